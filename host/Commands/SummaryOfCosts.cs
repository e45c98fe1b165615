using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>Costs, as in the summary's layout: pence, unrounded.</summary>
internal static class SummaryOfCosts
{
    private static readonly Dictionary<CostClass, string> Classes = new()
    {
        [CostClass.Prerequisite] = "prerequisite",
        [CostClass.Recurring] = "recurring",
        [CostClass.StartUp] = "start_up",
    };

    private static readonly Dictionary<Payer, string> Payers = new() { [Payer.La] = "la", [Payer.Programme] = "programme", [Payer.School] = "school" };

    public static async Task<JsonNode> CostsAsync(CallInvoker calls, Trial trial, Date? asOf, CancellationToken cancel)
    {
        var response = await new CostsService.CostsServiceClient(calls).SummariseCostsAsync(new() { AsOf = asOf }, cancellationToken: cancel);
        var costs = response.Overall;
        return new JsonObject
        {
            ["definition"] = $"intervention lines only unless said; nominal = as recorded; real = each line x index({response.PriceYear}) / index(price_year), not rounded; " +
                $"pupils = NumberOfPupils in the {trial.FirstOn:yyyy-MM-dd} register of treated schools, schools without a number left out",
            ["by_class"] = Sum(costs, line => Classes[line.CostClass]),
            ["by_payer"] = Sum(costs, line => Payers[line.Payer]),
            ["by_class_and_payer"] = new JsonObject(costs.ByClassAndPayer.GroupBy(line => Classes[line.CostClass]).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, SummaryVerb.Map(group.Select(line => KeyValuePair.Create(Payers[line.Payer], line.AmountPence)))))),
            ["by_category"] = SummaryVerb.Map(costs.ByCategory),
            ["usual_practice_total_pence"] = costs.UsualPracticePence,
            ["delivered_sessions"] = costs.DeliveredSessions,
            ["treated_schools"] = costs.TreatedSchools,
            ["treated_schools_with_pupil_number"] = costs.TreatedSchoolsWithPupils,
            ["treated_pupils"] = costs.TreatedPupils,
            ["nominal"] = new JsonObject
            {
                ["total_pence"] = costs.TotalPence,
                ["per_delivered_session_pence"] = SummaryVerb.Number(costs.HasPerSessionPence, costs.PerSessionPence),
                ["per_treated_school_pence"] = SummaryVerb.Number(costs.HasPerSchoolPence, costs.PerSchoolPence),
                ["per_pupil_pence"] = SummaryVerb.Number(costs.HasPerPupilPence, costs.PerPupilPence),
            },
            [$"real_{response.PriceYear.Replace('/', '_')}"] = new JsonObject
            {
                ["total_pence"] = costs.RealTotalPence,
                ["per_delivered_session_pence"] = SummaryVerb.Number(costs.HasRealPerSessionPence, costs.RealPerSessionPence),
                ["per_treated_school_pence"] = SummaryVerb.Number(costs.HasRealPerSchoolPence, costs.RealPerSchoolPence),
                ["per_pupil_pence"] = SummaryVerb.Number(costs.HasRealPerPupilPence, costs.RealPerPupilPence),
            },
        };
    }

    private static JsonObject Sum(CostSummary costs, Func<ClassPayerAmount, string> key) => SummaryVerb.Map(
        costs.ByClassAndPayer.GroupBy(key).Select(group => KeyValuePair.Create(group.Key, group.Sum(line => line.AmountPence))));
}
