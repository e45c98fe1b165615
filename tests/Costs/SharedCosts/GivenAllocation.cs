using Programme.Costs;
using Programme.Costs.V1;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>Rules by which tests share costs; they are an example, of no protocol.</summary>
internal static class GivenAllocation
{
    /// <summary>Training alike for each school, materials by pupils, all else by sessions.</summary>
    public static async Task RulesAsync(Client economics)
    {
        foreach (var category in CostCodes.Categories)
        {
            await economics.SetAllocationRuleAsync(Rule(category, category switch
            {
                "training" => AllocationBasis.Schools,
                "materials" => AllocationBasis.Pupils,
                _ => AllocationBasis.Sessions,
            }));
        }
    }

    public static SetAllocationRuleRequest Rule(string category, AllocationBasis basis, int month = 1) => new()
    {
        Category = category,
        Basis = basis,
        ValidFrom = new() { Year = 2021, Month = month, Day = 1 },
        Source = "Minutes of the steering group (synthetic)",
    };
}
