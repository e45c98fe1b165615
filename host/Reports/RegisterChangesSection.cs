using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The units that are not open under their listed URN, with its direct successors and their arms; only when a later extract of
/// the register was imported.</summary>
internal static class RegisterChangesSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(query.Calls);
        if (await RegisterSection.ExtractsAsync(enrolment, query) is not ({ } first, { } newest) || newest.Equals(first))
            return null;
        var arms = await ArmsAsync(query);
        var units = await Pages.AllAsync(async token =>
        {
            var request = new ListUnitsRequest { AsOf = query.AsOf, PageSize = 1_000, PageToken = token };
            var page = await enrolment.ListUnitsAsync(request, cancellationToken: query.Cancel);
            return (page.Units, page.NextPageToken);
        });
        var changed = units.Where(unit => unit.State != UnitState.Open);
        return Figures.Of("register_changes").List(changed.SelectMany(WithSuccessors), (change, figures) => figures
            .Text("urn", change.Unit.ListedUrn)
            .Text("la_code", change.Unit.LaCode)
            .Text("arm", Letter(arms.GetValueOrDefault(change.Unit.ListedUrn)))
            .Text("close_date", change.Listed.ClosedOn?.ToDateOnly().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Text("reason", change.Listed.ClosedReason.Length > 0 ? change.Listed.ClosedReason : null)
            .Text("successor_urn", change.Successor?.Urn)
            .Text("link_type", change.Successor?.LinkType)).Section;
    }

    private static IEnumerable<(TrialUnit Unit, UnitUrn Listed, UnitUrn? Successor)> WithSuccessors(TrialUnit unit)
    {
        var listed = unit.Urns.Single(urn => urn.Urn == unit.ListedUrn);
        return unit.Urns.Where(urn => urn.PredecessorUrn == unit.ListedUrn).DefaultIfEmpty().Select(successor => (unit, listed, successor));
    }

    private static string? Letter(Arm arm) => arm switch
    {
        Arm.Intervention => "T",
        Arm.Control => "C",
        _ => null,
    };

    /// <summary>Arms by listed URN; none while nothing is drawn or released.</summary>
    private static async Task<Dictionary<string, Arm>> ArmsAsync(SummaryQuery query)
    {
        var allocation = new AllocationService.AllocationServiceClient(query.Calls);
        var schools = await Pages.AllAsync(async token =>
        {
            var request = new ListAllocationsRequest { PageSize = 10_000, PageToken = token };
            var (page, _) = await SummaryQuery.IfGivenAsync(allocation.ListAllocationsAsync(request, cancellationToken: query.Cancel));
            return (page?.Allocations ?? [], page?.NextPageToken ?? "");
        });
        return schools.ToDictionary(school => school.Urn, school => school.Arm);
    }
}
