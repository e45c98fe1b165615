using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>The rows of Costs.</summary>
internal sealed partial class AccessTable
{
    private static Row[] OfCosts =>
    [
        new("CostsService/ImportCosts", [CostAnalyst]),
        new("CostsService/RecordCostLine", [CostAnalyst]),
        new("CostsService/ListCostLines", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostsService/ImportDeflators", [CostAnalyst], WholeTrial: true),
        new("CostsService/SummariseCosts", [CostAnalyst, TrialManager, ProgrammeLead, LaCoordinator], Heavy: true),
    ];
}
