using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override Task<SummariseContactsByArmResponse> SummariseContactsByArm(SummariseContactsByArmRequest request,
        ServerCallContext context) =>
        contacts.SummariseByArmAsync(request, context);
}

internal sealed partial class ContactSummaries
{
    public async Task<SummariseContactsByArmResponse> SummariseByArmAsync(SummariseContactsByArmRequest request, ServerCallContext context)
    {
        var (first, last) = WindowOf(new() { FirstMonth = request.FirstMonth, LastMonth = request.LastMonth, KnownOn = request.KnownOn });
        var known = KnownOn.ByBothDays(request.KnownOn, request.ReceivedBy);
        var arms = await enrolment.UnmaskedArmsAsync(context.CancellationToken);
        var withdrawn = request.WithoutDataWithdrawn ? await DataWithdrawnAsync(known.ExtractDay, context.CancellationToken) : [];
        await using var db = store.Read(context);
        var sums = await db.TalliesInForce(known, request.Basis).Between(first, last).ToListAsync(context.CancellationToken);

        var byArm = sums.SelectMany(sum => sum.BySchool()).Where(school => !withdrawn.Contains(school.Urn))
            .ToLookup(school => arms.GetValueOrDefault(school.Urn));
        var response = new SummariseContactsByArmResponse
        {
            Intervention = CountsOf(byArm[Arm.Intervention]),
            Control = CountsOf(byArm[Arm.Control]),
            Unmasking = await enrolment.UnmaskingAsync(context.CancellationToken)
        };
        response.Marks.AddRange(await ChangedAfterUnmasking.MarksAsync(db, response.Unmasking, context.CancellationToken));
        if (Odds.Ratio(response.Intervention.Nfa, response.Control.Nfa) is { } ratio)
            response.CrudeOddsRatio = ratio;
        return response;
    }

    /// <summary>With schools as clusters: contacts of a school are alike, so that an interval of single contacts would be too
    /// narrow.</summary>
    private static ContactCounts CountsOf(IEnumerable<SchoolCounts> months)
    {
        var schools = months.GroupBy(school => school.Urn).Select(school =>
            new ShareCount(school.Sum(month => (long)month.Nfa), school.Sum(month => (long)month.Total))).ToList();
        var counts = ContactSummary.Counts("", "", [Tally.Of("", "", months)], schools.Count);
        counts.Nfa.ClearLower();
        counts.Nfa.ClearUpper();
        if (ClusteredShare.Of(schools).Value is { } share)
            (counts.Nfa.Lower, counts.Nfa.Upper, counts.NfaClusteredError) = (share.Interval.Lower, share.Interval.Upper, share.Error);
        return counts;
    }
}
