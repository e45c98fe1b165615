using System.Globalization;
using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>The register and what later extracts changed, as in the summary's layout. The register itself is the one that the
/// list was made from: the newest extract of the trial's first day or before, else the first.</summary>
internal static class SummaryOfRegister
{
    /// <summary>The register, with what the newest extract says when that is a later one.</summary>
    public static async Task<JsonObject> RegisterAsync(CallInvoker calls, Trial trial, CancellationToken cancel)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(calls);
        var extracts = (await enrolment.SummariseRegisterAsync(new(), cancellationToken: cancel)).ExtractsOn;
        var first = extracts.LastOrDefault(day => day.ToDateOnly() <= trial.FirstOn) ?? extracts.FirstOrDefault();
        var register = Of(await enrolment.SummariseRegisterAsync(new() { AsOf = first }, cancellationToken: cancel));
        if (extracts.LastOrDefault() is { } newest && !newest.Equals(first))
            register["later_extract"] = Later(await enrolment.SummariseRegisterAsync(new() { AsOf = newest }, cancellationToken: cancel));
        return register;
    }

    private static JsonObject Of(SummariseRegisterResponse register) => new()
    {
        ["rows"] = register.Rows,
        ["rows_in_10_las"] = register.RowsInAuthorities,
        ["eligible"] = register.Eligible,
        ["eligible_per_la"] = SummaryVerb.Map(register.EligibleByLa),
        ["eligible_by_type"] = SummaryVerb.Map(register.EligibleByType),
        ["eligible_by_phase"] = SummaryVerb.Map(register.EligibleByPhase),
        ["eligible_by_status"] = SummaryVerb.Map(register.EligibleByStatus),
        ["pupils_sum_eligible"] = register.EligiblePupils,
        ["eligible_missing_pupils"] = SummaryVerb.Array(register.EligibleWithoutPupils),
        ["laestab_leading_zero"] = SummaryVerb.Array(register.LaestabLeadingZero),
    };

    private static JsonObject Later(SummariseRegisterResponse register) => new()
    {
        ["rows"] = register.Rows,
        ["eligible"] = register.Eligible,
        ["eligible_per_la"] = SummaryVerb.Map(register.EligibleByLa),
        ["pupils_sum_eligible"] = register.EligiblePupils,
    };

    /// <summary>The units that are not open under their listed URN, with its direct successors and their arms.</summary>
    public static async Task<JsonArray> ChangesAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var arms = await ArmsAsync(calls, cancel);
        var units = await Pages.AllAsync(async token =>
        {
            var request = new ListUnitsRequest { AsOf = asOf, PageSize = 1_000, PageToken = token };
            var page = await new EnrolmentService.EnrolmentServiceClient(calls).ListUnitsAsync(request, cancellationToken: cancel);
            return (page.Units, page.NextPageToken);
        });
        return [.. units.Where(unit => unit.State != UnitState.Open).SelectMany(unit => Of(unit, arms))];
    }

    private static IEnumerable<JsonNode> Of(TrialUnit unit, Dictionary<string, Arm> arms)
    {
        var listed = unit.Urns.Single(urn => urn.Urn == unit.ListedUrn);
        var successors = unit.Urns.Where(urn => urn.PredecessorUrn == unit.ListedUrn).DefaultIfEmpty();
        return successors.Select(successor => new JsonObject
        {
            ["urn"] = unit.ListedUrn,
            ["la_code"] = unit.LaCode,
            ["arm"] = Letter(arms.GetValueOrDefault(unit.ListedUrn)),
            ["close_date"] = listed.ClosedOn?.ToDateOnly().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["reason"] = listed.ClosedReason.Length > 0 ? listed.ClosedReason : null,
            ["successor_urn"] = successor?.Urn,
            ["link_type"] = successor?.LinkType,
        });
    }

    private static string? Letter(Arm arm) => arm switch
    {
        Arm.Intervention => "T",
        Arm.Control => "C",
        _ => null,
    };

    /// <summary>Arms by listed URN; none while nothing is drawn or released.</summary>
    private static async Task<Dictionary<string, Arm>> ArmsAsync(CallInvoker calls, CancellationToken cancel)
    {
        var schools = await Pages.AllAsync(async token =>
        {
            var request = new ListAllocationsRequest { PageSize = 10_000, PageToken = token };
            var page = await SummaryVerb.OnceDrawnAsync(new AllocationService.AllocationServiceClient(calls).ListAllocationsAsync(request, cancellationToken: cancel));
            return (page?.Allocations ?? [], page?.NextPageToken ?? "");
        });
        return schools.ToDictionary(school => school.Urn, school => school.Arm);
    }
}
