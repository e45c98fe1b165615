using System.Globalization;

namespace Programme.Outcomes;

/// <summary>The rows kept with a lock, read back.</summary>
internal sealed class AnalysedRows
{
    private readonly Dictionary<string, LockPart> parts;

    public AnalysedRows(IEnumerable<LockPart> kept)
    {
        parts = kept.ToDictionary(part => part.Name);
        Posts = [.. Cells(LockPart.Posts).Select(cells => new AnalysedPost(cells[0], cells[1], cells[2], cells[3] == "lead",
            Day(cells[4])!.Value, Day(cells[5])))];
        Answers = [.. Cells(LockPart.Scores).Select(AnalysedAnswer.Of)];
    }

    public IReadOnlyList<AnalysedPost> Posts { get; }

    public IReadOnlyList<AnalysedAnswer> Answers { get; }

    /// <summary>The lines of a part, cell by cell; none where the part is empty.</summary>
    public IEnumerable<string[]> Cells(string part) => parts[part].Lines.Select(line => line.Split(','));

    public static DateOnly? Day(string cell) => cell.Length == 0 ? null
        : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}

/// <summary>A post.</summary>
internal sealed record AnalysedPost(string Id, string Urn, string Person, bool Lead, DateOnly From, DateOnly? To)
{
    public bool On(DateOnly day) => From <= day && !(To < day);
}

/// <summary>The scores of a person in a wave.</summary>
internal sealed record AnalysedAnswer(string Wave, string Person, string Urn, IReadOnlyDictionary<string, double?> Scores)
{
    public static AnalysedAnswer Of(string[] cells)
    {
        var key = cells[0].Split(' ');
        return new AnalysedAnswer(key[0], key[1], key[2], cells.Skip(1).Where(cell => cell.Length > 0).Select(cell => cell.Split('='))
            .ToDictionary(pair => pair[0], pair => AnalysedRows.Number(pair[1])));
    }
}
