using Programme.Disclosure;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>A count that is not told, and what a reader may take for granted of it.</summary>
internal sealed record Unknown(string Name, bool IsSum, long Truth)
{
    public long Low { get; set; }
    public long High { get; set; } = Reader.Most;
}

/// <summary>
/// A reader who keeps everything that ever left: the answers of the RPC, the series on <c>/metrics</c>, at every publication. It knows
/// which counts did not change, which of those withheld are small, which totals are rounded, and how everything adds up; it
/// shares no code with what decided. Its knowledge is a system of equations and bounds in whole numbers.
/// </summary>
internal sealed class Reader
{
    public const long Most = 100_000;

    private const string Total = "total", Nfa = "inappropriate", Rest = "rest", All = "all", ToDate = "";

    private readonly Dictionary<(string, string, string, long, int), int> seen = [];
    private int publications;

    public List<Unknown> Unknowns { get; } = [];

    /// <summary>Total = sum of parts, by positions.</summary>
    public List<(int Total, List<int> Parts)> Sums { get; } = [];

    /// <summary>Shares that were given without both of their counts: part ÷ whole = millionths.</summary>
    public List<(int Part, int Whole, long Millionths)> Shares { get; } = [];

    /// <summary>Reads one publication.</summary>
    /// <param name="tallies">The truth, of which the reader knows what is equal to what.</param>
    /// <param name="forms">How each count left.</param>
    /// <param name="answer">What the RPC answered.</param>
    /// <param name="charts">What the RPC of charts answered, by authority and month.</param>
    /// <param name="series">What stood on /metrics.</param>
    /// <param name="pupils">Pupils, which are public.</param>
    public void Read(IReadOnlyList<Tally> tallies, IReadOnlyDictionary<string, Shown> forms, IReadOnlyList<ContactFigure> answer,
        IReadOnlyDictionary<(string, string), MonitoringPoint> charts, IReadOnlyList<Figure> series, long pupils)
    {
        publications++;
        var counted = tallies.Where(tally => tally.Schools > 1).ToList();
        var trial = counted.FindAll(tally => string.CompareOrdinal(tally.Month, RandomProgrammes.FirstTrialMonth) >= 0);
        var cells = new Dictionary<(string La, string Month), int[]>();
        foreach (var tally in counted)
            cells[(tally.LaCode, tally.Month)] = Cell(tally.LaCode, tally.Month, tally.Total, tally.Nfa, isSum: false);
        foreach (var month in counted.GroupBy(tally => tally.Month))
            Add(cells, (All, month.Key), month.Select(tally => (tally.LaCode, tally.Month)));
        foreach (var la in trial.GroupBy(tally => tally.LaCode))
            Add(cells, (la.Key, ToDate), la.Select(tally => (tally.LaCode, tally.Month)));
        if (trial.Count > 0)
            Add(cells, (All, ToDate), trial.Select(tally => tally.LaCode).Distinct().Select(la => (la, ToDate)));

        foreach (var (key, at) in cells)
            Told(key, at, forms, answer.Single(figure => (figure.LaCode, figure.Month) == key), charts[key],
                [.. series.Where(figure => figure.LaCode == key.La && Period(figure) == key.Month)], pupils);
    }

    private static string Period(Figure figure) => figure.Series.Labels.Contains("period") ? figure.LabelValues[0] : ToDate;

    /// <summary>Total, part and rest; a count that did not change is the same unknown as before.</summary>
    private int[] Cell(string la, string month, long total, long nfa, bool isSum)
    {
        int[] at = [Of(Total, total), Of(Nfa, nfa), Of(Rest, total - nfa)];
        Sums.Add((at[0], [at[1], at[2]]));
        return at;

        int Of(string measure, long value)
        {
            var key = (la, month, measure, value, isSum || measure == Rest ? publications : 0);
            if (seen.TryGetValue(key, out var known))
                return known;
            Unknowns.Add(new Unknown($"{publications}: {la}/{month}/{measure}", isSum, value));
            return seen[key] = Unknowns.Count - 1;
        }
    }

    private void Add(Dictionary<(string, string), int[]> cells, (string La, string Month) sum, IEnumerable<(string, string)> parts)
    {
        var of = parts.Select(part => cells[part]).ToList();
        cells[sum] = Cell(sum.La, sum.Month, of.Sum(part => Unknowns[part[0]].Truth), of.Sum(part => Unknowns[part[1]].Truth), isSum: true);
        for (var measure = 0; measure < 3; measure++)
            Sums.Add((cells[sum][measure], [.. of.Select(part => part[measure])]));
    }

    private void Told((string La, string Month) key, int[] at, IReadOnlyDictionary<string, Shown> forms, ContactFigure answer,
        MonitoringPoint chart, List<Figure> series, long pupils)
    {
        long?[] total = [answer.HasContactsTotal ? answer.ContactsTotal : null, Count(series, Total),
            chart.HasContactsPer1000Pupils ? (long)Math.Round(chart.ContactsPer1000Pupils * pupils / 1000) : null];
        long?[] nfa = [answer.HasContactsInappropriate ? answer.ContactsInappropriate : null, Count(series, Nfa)];
        Bound(Unknowns[at[0]], total, Form(forms, key, Total));
        Bound(Unknowns[at[1]], nfa, Form(forms, key, Nfa));
        var share = answer.HasRatio ? answer.Ratio
            : series.Find(figure => figure.Series == OutcomesFigures.Ratio || figure.Series == OutcomesFigures.ToDate)?.Value;
        if (share is { } given && (Array.TrueForAll(total, count => count is null) || Array.TrueForAll(nfa, count => count is null)))
            Shares.Add((at[1], at[0], (long)Math.Round(given * 1e6)));
    }

    private static long? Count(List<Figure> series, string measure) =>
        series.Find(figure => figure.Series.Name.StartsWith("programme_contacts", StringComparison.Ordinal)
            && figure.Series.Labels.Contains("measure") && figure.LabelValues[^1] == measure) is { } figure ? (long)figure.Value : null;

    private static Shown? Form(IReadOnlyDictionary<string, Shown> forms, (string La, string Month) key, string measure) =>
        forms.GetValueOrDefault($"{key.La}/{(key.Month.Length == 0 ? "to-date" : key.Month)}/{measure}");

    private static void Bound(Unknown unknown, long?[] told, Shown? form)
    {
        var (low, high) = (told.OfType<long>().Cast<long?>().FirstOrDefault(), form) switch
        {
            ({ } value, { Form: Disclosure.Form.Rounded }) => (Math.Max(1, value - 5), value + 4),
            ({ } value, _) => (value, value),
            (null, { Symbol: "low" }) => (1, 4),
            (null, _) when !unknown.IsSum && unknown.Truth is >= 1 and <= 5 => (1, 5),
            _ => (1L, Most),
        };
        (unknown.Low, unknown.High) = (Math.Max(unknown.Low, low), Math.Min(unknown.High, high));
    }
}
