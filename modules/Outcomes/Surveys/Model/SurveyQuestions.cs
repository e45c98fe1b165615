using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Outcomes;

/// <summary>What a wave asks: the items of its instruments one after another, and the scores that they give.</summary>
internal sealed class SurveyQuestions
{
    public SurveyQuestions(IEnumerable<Instrument> instruments)
    {
        Instruments = [.. instruments];
        var from = 0;
        var scores = new List<AskedScore>();
        foreach (var scoring in Instruments.Select(instrument => new Scoring(instrument)))
        {
            scores.AddRange(scoring.Instrument.Scores.Select(score => new AskedScore(scoring, score, from)));
            from += scoring.Instrument.Items.Count;
        }
        Scores = scores;
    }

    public IReadOnlyList<Instrument> Instruments { get; }

    public IReadOnlyList<AskedScore> Scores { get; }

    public IEnumerable<string> Items => Instruments.SelectMany(instrument => instrument.Items).Select(item => item.Code);

    /// <summary>The questions of a wave, whose instruments have to be there.</summary>
    public static SurveyQuestions Of(SurveyWaveRow wave, IReadOnlyDictionary<(string, int), Instrument> instruments) =>
        new(wave.Versions.Select(version => instruments[version]));
}

/// <summary>A score of one of a wave's instruments.</summary>
/// <param name="Scoring">Of its instrument.</param>
/// <param name="Score">The score.</param>
/// <param name="From">Place of its instrument's first item among those of the wave.</param>
internal sealed record AskedScore(Scoring Scoring, InstrumentScore Score, int From)
{
    /// <summary>By which it is known in what was published.</summary>
    public string Key => $"{Scoring.Instrument.Code} {Scoring.Instrument.Version} {Score.Code}";

    /// <summary>The score of one person; null = too few answers.</summary>
    public double? Of(SurveyAnswersRow row) =>
        Scoring.Of(Score, [.. Answers.Split(row.Answers).Skip(From).Take(Scoring.Instrument.Items.Count)]);
}
