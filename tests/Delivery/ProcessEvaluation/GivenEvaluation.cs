using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Tests.Support;

using Evaluations = Programme.Delivery.V1.EvaluationService.EvaluationServiceClient;

namespace Programme.Tests;

/// <summary>What tests of the process evaluation begin with.</summary>
internal static class GivenEvaluation
{
    /// <summary>An instrument of two items, one of them reversed, on a scale of 0, 5 and 10.</summary>
    public static string Instrument(string code, int version = 1, string wording = "It helped.") => $$"""
        {
          "code": "{{code}}", "version": {{version}}, "title": "Two questions", "licence": "Made for a test.",
          "respondent_kinds": ["RESPONDENT_KIND_DSL", "RESPONDENT_KIND_SUPERVISOR"],
          "scales": [{ "code": "three", "points": [{ "value": 0, "label": "no" }, { "value": 5, "label": "so so" },
            { "value": 10, "label": "yes" }] }],
          "items": [{ "code": "a", "wording": "{{wording}}", "scale": "three" },
            { "code": "b", "wording": "It cost time.", "scale": "three", "reversed": true }],
          "scores": [{ "code": "value", "title": "Value", "items": ["a", "b"], "method": "mean", "least_answered": 1 }]
        }
        """;

    public static async Task<Programme.Common.V1.ImportReport> InstrumentAsync(this Evaluations evaluation, string json) =>
        (await evaluation.ImportInstrument()
            .SendAsync(new ImportInstrumentRequest { Options = Imports.Options("instrument.json") }, json)).Report;

    public const string PracticeHeader = "urn,point,recorded_on,internal,trust,la,bought_in,frequency,advice_line\n";

    public static async Task<Programme.Common.V1.ImportReport> PracticeAsync(this Evaluations evaluation, string rows) =>
        (await evaluation.ImportUsualPractice()
            .SendAsync(new ImportUsualPracticeRequest { Options = Imports.Options("usual-practice.csv") },
            PracticeHeader + rows)).Report;

    public static async Task<Programme.Common.V1.ImportReport> FeedbackAsync(this Evaluations evaluation, string text) =>
        (await evaluation.ImportFeedback().SendAsync(new ImportFeedbackRequest { Options = Imports.Options("feedback.csv") }, text)).Report;

    /// <summary>A wave on an instrument.</summary>
    public static FeedbackWave Wave(string code, string instrument, int version = 1) => new()
    {
        Wave = code,
        InstrumentCode = instrument,
        InstrumentVersion = version,
        OpensOn = GivenDelivery.Day(2022, 3, 1),
        ClosesOn = GivenDelivery.Day(2022, 3, 31),
        RespondentKinds = { RespondentKind.Dsl },
        Audience = WaveAudience.AllSchools,
    };

    /// <summary>An observation of a session held on 2 March 2022, with ratings of the first elements of the bundled checklist.</summary>
    public static Observation Observation(string sessionRef, string observer, params (string Item, int Value)[] answers) => new()
    {
        SessionRef = sessionRef,
        ObserverRef = observer,
        ObservedOn = GivenDelivery.Day(2022, 3, 2),
        InstrumentCode = "session_fidelity",
        InstrumentVersion = 1,
        Answers = { answers.Select(answer => new ItemAnswer { Item = answer.Item, Value = answer.Value }) },
    };

    /// <summary>A session that was held on 2 March 2022.</summary>
    public static async Task<string> HeldAsync(RunningProgramme programme, string sessionRef, string urn = "170005")
    {
        var delivery = GivenDelivery.Delivery(programme);
        await GivenDelivery.ScheduledAsync(delivery, sessionRef, urn);
        await delivery.RecordSessionAsync(new() { SessionRef = sessionRef, HeldOn = GivenDelivery.Day(2022, 3, 2) });
        return sessionRef;
    }
}
