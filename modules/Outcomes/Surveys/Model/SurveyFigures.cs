using Programme.Disclosure;
using Programme.Instruments;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Scores of a wave as messages, from what may leave.</summary>
internal static class SurveyFigures
{
    /// <summary>One score of one authority.</summary>
    public static SurveyScore Score(AskedScore asked, string laCode, IReadOnlyDictionary<string, ReleasedGroup> groups) =>
        groups.TryGetValue(laCode, out var own)
        ? Given(asked, [.. own.Scores.Values], SmallGroups.Labels(BandsOf(asked, own)))
        : Withheld(asked, Symbols.Confidential);

    /// <summary>One score over all authorities.</summary>
    public static SurveyScore Over(AskedScore asked, IReadOnlyDictionary<string, ReleasedGroup> groups) => groups.Count > 0
        ? Given(asked, [.. groups.Values.SelectMany(group => group.Scores.Values)],
            SmallGroups.LabelsOver([.. groups.Values.Select(group => BandsOf(asked, group))]))
        : Withheld(asked, Symbols.Confidential);

    /// <summary>A score that is not given.</summary>
    public static SurveyScore Withheld(AskedScore asked, string symbol) => new()
    {
        Instrument = new InstrumentVersion { Code = asked.Scoring.Instrument.Code, Version = asked.Scoring.Instrument.Version },
        Score = asked.Score.Code,
        Withheld = symbol,
    };

    private static SurveyScore Given(AskedScore asked, IReadOnlyCollection<double> scores, Dictionary<string, int> shown)
    {
        var figure = Withheld(asked, "");
        // In one order: the last digits of a sum depend on it, and that of the rows is that of their pseudonyms.
        List<double> ordered = [.. scores.Order()];
        var mean = ordered.Average();
        (figure.N, figure.Mean, figure.Sd) =
            (scores.Count, mean, Math.Sqrt(ordered.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1)));
        var there = scores.Select(score => Scoring.BandOf(asked.Score, score)).ToHashSet();
        foreach (var band in asked.Score.Bands.Select(band => band.Code))
        {
            var people = new SurveyBand { Band = band };
            if (!there.Contains(band) || shown.ContainsKey(band))
                people.People = shown.GetValueOrDefault(band);
            figure.Bands.Add(people);
        }
        return figure;
    }

    private static List<string> BandsOf(AskedScore asked, ReleasedGroup group) =>
        [.. group.Scores.Values.Select(score => Scoring.BandOf(asked.Score, score)).OfType<string>()];
}
