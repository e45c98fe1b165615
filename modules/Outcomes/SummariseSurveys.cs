using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseSurveysResponse> SummariseSurveys(SummariseSurveysRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        // In one order, so that the means are the same to the last digit every time.
        var rows = await db.Surveys.OrderBy(row => row.LeadRef).ThenBy(row => row.Urn).ToListAsync(context.CancellationToken);
        var waves = rows.ToLookup(row => row.Wave);
        return new SummariseSurveysResponse
        {
            Waves = { Enum.GetValues<SurveyWaveName>().Select(wave => Wave(wave, [.. waves[wave]])) },
            BothWavesSamePerson = waves[SurveyWaveName.Baseline].Select(row => row.LeadRef).Intersect(waves[SurveyWaveName.Followup].Select(row => row.LeadRef)).Count(),
        };
    }

    private static SurveyWave Wave(SurveyWaveName name, IReadOnlyList<SurveyAnswers> rows)
    {
        var wave = new SurveyWave
        {
            Wave = name.ToString().ToLowerInvariant(),
            Responses = rows.Count,
            Personal = Burnout(rows, "personal"),
            Work = Burnout(rows, "work"),
            Client = Burnout(rows, "client"),
        };
        if (Scale(rows.Select(row => (double?)row.IntentionToLeave)) is { HasMean: true } intention)
            wave.IntentionToLeaveMean = intention.Mean;
        return wave;
    }

    private static ScaleScore Burnout(IReadOnlyList<SurveyAnswers> rows, string code)
    {
        var score = BundledInstruments.Burnout.Instrument.Scores.Single(one => one.Code == code);
        return Scale(rows.Select(row => BundledInstruments.Burnout.Of(score, row.Burnout)));
    }

    private static ScaleScore Scale(IEnumerable<double?> scores)
    {
        var given = scores.OfType<double>().ToList();
        var scale = new ScaleScore { N = given.Count };
        if (given.Count >= FigurePolicies.Surveys.LeastContributors)
            scale.Mean = given.Average();
        return scale;
    }
}
