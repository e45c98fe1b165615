using Programme.Disclosure;
using Programme.Instruments.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Surveys as series: response and mean scores of each authority and of all together, as the RPCs show them: of ten people at
/// least, scores of closed waves alone. None before a list is frozen.</summary>
internal sealed class SurveySeries(SurveyResponses responses, SurveyPublication publication, Changes changes, TimeProvider clock)
{
    /// <summary>The figure that is no score.</summary>
    public const string Response = "response";

    private const string Open = "open";
    private const string Figures = "figure: response, or a score as instrument_score.";

    internal static readonly Series Invited = new("programme_survey_invited",
        "People invited to a wave of the survey by today, once for each school: the denominator of its response. Ten at least.", "wave");
    internal static readonly Series Answers = new("programme_survey_answers",
        $"People whose answers are in a figure, once for each school; {Figures} Of a response those of the invited who answered by today.",
        "wave", "figure");
    internal static readonly Series InvitedPooled = new("programme_survey_invited_pooled",
        "programme_survey_invited over all authorities, also those that are withheld; none where it would give such a one back.", "wave");
    internal static readonly Series AnswersPooled = new("programme_survey_answers_pooled",
        $"programme_survey_answers over all authorities, also those that are withheld; {Figures}", "wave", "figure");
    internal static readonly Series Mean = new("programme_survey_score_mean",
        $"Mean score of a closed wave over the people in programme_survey_answers, in points of its instrument; {Figures} la=all: over all "
            + "authorities. Of ten people at least; it changes only when ten people's scores did.", "wave", "figure");
    internal static readonly Series Withheld = new("programme_survey_withheld",
        $"A figure that is not given, always 1; {Figures} Reason c = of too few people, or would give such a one back; x = nobody is "
            + "invited, or nobody answered; open = the wave is not closed yet.", "wave", "figure", "reason");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Series> All => [Invited, Answers, InvitedPooled, AnswersPooled, Mean, Withheld];

    /// <summary>The code of a score in a label.</summary>
    public static string CodeOf(Instrument instrument, InstrumentScore score) => $"{instrument.Code}_{score.Code}";

    private readonly Kept<SurveyPeople> people = new(changes, clock, "enrolment");

    /// <summary>Every figure now, of these authorities and of all together; the list is frozen.</summary>
    public async Task<IReadOnlyList<Figure>> ComputeAsync(OutcomesDb db, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        var instruments = await SurveyInstruments.AllAsync(db, cancel);
        var figures = new List<Figure>();
        foreach (var wave in await responses.LoadAsync(db, "", clock.Today(),
            _ => people.GetAsync(() => responses.PeopleAsync(withPosts: true, cancel)), cancel))
        {
            figures.AddRange(OfResponse(wave, codes));
            var questions = SurveyQuestions.Of(wave.Wave, instruments);
            var released = wave.Wave.IsClosed(clock.Today()) ? await publication.OfAsync(wave.Wave, questions, cancel) : null;
            figures.AddRange(questions.Scores.SelectMany(asked => OfScore(wave, asked, released, codes)));
        }
        return figures;
    }

    private static IEnumerable<Figure> OfResponse(WaveResponse wave, IReadOnlyList<string> codes)
    {
        var (perAuthority, over) = wave.Shown();
        var shown = perAuthority.ToDictionary(response => response.LaCode);
        return codes.SelectMany(code => OfResponse(code, shown.GetValueOrDefault(code) ?? wave.Of(code, [], may: true), Invited, Answers))
            .Concat(OfResponse(Figure.Programme, over, InvitedPooled, AnswersPooled));
    }

    private static IEnumerable<Figure> OfResponse(string laCode, SurveyResponse response, Series invited, Series answers) =>
        response.Withheld.Length > 0 ? [Withheld.Of(laCode, 1, response.Wave, Response, response.Withheld)]
        : [invited.Of(laCode, response.Answered.Denominator, response.Wave),
            answers.Of(laCode, response.Answered.Numerator, response.Wave, Response)];

    private static IEnumerable<Figure> OfScore(WaveResponse wave, AskedScore asked,
        Dictionary<string, Dictionary<string, ReleasedGroup>>? released, IReadOnlyList<string> codes)
    {
        var groups = released?.GetValueOrDefault(asked.Key) ?? [];
        var answered = wave.Answered.Select(post => post.LaCode).ToHashSet();
        SurveyScore Unless(bool there, Func<SurveyScore> score) => released is null ? SurveyFigures.Withheld(asked, Open)
            : there ? score() : SurveyFigures.Withheld(asked, Symbols.NotAvailable);
        return codes.SelectMany(code => OfScore(code, wave.Wave.Wave, asked,
                Unless(answered.Contains(code), () => SurveyFigures.Score(asked, code, groups)), Answers))
            .Concat(OfScore(Figure.Programme, wave.Wave.Wave, asked,
                Unless(answered.Count > 0, () => SurveyFigures.Over(asked, groups)), AnswersPooled));
    }

    private static IEnumerable<Figure> OfScore(string laCode, string wave, AskedScore asked, SurveyScore score, Series answers)
    {
        var code = CodeOf(asked.Scoring.Instrument, asked.Score);
        return score.Withheld.Length > 0 ? [Withheld.Of(laCode, 1, wave, code, score.Withheld)]
            : [answers.Of(laCode, score.N, wave, code), Mean.Of(laCode, score.Mean, wave, code)];
    }
}
