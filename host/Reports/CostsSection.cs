using Programme.Costs.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Costs in pence, not rounded.</summary>
internal static class CostsSection
{
    private const string PerSession = "per_delivered_session_pence";
    private const string PerSchool = "per_treated_school_pence";
    private const string PerPupil = "per_pupil_pence";

    private static readonly Dictionary<CostClass, string> Classes = new()
    {
        [CostClass.Prerequisite] = "prerequisite",
        [CostClass.Recurring] = "recurring",
        [CostClass.StartUp] = "start_up",
    };

    private static readonly Dictionary<Payer, string> Payers =
        new() { [Payer.La] = "la", [Payer.Programme] = "programme", [Payer.School] = "school" };

    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var response = await new CostsService.CostsServiceClient(query.Calls)
            .SummariseCostsAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel);
        var costs = response.Overall;
        var figures = Figures.Of("costs", "intervention lines only unless said; nominal = as recorded; " +
            $"real = each line x index({response.PriceYear}) / index(price_year), not rounded; " +
            $"pupils = NumberOfPupils in the {query.Trial.FirstOn:yyyy-MM-dd} register of treated schools, " +
            "schools without a number left out")
            .Counts("by_class", Sums(costs, line => Classes[line.CostClass]))
            .Counts("by_payer", Sums(costs, line => Payers[line.Payer]))
            .Each("by_class_and_payer", costs.ByClassAndPayer.OrderBy(line => Payers[line.Payer], StringComparer.Ordinal)
                .GroupBy(line => Classes[line.CostClass]).OrderBy(group => group.Key, StringComparer.Ordinal), payers => payers.Key,
                AddPayers)
            .Counts("by_category", costs.ByCategory)
            .Count("usual_practice_total_pence", costs.UsualPracticePence);
        AddReached(costs, figures);
        AddNominal(costs, figures.In("nominal").Count("total_pence", costs.TotalPence));
        AddReal(costs, figures.In($"real_{response.PriceYear.Replace('/', '_')}").Measure("total_pence", true, costs.RealTotalPence));
        return figures.Section;
    }

    /// <summary>What the money reached; whoever may not know the arms is told why not.</summary>
    private static void AddReached(CostSummary costs, Figures figures)
    {
        foreach (var (code, given, count) in new (string, bool, long)[]
        {
            ("delivered_sessions", costs.HasDeliveredSessions, costs.DeliveredSessions),
            ("treated_schools", costs.HasTreatedSchools, costs.TreatedSchools),
            ("treated_schools_with_pupil_number", costs.HasTreatedSchoolsWithPupils, costs.TreatedSchoolsWithPupils),
            ("treated_pupils", costs.HasTreatedPupils, costs.TreatedPupils),
        })
        {
            if (given)
                figures.Count(code, count);
            else
                figures.Absent(code, costs.Withheld);
        }
    }

    /// <summary>What costs per school are divided by; half of both arms for whoever may not know them.</summary>
    private static double SchoolsOf(CostSummary costs) => costs.HasTreatedSchools ? costs.TreatedSchools : costs.SchoolsByDesign;

    private static double PupilsOf(CostSummary costs) => costs.HasTreatedPupils ? costs.TreatedPupils : costs.PupilsByDesign;

    private static void AddPayers(IEnumerable<ClassPayerAmount> lines, Figures figures)
    {
        foreach (var line in lines)
            figures.Count(Payers[line.Payer], line.AmountPence);
    }

    private static void AddNominal(CostSummary costs, Figures figures) => figures
        .Share(PerSession, costs.HasPerSessionPence, costs.PerSessionPence, costs.TotalPence, costs.DeliveredSessions)
        .Share(PerSchool, costs.HasPerSchoolPence, costs.PerSchoolPence, costs.TotalPence, SchoolsOf(costs))
        .Share(PerPupil, costs.HasPerPupilPence, costs.PerPupilPence, costs.TotalPence, PupilsOf(costs));

    private static void AddReal(CostSummary costs, Figures figures) => figures
        .Share(PerSession, costs.HasRealPerSessionPence, costs.RealPerSessionPence, costs.RealTotalPence, costs.DeliveredSessions)
        .Share(PerSchool, costs.HasRealPerSchoolPence, costs.RealPerSchoolPence, costs.RealTotalPence, SchoolsOf(costs))
        .Share(PerPupil, costs.HasRealPerPupilPence, costs.RealPerPupilPence, costs.RealTotalPence, PupilsOf(costs));

    private static IEnumerable<KeyValuePair<string, long>> Sums(CostSummary costs, Func<ClassPayerAmount, string> key) =>
        costs.ByClassAndPayer.GroupBy(key).Select(group => KeyValuePair.Create(group.Key, group.Sum(line => line.AmountPence)));
}
