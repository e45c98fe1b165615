using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SurveyPageTests(SurveyPages pages) : IClassFixture<SurveyPages>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task A_code_leads_to_the_notice_and_the_questions_and_a_double_submit_is_one_answer()
    {
        var code = await pages.CodeAsync("page", 0, "gad7", "intention_to_leave");
        using var lead = new Visitor(pages.Programme);

        var form = await lead.PostAsync("/survey", ("code", $" {code.ToLowerInvariant()} "));
        var none = await lead.PostAsync("/survey/answers", ("code", code), ("request_id", "r"));
        (string, string)[] answers = [.. form.Hidden.Select(field => (field.Key, field.Value)), ("item.gad_1", "2"), ("item.gad_7", "0")];
        var sent = await Task.WhenAll(lead.PostAsync("/survey/answers", answers), lead.PostAsync("/survey/answers", answers));
        var received = await lead.GetAsync(sent[0].Location);

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.True(form.Text.IndexOf("A made-up notice", StringComparison.Ordinal)
            < form.Text.IndexOf("Feeling nervous (a wording of this test)", StringComparison.Ordinal));
        Assert.Contains("A second paragraph of it", form.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true),
            (none.Status, none.Text.Contains("Answer at least one question", StringComparison.Ordinal)));
        Assert.All(sent, answer => Assert.Equal((HttpStatusCode.Redirect, "/survey/received"), (answer.Status, answer.Location)));
        Assert.Contains("Your answers were received", received.Text, StringComparison.Ordinal);
        Assert.Equal(1, pages.Surveys.Over("page").Responses);
        Assert.Empty(lead.Cookies);
        foreach (var text in new[] { code, code.Replace("-", "", StringComparison.Ordinal) })
            Assert.DoesNotContain(pages.Programme.Log, line => line.Contains(text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(code, none.Location + sent[0].Location, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", form.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task A_used_a_revoked_and_an_unknown_code_are_answered_alike_and_not_at_once()
    {
        var (used, revoked) = (await pages.CodeAsync("alike", 1, "gad7"), await pages.CodeAsync("alike", 2, "gad7"));
        await (await pages.Programme.FormAsync()).SubmitAsync(used, ("gad_", 7, 1));
        await pages.Surveys.RevokeSurveyCodesAsync(new() { Wave = "alike", Urn = GivenOutcomes.Bury[2] });
        using var somebody = new Visitor(pages.Programme);

        var answers = new List<Visitor.Answer>();
        foreach (var code in new[] { used, revoked, "AAAA-AAAA-AAAA-AAAA", "", new string('x', 500) })
        {
            var started = Stopwatch.GetTimestamp();
            answers.Add(await somebody.PostAsync("/survey", ("code", code)));
            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 395, 5_000);
            answers.Add(await somebody.PostAsync("/survey/answers", ("code", code), ("request_id", "r"), ("item.gad_1", "1")));
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.NotFound, answers[0].Html), (answer.Status, answer.Html)));
        Assert.Contains("There is no open survey for this code", answers[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_and_without_a_notice_there_is_no_page()
    {
        await using var without = await RunningProgramme.StartAsync();
        using var visitor = new Visitor(pages.Programme);
        using var nobody = new Visitor(without);

        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("/survey", UriKind.Relative))
        { Content = new FormUrlEncodedContent([new("code", "AAAA-AAAA-AAAA-AAAA")]) };
        foreign.Headers.Add("Origin", "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SendAsync(foreign)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/survey")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsync("/survey", ("code", "AAAA-AAAA-AAAA-AAAA"))).Status);
    }

    [SkippableFact]
    public async Task A_lead_answers_on_a_phone_without_scripts_and_no_address_holds_the_code()
    {
        var code = await pages.CodeAsync("phone", 3, "gad7", "intention_to_leave");
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            var output = await Tools.RunAsync("node", Path.Combine(folder, "survey.js"), chromium,
                pages.Programme.Http.ToString().TrimEnd('/'), code);

            var journey = JsonSerializer.Deserialize<Journey>(output, Web)!;
            Assert.Equal(["empty", "wrong", "questions", "received", "used"], journey.States.Select(state => state.State));
            Assert.All(journey.States, state => Assert.Empty(state.Violations));
            Assert.All(journey.States, state => Assert.False(state.Wide, $"{state.State} is wider than 320 pixels"));
            Assert.All(journey.Addresses,
                address => Assert.DoesNotContain(code, address, StringComparison.OrdinalIgnoreCase));
            Assert.NotEmpty(journey.Addresses);
        });
        Assert.Equal(1, pages.Surveys.Over("phone").Responses);
    }

    /// <summary>What the browser found on its way, and every address that it asked for.</summary>
    private sealed record Journey(List<BrowserState> States, List<string> Addresses);
}

/// <summary>A host whose survey page has a notice, with leads in post.</summary>
public sealed class SurveyPages : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-survey-").FullName;

    internal RunningProgramme Programme { get; private set; } = null!;

    internal SurveyService.SurveyServiceClient Surveys { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var (notice, wording) = (Path.Combine(folder, "notice.txt"), Path.Combine(folder, "wording.json"));
        await File.WriteAllTextAsync(notice, "A made-up notice of a fictitious programme.\n\nA second paragraph of it.\n");
        await File.WriteAllTextAsync(wording, """{ "gad_1": "Feeling nervous (a wording of this test)" }""");
        Programme = await RunningProgramme.StartAsync("sqlite", null, $"--Surveys:NoticeFile={notice}", $"--Surveys:WordingFile={wording}");
        Surveys = await GivenSurveys.WithLeadsAsync(Programme);
    }

    /// <summary>A code of a school of Bury for a wave, which is made with the first one.</summary>
    internal async Task<string> CodeAsync(string wave, int school, params string[] instruments)
    {
        if (Surveys.ListSurveyWaves(new()).Waves.All(one => one.Wave != wave))
            await Surveys.WaveAsync(wave, instruments);
        return (await Surveys.CodesAsync(wave, GivenOutcomes.Bury[school])).Single().Code;
    }

    public async Task DisposeAsync()
    {
        await Programme.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
