using Programme.Instruments.V1;

namespace Programme.Instruments;

/// <summary>Checks a score of an instrument.</summary>
internal static class ScoreRules
{
    public static void Check(string path, InstrumentScore score, Instrument instrument, ProblemFound problem)
    {
        InstrumentRules.Text($"{path}.title", score.Title, problem);
        var known = instrument.Items.Select(item => item.Code).ToHashSet();
        var itemsHold = score.Items.Count > 0 && score.Items.Distinct().Count() == score.Items.Count && score.Items.All(known.Contains);
        if (!itemsHold)
            problem($"{path}.items", FieldCodes.UnknownItem, "codes of items of this instrument, each once, are expected.");
        if (score.Method is not ("mean" or "sum"))
            problem($"{path}.method", FieldCodes.UnknownCode, "mean or sum is expected.");
        if (score.LeastAnswered < 1 || score.LeastAnswered > score.Items.Count)
            problem($"{path}.least_answered", FieldCodes.OutOfRange, "a number from 1 to the number of its items is expected.");
        if (score.Conversion is not null && itemsHold)
            CheckConversion($"{path}.conversion", score, instrument, problem);
        CheckBands($"{path}.bands", score, problem);
    }

    /// <summary>Every sum that can be has a place in the table, and nothing else is looked up in it.</summary>
    private static void CheckConversion(string path, InstrumentScore score, Instrument instrument, ProblemFound problem)
    {
        if (score.Method != "sum" || score.LeastAnswered != score.Items.Count)
            problem(path, FieldCodes.NotOfAWholeSum, "a table only for a sum that needs all its items is expected.");
        var scales = instrument.Scales.Where(scale => scale.Points.Count > 0).ToLookup(scale => scale.Code);
        var asked = instrument.Items.Where(item => score.Items.Contains(item.Code)).Select(item => scales[item.Scale].FirstOrDefault())
            .OfType<AnswerScale>().ToList();
        var (lowest, highest) = (asked.Sum(scale => scale.Points[0].Value), asked.Sum(scale => scale.Points[^1].Value));
        if (score.Conversion.From != lowest || score.Conversion.To.Count != highest - lowest + 1)
            problem(path, FieldCodes.OutOfRange, $"a score for every sum from {lowest} to {highest} is expected.");
    }

    private static void CheckBands(string path, InstrumentScore score, ProblemFound problem)
    {
        InstrumentRules.Unique(path, score.Bands.Select(band => band.Code), problem);
        if (score.Bands.Zip(score.Bands.Skip(1)).Any(pair => !(pair.First.From < pair.Second.From)))
            problem(path, FieldCodes.NotRising, "bands with rising lowest scores are expected.");
    }
}
