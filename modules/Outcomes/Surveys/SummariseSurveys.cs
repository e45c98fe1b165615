using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Disclosure;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<SummariseSurveysResponse> SummariseSurveys(SummariseSurveysRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var waves = (await SurveyWaves.AllAsync(db, trial, context.CancellationToken))
            .Where(wave => request.Wave.Length == 0 || wave.Wave == request.Wave).ToList();
        var instruments = await SurveyInstruments.AllAsync(db, context.CancellationToken);
        var answered = await db.Surveys.Select(row => new Answered(row.Wave, row.LaCode, row.Person))
            .ToListAsync(context.CancellationToken);

        var response = new SummariseSurveysResponse
        {
            BothWavesSamePerson = answered.Where(row => row.Wave == SurveyWaves.Baseline).Select(row => row.Person)
                .Intersect(answered.Where(row => row.Wave == SurveyWaves.Followup).Select(row => row.Person)).Count(),
        };
        foreach (var wave in waves)
        {
            var questions = SurveyQuestions.Of(wave, instruments);
            var released = wave.IsClosed(clock.Today()) ? await publication.OfAsync(wave, questions, context.CancellationToken) : null;
            var summary = new WaveSummary(wave.Wave, questions, released,
                answered.Where(row => row.Wave == wave.Wave).CountBy(row => row.LaCode).ToDictionary());
            response.Summaries.AddRange(summary.PerAuthority());
            if (Caller.Of(context).LaCodes is null)
                response.Summaries.Add(summary.Over());
        }
        return response;
    }

    private sealed record Answered(string Wave, string LaCode, string Person);

    /// <summary>The scores of a wave.</summary>
    /// <param name="Wave">Its code.</param>
    /// <param name="Questions">What it asks.</param>
    /// <param name="Released">What may leave, by score and group; null = nothing yet.</param>
    /// <param name="Responses">By authority in scope.</param>
    private sealed record WaveSummary(string Wave, SurveyQuestions Questions,
        Dictionary<string, Dictionary<string, ReleasedGroup>>? Released, IReadOnlyDictionary<string, int> Responses)
    {
        public IEnumerable<SurveySummary> PerAuthority() => Responses.OrderBy(authority => authority.Key, StringComparer.Ordinal)
            .Select(authority => Of(authority.Key, authority.Value, asked => SurveyFigures.Score(asked, authority.Key, GroupsOf(asked))));

        public SurveySummary Over()
        {
            var responses = Responses.Values.Sum();
            return Of("", responses, asked => responses == 0 ? SurveyFigures.Withheld(asked, Symbols.NotAvailable)
                : SurveyFigures.Over(asked, GroupsOf(asked)));
        }

        private SurveySummary Of(string laCode, int responses, Func<AskedScore, SurveyScore> scoreOf) => new()
        {
            Wave = Wave,
            LaCode = laCode,
            Responses = responses,
            Withheld = Released is null ? "open" : "",
            Scores = { Released is null ? [] : Questions.Scores.Select(scoreOf) },
        };

        private Dictionary<string, ReleasedGroup> GroupsOf(AskedScore asked) => Released!.GetValueOrDefault(asked.Key) ?? [];
    }
}
