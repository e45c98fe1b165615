using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>What a reader must know of a figure: by which rules it says inappropriate, and from which months on it is not
/// comparable.</summary>
internal sealed class FigureNotes
{
    /// <summary>Of no figure.</summary>
    public static readonly FigureNotes None = new([], new DefinitionsInForce([]), [], "");

    private readonly ILookup<(string LaCode, string Month), string> rules;
    private readonly ILookup<(string LaCode, string Month), string> breaks;

    /// <summary>Notes on months, on the trial to date (month empty), and on all authorities (<see cref="Figure.Programme"/>).</summary>
    /// <param name="tallies">The months behind the figures.</param>
    /// <param name="definitions">Which rule holds when.</param>
    /// <param name="found">Where months are not comparable with those before.</param>
    /// <param name="firstTrialMonth">YYYY-MM; months before it are in no figure to date.</param>
    public FigureNotes(IReadOnlyList<Tally> tallies, DefinitionsInForce definitions, IEnumerable<SeriesBreak> found, string firstTrialMonth)
    {
        rules = Everywhere(tallies.Select(tally => (tally.LaCode, tally.Month, definitions.RuleOf(tally.LaCode, tally.Month).Name)),
            firstTrialMonth);
        breaks = Everywhere(found.Select(item => (item.LaCode, item.Month, item.Month)), firstTrialMonth);
    }

    /// <summary>Names of the rules, in order; none = there is no figure.</summary>
    public IEnumerable<string> Rules(string laCode, string month) => rules[(laCode, month)].Distinct().Order(StringComparer.Ordinal);

    /// <summary>Months from which on figures are not comparable with those before.</summary>
    public IEnumerable<string> NotComparableFrom(string laCode, string month) =>
        breaks[(laCode, month)].Distinct().Order(StringComparer.Ordinal);

    private static ILookup<(string, string), string> Everywhere(IEnumerable<(string LaCode, string Month, string Note)> notes,
        string firstTrialMonth) => notes
        .SelectMany(note => new[] { note.LaCode,
            Figure.Programme }.SelectMany(code => string.CompareOrdinal(note.Month, firstTrialMonth) < 0
            ? [(Key: (code, note.Month), note.Note)]
            : new[] { (Key: (code, note.Month), note.Note), (Key: (code, ""), note.Note) }))
        .ToLookup(note => note.Key, note => note.Note);
}
