namespace Programme.Outcomes;

/// <summary>Sessions that a lead or deputy of the school attended while in post there.</summary>
internal sealed class OwnSessions
{
    private readonly ILookup<string, string> supervisors;

    private OwnSessions(IEnumerable<(string Urn, string Supervisor)> attended) =>
        supervisors = attended.ToLookup(session => session.Urn, session => session.Supervisor);

    public static OwnSessions Of(AnalysedRows rows, Trial trial)
    {
        var posts = rows.Posts.ToLookup(post => (post.Urn, post.Person));
        return new OwnSessions(rows.Cells(LockPart.Sessions)
            .Select(cells => (Urn: cells[1], On: AnalysedRows.Day(cells[2])!.Value, Supervisor: cells[3], People: cells[5].Split(' ')))
            .Where(session => session.On <= trial.LastOn && session.People
                .Any(person => posts[(session.Urn, person)].Any(post => post.On(session.On))))
            .Select(session => (session.Urn, session.Supervisor)));
    }

    public int Attended(string urn) => supervisors[urn].Count();

    /// <summary>The supervisor of most of them; null = none is known.</summary>
    public string? SupervisorOf(string urn) => supervisors[urn].Where(supervisor => supervisor.Length > 0).GroupBy(supervisor => supervisor)
        .OrderByDescending(sessions => sessions.Count()).ThenBy(sessions => sessions.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
