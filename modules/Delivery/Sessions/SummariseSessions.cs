using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<SummariseSessionsResponse> SummariseSessions(SummariseSessionsRequest request, ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        await using var db = store.Read(context);
        var sessions = await Tallies.SessionsAsync(db, asOf, context.CancellationToken);
        var attendance = await Tallies.AttendanceAsync(db, asOf, context.CancellationToken);
        var authorities = await enrolment.AuthoritiesAsync(context.CancellationToken);
        var known = await contexts.LoadAsync(db, "", [], context.CancellationToken);

        var (held, people) = (sessions.ToLookup(tally => tally.LaCode), attendance.ToLookup(tally => tally.LaCode));
        var byLa = authorities.Select(authority => authority.LaCode).Order(StringComparer.Ordinal).Select(code =>
            SessionTallies.Count(code, [.. held[code]], [.. people[code]], known.DueDays(code, asOf).Count(), asOf)).ToList();

        if (!await enrolment.MayKnowArmsAsync(Caller.Of(context), context.CancellationToken))
        {
            byLa = byLa.ConvertAll(counts => known.ByDesign(counts.LaCode, asOf).Of(counts,
                MonthByDesign.All(counts.LaCode, [.. held[counts.LaCode]], known, asOf)));
            return new SummariseSessionsResponse { ByLa = { byLa }, Overall = SessionsByDesign.Sum(byLa) };
        }
        return new SummariseSessionsResponse
        {
            ByLa = { byLa },
            Overall = SessionTallies.Count("", sessions, attendance, byLa.Sum(counts => counts.Due), asOf),
        };
    }

    /// <summary>The last day that counts.</summary>
    private DateOnly CheckAsOf(Google.Type.Date? asked)
    {
        var fields = new FieldProblems();
        fields.OptionalDay("as_of", asked);
        fields.ThrowIfAny();
        return trial.AsOf(asked, clock);
    }
}
