using System.Net;
using System.Text;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ReturnsPageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private const string Path = "/authorities/357/returns";

    [Fact]
    public async Task A_return_goes_from_its_file_to_the_figure_in_two_tries_and_a_double_submit_is_one_version()
    {
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        var good = SampleReturn.Tameside("2021-10");
        var first = await officer.GetAsync((await officer.GetAsync("/returns")).Location);
        Assert.Contains("Oct 2021 (missing)", first.Text, StringComparison.Ordinal);

        var faulty = await UploadAsync(officer, "2021-10", SampleReturn.WithMoreThanAll(good));
        Assert.Contains("1 error", faulty.Text, StringComparison.Ordinal);
        Assert.Contains("Line 2, column contacts_nfa", faulty.Text, StringComparison.Ordinal);
        Assert.Contains("What to do:", faulty.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Send the return", faulty.Text, StringComparison.Ordinal);

        var sent = await officer.UploadAsync(Path, first.FormToken, "2021-10", "our October (2).csv", good);
        var check = await officer.GetAsync(sent.Location);
        Assert.Contains("becomes version 1", check.Text, StringComparison.Ordinal);
        Assert.Contains("contacts_total contacts_total", check.Text, StringComparison.Ordinal);
        var fields = check.TextAreas.Select(name => (name, "It is so; we looked.")).Append(("form_token", check.FormToken))
            .Append(("form", "returns/357/2021-10")).ToArray();
        Assert.True(fields.Length > 2);
        var both = await Task.WhenAll(officer.PostAsync(sent.Location, fields), officer.PostAsync(sent.Location, fields));
        var received = await officer.GetAsync(both[0].Location);

        Assert.All(both, answer => Assert.Equal($"{Path}/2021-10?received=1", answer.Location));
        Assert.Equal(both[0].Location, (await officer.GetAsync(sent.Location)).Location);
        Assert.Contains("The return was received", received.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing more is asked of you", received.Text, StringComparison.Ordinal);
        Assert.Contains("Reason given: It is so; we looked.", received.Text, StringComparison.Ordinal);
        var stored = await pages.Programme.Client<OutcomesService.OutcomesServiceClient>().ListReturnsAsync(new()
        {
            LaCode = "357",
            PageSize = 1000
        });
        var version = Assert.Single(stored.Returns, one => one.ReportingMonth == "2021-10");
        Assert.Equal(0, version.OpenQueries);
        var figures = await officer.GetAsync("/authorities/357/contacts.csv");
        Assert.DoesNotContain("2021-10,,,,x,", figures.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_shown_again_after_signing_in_and_the_file_is_gone()
    {
        var key = await pages.Programme.KeyAsync($"late-{Guid.NewGuid():N}"[..20], Role.LaDataOfficer, "357");
        using var officer = new Visitor(pages.Programme);
        await officer.PostAsync("/sign-in", ("key", key));
        var page = await officer.GetAsync(Path);
        var location = (await officer.UploadAsync(Path, page.FormToken, "2022-03", "march.csv", SampleReturn.Tameside("2022-03"))).Location;
        var check = await officer.GetAsync(location);
        var typed = check.TextAreas.Take(1).Select(name => KeyValuePair.Create(name, "Typed <before> the end & kept"))
            .Append(new("form_token", check.FormToken)).Append(new("form", "returns/357/2022-03")).ToList();

        pages.Programme.Clock.Advance(TimeSpan.FromMinutes(31));
        var ended = await officer.PostFromPageAsync(location, typed);
        Assert.Contains("Your session ended", ended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(check.FormToken, ended.Html, StringComparison.Ordinal);
        var again = await officer.PostFromPageAsync("/sign-in", ended.Hidden.Append(new("key", key)));
        Assert.Equal(location, again.Location);
        var gone = await officer.GetAsync(location);
        Assert.Equal($"{Path}?gone", gone.Location);
        Assert.Contains("kept no more", (await officer.GetAsync(gone.Location)).Text, StringComparison.Ordinal);
        var anew = await UploadAsync(officer, "2022-03", SampleReturn.Tameside("2022-03"));
        Assert.Contains("Typed <before> the end & kept", anew.Text, StringComparison.Ordinal);

        // An earlier session's form is not acted on, and what was typed is not lost.
        var old = await officer.PostFromPageAsync(location, typed);
        Assert.Equal(HttpStatusCode.Forbidden, old.Status);
    }

    [Fact]
    public async Task A_reason_that_is_too_short_is_refused_beside_its_query_and_the_others_stay_typed()
    {
        using var theirs = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        await pages.Programme.Client<OutcomesService.OutcomesServiceClient>()
            .ImportAsync("357", "2021-09", SampleReturn.Tameside("2021-09"), version: 2);
        var address = $"{Path}/2021-09";
        var page = await theirs.GetAsync(address);
        var version = page.Hidden.Single(field => field.Key == "version").Value;

        var answer = await theirs.PostAsync(address, ("form_token", page.FormToken), ("version", version),
            (page.TextAreas[0], "no"), (page.TextAreas[1], "The second is right."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Give a reason of 3 to 500 characters", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The second is right.", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"#{page.TextAreas[0]}\">", answer.Html, StringComparison.Ordinal);
        var mended = await theirs.PostAsync(address, ("form_token", page.FormToken), ("version", version),
            (page.TextAreas[0], "Now it is."), (page.TextAreas[1], "The second is right."));
        Assert.Equal(address, mended.Location);
        Assert.Contains("Reason given: Now it is.", (await theirs.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_list_none_at_all_too_large_or_of_a_month_outside_is_told_beside_the_field()
    {
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        var token = (await officer.GetAsync(Path)).FormToken;

        var pdf = await officer.UploadAsync(Path, token, "2022-03", "march.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 nothing\n"));
        var png = await officer.UploadAsync(Path, token, "2022-03", "march.csv", [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 13]);
        var outside = await officer.UploadAsync(Path, token, "2019-01", "old.csv", SampleReturn.Tameside("2022-03"));
        var none = await officer.PostAsync(Path, ("form_token", token), ("month", "2022-03"));
        var large = await officer.UploadAsync(Path, token, "2022-03", "large.csv", new byte[2_090_000]);
        var huge = await officer.UploadAsync(Path, token, "2022-03", "huge.csv", new byte[2_200_000]);

        Assert.All(new[] { pdf, png, outside, none, large }, answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Contains("a workbook is expected. This is a PDF file: save it as .xlsx", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("This is a picture, of which no cell can be read", png.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#month\">", outside.Html, StringComparison.Ordinal);
        Assert.Contains("Choose the file of the return", none.Text, StringComparison.Ordinal);
        Assert.Contains("larger than 2 MB", large.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
    }

    [Fact]
    public async Task Without_the_token_of_the_session_nothing_is_taken_and_the_oldest_of_four_files_is_kept_no_more()
    {
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        var token = (await officer.GetAsync(Path)).FormToken;
        var file = SampleReturn.Tameside("2022-03");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.UploadAsync(Path, "0", "2022-03", "a.csv", file)).Status);
        var kept = new List<string>();
        for (var at = 0; at < 4; at++)
            kept.Add((await officer.UploadAsync(Path, token, "2022-03", $"{at}.csv", file)).Location);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK],
            await Task.WhenAll(kept.Select(async address => (await officer.GetAsync(address)).Status)));
        using var other = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync(kept[3])).Status);
    }

    [Fact]
    public async Task What_is_no_form_or_ends_too_early_is_refused_and_is_no_fault_of_the_host()
    {
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        using var broken = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative))
        { Content = new ByteArrayContent(Encoding.ASCII.GetBytes("--a\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf")) };
        broken.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=a");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.SendAsync(broken)).Status);
        Assert.DoesNotContain(pages.Programme.Log, line => line.Contains("A page was not drawn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.LaDataOfficer, "/authorities/350/returns", "357")]
    [InlineData(Role.LaDataOfficer, "/authorities/350/returns/2021-10", "357")]
    [InlineData(Role.LaDataOfficer, "/authorities/350/returns/2021-10/report.csv", "357")]
    [InlineData(Role.LaDataOfficer, "/authorities/350/returns/template.csv", "357")]
    [InlineData(Role.LaDataOfficer, "/authorities/357/returns/2019-01", "357")]
    [InlineData(Role.LaCoordinator, "/authorities/357/returns", "357")]
    [InlineData(Role.ProgrammeLead, "/authorities/357/returns")]
    [InlineData(Role.Statistician, "/returns")]
    public async Task Returns_of_others_and_other_roles_have_no_page(Role role, string address, params string[] laCodes)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, laCodes);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
        Assert.Equal((await visitor.GetAsync("/authorities/999/returns")).Html, (await visitor.GetAsync(address)).Html);
    }

    [Fact]
    public async Task The_template_has_the_schools_and_the_history_what_differs()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.DataManager);
        var restated = ReturnFile.All.First(file => file.Version == 2);

        var template = (await manager.GetAsync($"{Path}/template.csv?month=2021-10")).Html
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var month = await manager.GetAsync($"/authorities/{restated.LaCode}/returns/{restated.Month}");
        var report = await manager.GetAsync($"/authorities/{restated.LaCode}/returns/{restated.Month}/report.csv");

        Assert.Equal(GivenOutcomes.Header, template[0].TrimEnd('\r'));
        Assert.Equal(ReturnFile.Read("357", "2022-07").Rows.Count, template.Length - 1);
        Assert.All(template.Skip(1), line => Assert.StartsWith("2021-10,", line, StringComparison.Ordinal));
        Assert.Contains("What differs between version 1 and version 2", month.Text, StringComparison.Ordinal);
        Assert.StartsWith("kind,rule,line,", report.Html, StringComparison.Ordinal);
        Assert.Contains("Tameside", (await manager.GetAsync("/returns")).Text, StringComparison.Ordinal);
    }

    private static async Task<Visitor.Answer> UploadAsync(Visitor officer, string month, byte[] file)
    {
        var page = await officer.GetAsync(Path);
        var taken = await officer.UploadAsync(Path, page.FormToken, month, "return.csv", file);
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);
        return await officer.GetAsync(taken.Location);
    }
}
