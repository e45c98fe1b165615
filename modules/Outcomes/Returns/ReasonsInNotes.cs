
namespace Programme.Outcomes;

/// <summary>Reasons that come with the file: a row's note answers the queries about that row; a note that all rows share answers
/// those about the whole return.</summary>
internal static class ReasonsInNotes
{
    private const int Header = 1;

    /// <summary>The queries of a version, numbered, with the reasons that its notes give.</summary>
    public static IEnumerable<QueryRow> Given(ReturnVersionRow version, IReadOnlyList<ReturnQuery> queries, IReadOnlyList<ReturnLine> lines,
        string subject)
    {
        var notes = lines.ToDictionary(line => line.Line, line => line.Row.Note);
        var shared = notes.Values.Distinct().ToList();
        return queries.Select((query, at) =>
        {
            var row = QueryRow.Of(version, at + 1, query);
            var note = query.Line > Header ? notes[query.Line] : shared is [var only] ? only : null;
            return note is null ? row : row with { Reason = note, AnsweredBy = subject, AnsweredAt = version.ReceivedAt };
        });
    }
}
