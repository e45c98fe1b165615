using System.Runtime.CompilerServices;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Instruments.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Outcomes.V1.SurveyService.SurveyServiceClient;

namespace Programme.Tests;

/// <summary>Given states of the tests of surveys. The day is 1 October 2022.</summary>
internal static class GivenSurveys
{
    /// <summary>Leads in post in Bury, P1, P2 …, one for each of its first schools.</summary>
    public const int Leads = 12;

    private static readonly ConditionalWeakTable<RunningProgramme, Task> InPost = [];

    /// <summary>A running programme with the frozen list.</summary>
    public static async Task<Client> WithListAsync(RunningProgramme programme)
    {
        await GivenOutcomes.WithListAsync(programme);
        return programme.Client<Client>();
    }

    /// <summary>The same with leads in post.</summary>
    public static async Task<Client> WithLeadsAsync(RunningProgramme programme)
    {
        var surveys = await WithListAsync(programme);
        await InPost.GetValue(programme,
            running =>
                running.PostsAsync([.. Enumerable.Range(0, Leads).Select(at => $"P{at + 1},{GivenOutcomes.Bury[at]},lead,2020-09-01,,")]));
        return surveys;
    }

    /// <summary>Rows of a leads file.</summary>
    public static Task PostsAsync(this RunningProgramme programme, params string[] rows) =>
        programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportLeadsAsync(string.Join('\n', rows) + "\n");

    /// <summary>A wave that asks leads, from 20 September to 20 October 2022, for the first versions of instruments.</summary>
    public static SurveyWave Wave(string code, params string[] instruments) => new()
    {
        Wave = code,
        Title = $"Survey {code}",
        Instruments = { instruments.Select(instrument => new InstrumentVersion { Code = instrument, Version = 1 }) },
        OpensOn = GivenRegister.Day(2022, 9, 20),
        ClosesOn = GivenRegister.Day(2022, 10, 20),
        Roles = { PostRole.Lead },
    };

    public static async Task<SurveyWave> WaveAsync(this Client surveys, string code, params string[] instruments) =>
        (await surveys.RecordSurveyWaveAsync(new() { Wave = Wave(code, instruments) })).Wave;

    /// <summary>Codes of Bury for a wave, in the order of its schools.</summary>
    public static async Task<IReadOnlyList<SurveyCode>> CodesAsync(this Client surveys, string wave, params string[] urns) =>
        (await surveys.IssueSurveyCodesAsync(new() { Wave = wave, LaCode = "351", Urns = { urns } })).Codes;

    /// <summary>The programme's survey form.</summary>
    public static Task<Client> FormAsync(this RunningProgramme programme) => programme.ClientAsync<Client>(Role.SurveyForm);

    /// <summary>Sends the same answer to each of these items.</summary>
    public static async Task SubmitAsync(this Client form, string code, params (string Prefix, int Items, int Value)[] parts) =>
        await form.SubmitSurveyAnswersAsync(new()
        {
            Code = code,
            Answers =
            { parts.SelectMany(part => Enumerable.Range(1, part.Items)
                .Select(at => new ItemAnswer { Item = $"{part.Prefix}{at}", Value = part.Value })) },
        });

    public static async Task<ImportReport> FileAsync(this Client surveys, string text) =>
        (await surveys.ImportSurveys().SendAsync(new ImportSurveysRequest { Options = Imports.Options("surveys.csv") }, text)).Report;

    public static async Task<ImportReport> InstrumentAsync(this Client surveys, string json) =>
        (await surveys.ImportSurveyInstrument()
            .SendAsync(new ImportSurveyInstrumentRequest { Options = Imports.Options("instrument.json") }, json)).Report;

    /// <summary>The sum over all authorities of one wave.</summary>
    public static SurveySummary Over(this Client surveys, string wave) =>
        surveys.SummariseSurveys(new() { Wave = wave }).Summaries.Single(summary => summary.LaCode.Length == 0);

    /// <summary>One score of a summary.</summary>
    public static SurveyScore Score(this SurveySummary summary, string code) => summary.Scores.Single(score => score.Score == code);
}
