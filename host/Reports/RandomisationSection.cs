using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>How many schools were randomised, to which arm, from which list.</summary>
internal static class RandomisationSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var allocation = new AllocationService.AllocationServiceClient(query.Calls);
        var list = (await allocation.GetListAsync(new(), cancellationToken: query.Cancel)).List;
        var drawn = await allocation.SummariseAllocationAsync(new(), cancellationToken: query.Cancel);
        if (drawn.ByLa.Count == 0)
            return new SummarySection { Code = "randomisation", AbsentReason = Reasons.NotReleased };
        return Figures.Of("randomisation")
            .Count("randomised", drawn.Total.Intervention + drawn.Total.Control)
            .Each("per_la", drawn.ByLa, la => la.LaCode, AddArms)
            .Arms("total", drawn.Total.Intervention, drawn.Total.Control)
            .Text("list_hash", list.ListHash).Section;
    }

    private static void AddArms(ArmCounts counts, Figures figures) => figures.Count("T", counts.Intervention).Count("C", counts.Control);
}
