using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListSessionAnomaliesResponse> ListSessionAnomalies(ListSessionAnomaliesRequest request,
        ServerCallContext context)
    {
        CheckKind(request.Kind);
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string, string, string>(request) ?? ("", "", "");
        var asOf = CheckAsOf(request.AsOf);

        // Remembered for the pages that follow.
        var all = await anomalies.GetAsync((Caller.Of(context).Scope.Key, request.LaCode, asOf),
            async key => await AnomaliesAsync(key.LaCode, asOf, context));

        var page = all!.Where(row => (request.Kind.Length == 0 || row.Kind == request.Kind) && Compare(Key(row), after) > 0).Take(size + 1)
            .ToList();

        var response = new ListSessionAnomaliesResponse { Anomalies = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Kind, page[size - 1].SessionRef, page[size - 1].LeadRef);
        return response;
    }

    private static void CheckKind(string kind)
    {
        var fields = new FieldProblems();
        fields.Code("kind", kind, SessionFlags.Anomalies, optional: true);
        fields.ThrowIfAny();
    }

    private static (string, string, string) Key(SessionAnomaly row) => (row.Kind, row.SessionRef, row.LeadRef);

    private static int Compare((string Kind, string Session, string Lead) one, (string Kind, string Session, string Lead) other) =>
        string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var kind ? kind
        : string.CompareOrdinal(one.Session, other.Session) is not 0 and var session ? session
        : string.CompareOrdinal(one.Lead, other.Lead);

    /// <summary>What is unusual about the sessions of an authority (or of all in scope), by kind, session and person.</summary>
    private async Task<List<SessionAnomaly>> AnomaliesAsync(string laCode, DateOnly asOf, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var sessions = await db.Sessions.Where(row => row.ScheduledOn <= asOf && (laCode == "" || row.LaCode == laCode))
            .ToListAsync(context.CancellationToken);
        var known = await contexts.LoadAsync(db, laCode, sessions.Select(row => row.Urn), context.CancellationToken);
        var presence = await contexts.PresenceAsync(context);
        var people = await Tallies.PresencesAsync(db, context.CancellationToken);

        var found =
            sessions.SelectMany(row => known.FlagsOf(row).Concat(row.RepeatedInFile ? [SessionFlags.RepeatedInFile] : [])
                .Select(flag => Anomaly(flag, row)))
            .Concat(OfPeople(sessions, people, presence)).ToList();
        found.Sort((one, other) => Compare(Key(one), Key(other)));
        return found;
    }

    private static IEnumerable<SessionAnomaly> OfPeople(List<SessionRow> sessions, List<Presence> people, ControlPresence presence)
    {
        var held = sessions.Where(row => row.HeldOn is not null).ToDictionary(row => row.SessionRef);
        foreach (var person in people)
        {
            if (!held.TryGetValue(person.SessionRef, out var session)
                || presence.FlagOf(person.LeadRef, session.HeldOn!.Value) is not { } flag)
                continue;
            var anomaly = Anomaly(flag, session);
            anomaly.LeadRef = person.LeadRef;
            anomaly.ControlUrns.AddRange(presence.ControlUrns(person.LeadRef, session.HeldOn.Value));
            yield return anomaly;
        }
    }

    private static SessionAnomaly Anomaly(string flag, SessionRow row) => new()
    {
        Kind = flag,
        SessionRef = row.SessionRef,
        Urn = row.Urn,
        LaCode = row.LaCode,
        On = (row.HeldOn ?? row.ScheduledOn).ToDate(),
    };
}
