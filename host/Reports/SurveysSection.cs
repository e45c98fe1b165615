using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Scores of the surveys of leads, by wave.</summary>
internal static class SurveysSection
{
    private const string Definition = "score = mean of the answered items; cbi_w4 (energy for family and friends) is stored as answered " +
        "and is reversed (100 - x) before scoring; no score if fewer than 3 personal, 4 work or 3 client items answered; mean over "
        + "respondents";

    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var surveys = await new SurveyService.SurveyServiceClient(query.Calls)
            .SummariseSurveysAsync(new(), cancellationToken: query.Cancel);
        return Figures.Of("surveys", Definition)
            .Each("by_wave", surveys.Summaries.Where(summary => summary.LaCode.Length == 0), summary => summary.Wave, AddWave)
            .Count("both_waves_same_person", surveys.BothWavesSamePerson).Section;
    }

    /// <summary>A single item, which is an instrument of its own name, has its mean alone.</summary>
    private static void AddWave(SurveySummary summary, Figures figures)
    {
        figures.Count("responses", summary.Responses);
        foreach (var score in summary.Scores)
        {
            if (score.Score == score.Instrument.Code)
                figures.Measure($"{score.Score}_mean", score.HasMean, score.Mean);
            else
                figures.In(score.Score).Count("n", score.N).Measure("mean", score.HasMean, score.Mean);
        }
    }
}
