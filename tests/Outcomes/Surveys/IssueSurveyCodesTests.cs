using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class IssueSurveyCodesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Everybody_in_a_post_that_is_asked_gets_one_code_but_nobody_who_refused(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store, null, "--Surveys:FormAddress=https://forms.example.org/#");
        var surveys = await GivenSurveys.WithListAsync(programme);
        await programme.PostsAsync($"A1,{GivenOutcomes.Bury[0]},lead,2020-09-01,,", $"A2,{GivenOutcomes.Bury[0]},deputy,2020-09-01,,",
            $"A3,{GivenOutcomes.Bury[1]},lead,2020-09-01,,",
            $"A4,{GivenOutcomes.Bury[2]},lead,2020-09-01,,", $"A5,{GivenOutcomes.Bury[3]},lead,2020-09-01,2021-12-31,retired");
        await programme.Client<PeopleService.PeopleServiceClient>().RecordConsentAsync(
            new()
            {
                PersonRef = "A3",
                Survey = "coded",
                Decision = ConsentDecision.Withdrawn,
                DecidedOn = GivenRegister.Day(2022, 9, 1),
                Version = "C-1"
            });
        await surveys.WaveAsync("coded", "gad7");

        var issued = await surveys.IssueSurveyCodesAsync(new() { Wave = "coded", LaCode = "351", RequestId = "codes-1" });
        var repeated = await surveys.IssueSurveyCodesAsync(new() { Wave = "coded", LaCode = "351", RequestId = "codes-1" });
        var again = await surveys.IssueSurveyCodesAsync(new() { Wave = "coded", LaCode = "351" });

        Assert.Equal((2, 0, 1), (issued.Issued, issued.HadOne, issued.NotToBeAsked));
        Assert.Equal([("A1", GivenOutcomes.Bury[0], PostRole.Lead), ("A4", GivenOutcomes.Bury[2], PostRole.Lead)],
            issued.Codes.Select(code => (code.LeadRef, code.Urn, code.Role)));
        Assert.All(issued.Codes, code => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", code.Code));
        Assert.All(issued.Codes, code => Assert.Equal($"https://forms.example.org/#{code.Code}", code.Link));
        Assert.Equal((2, 0), (repeated.Issued, repeated.Codes.Count));
        Assert.Equal((0, 2, 0), (again.Issued, again.HadOne, again.Codes.Count));
    }

    [SkippableTheory, EachStore]
    public async Task Neither_a_code_nor_whose_answers_it_brought_nor_the_key_is_kept_in_clear(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithListAsync(programme);
        await programme.PostsAsync($"QuokkaLead77,{GivenOutcomes.Bury[0]},lead,2020-09-01,,",
            $"QuokkaLead78,{GivenOutcomes.Bury[1]},lead,2020-09-01,,");
        await surveys.WaveAsync("searched", "gad7");
        var codes = (await surveys.IssueSurveyCodesAsync(new() { Wave = "searched", LaCode = "351", RequestId = "codes-2" })).Codes;

        var form = await programme.FormAsync();
        form.GetSurveyForm(new() { Code = codes[0].Code });
        await form.SubmitAsync(codes[0].Code, ("gad_", 7, 1));
        await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync(codes[0].Code, ("gad_", 7, 1)));
        await surveys.ImportSurveysAsync(GivenOutcomes.Answer("baseline", "QuokkaLead77", "50"));
        surveys.SummariseSurveys(new());
        await programme.BackUpAsync();

        var key = await File.ReadAllBytesAsync(Path.Combine(programme.Folder, "keys", "sealing.key"));
        List<byte[]> everywhere = [.. codes.SelectMany(code => new[] { code.Code, code.Code.Replace("-", "", StringComparison.Ordinal) })
            .SelectMany(ByteSearch.Forms), key];
        Assert.Empty(await programme.HitsAsync(everywhere));
        // Enrolment knows who is in post; nobody else does.
        Assert.DoesNotContain(await programme.HitsAsync([.. ByteSearch.Forms("QuokkaLead77")]),
            hit => !hit.StartsWith("enrolment", StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Nobody_is_asked_after_a_wave_closed_nor_outside_the_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("scoped", "gad7");
        var elsewhere = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.TrialManager, "352");

        await Imports.RefusedAsync(Reasons.WaveClosed, () => surveys.CodesAsync("baseline"));
        await Imports.RefusedAsync(Reasons.NotFound, () => surveys.CodesAsync("unheard"));
        await Imports.RefusedAsync(Reasons.NotFound, () => elsewhere.CodesAsync("scoped"));
        var unknown = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => surveys.CodesAsync("scoped", GivenOutcomes.Bury[0], "999999"));

        Assert.Equal(["urns[1]"], unknown.Fields());
    }

    [Fact]
    public async Task The_verb_writes_the_codes_to_a_file_that_only_its_owner_can_read()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await (await GivenSurveys.WithLeadsAsync(programme)).WaveAsync("filed", "gad7");
        var file = Path.Combine(programme.Folder, "codes.csv");

        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["survey-codes", "filed", "351", "--out", file, "--data", programme.Folder]));

        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(("urn,role,lead_ref,code,link", GivenSurveys.Leads + 1), (lines[0], lines.Length));
        Assert.Matches("^[0-9]+,lead,P1,[0-9A-Z-]{19},$", lines.Single(line => line.Contains(",P1,", StringComparison.Ordinal)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(ExitCodes.Usage, await Cli.RunAsync(["survey-codes", "filed", "351", "--out", file, "--data", programme.Folder]));
    }
}
