using Programme.Instruments.V1;

namespace Programme.Instruments;

/// <summary>Scores of one version of an instrument. A reversed item counts from the other end of its scale: lowest + highest − answer.
/// The mean is over the items answered; the sum is that mean times the number of items; with fewer answers than the score
/// needs there is none.</summary>
public sealed class Scoring
{
    private readonly IReadOnlyList<(int Lowest, int Highest, bool Reversed)> items;
    private readonly Dictionary<string, int> places;

    /// <summary>Of an instrument that keeps the rules.</summary>
    public Scoring(Instrument instrument)
    {
        Instrument = instrument;
        var scales = instrument.Scales.ToDictionary(scale => scale.Code, scale => (scale.Points[0].Value, scale.Points[^1].Value));
        items = [.. instrument.Items.Select(item => (scales[item.Scale].Item1, scales[item.Scale].Item2, item.Reversed))];
        places = instrument.Items.Select((item, at) => (item.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at);
    }

    /// <summary>What is scored.</summary>
    public Instrument Instrument { get; }

    /// <summary>The score of one respondent; null = too few answers.</summary>
    /// <param name="score">One of the instrument's.</param>
    /// <param name="answers">In the order of the items; null = not answered.</param>
    public double? Of(InstrumentScore score, IReadOnlyList<int?> answers)
    {
        var given = score.Items.Select(code => Counted(places[code], answers)).OfType<int>().ToList();
        if (given.Count == 0 || given.Count < score.LeastAnswered)
            return null;
        if (score.Conversion is { } conversion)
            return conversion.To[given.Sum() - conversion.From];
        return score.Method != "sum" ? given.Average() : given.Count == score.Items.Count ? given.Sum()
            : given.Average() * score.Items.Count;
    }

    /// <summary>Code of the band that a score is in; null = in none.</summary>
    public static string? BandOf(InstrumentScore score, double value) => score.Bands.LastOrDefault(band => value >= band.From)?.Code;

    /// <summary>Every item answered as a share of its scale: 0 = its lowest point, 1 = its highest.</summary>
    public IEnumerable<double> Shares(IReadOnlyList<int?> answers)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (Counted(at, answers) is { } value)
                yield return (double)(value - items[at].Lowest) / (items[at].Highest - items[at].Lowest);
        }
    }

    private int? Counted(int at, IReadOnlyList<int?> answers) =>
        answers[at] is { } value && items[at].Reversed ? items[at].Lowest + items[at].Highest - value : answers[at];
}
