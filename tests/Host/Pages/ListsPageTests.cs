using System.Net;
using System.Text;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>Lists are imported on pages: checked, then taken whole, once, by whoever may.</summary>
public sealed class ListsPageTests
{
    [SkippableTheory, EachStore]
    public async Task A_trial_begins_with_two_files_chosen_on_the_page_of_the_steps_and_sent_twice_they_are_taken_once(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();

        foreach (var (kind, path) in new[] { ("authorities", "enrolment/local-authorities.csv"),
            ("register", "register/edubasealldata20210901.csv") })
        {
            var steps = await manager.GetAsync("/next");
            Assert.Contains($"action=\"/lists/{kind}\"", steps.Html, StringComparison.Ordinal);
            var chosen = await ChooseAsync(manager, steps, kind, path);
            var check = await manager.GetAsync(chosen.Location);
            Assert.Equal((kind, HttpStatusCode.OK), (kind, check.Status));
            Assert.Contains("Nothing is stored yet", check.Text, StringComparison.Ordinal);
            var id = chosen.Location.Split('/')[^1];
            Assert.Equal((0, 0), await JournalRows.OfAsync(programme, id));
            Assert.Equal(kind == "authorities" ? 0 : 10, (await enrolment.ListAuthoritiesAsync(new())).Authorities.Count);

            var both = await Task.WhenAll(ImportAsync(manager, chosen.Location, check), ImportAsync(manager, chosen.Location, check));

            Assert.All(both, answer => Assert.Equal((kind, chosen.Location), (kind, answer.Location)));
            var done = await manager.GetAsync(chosen.Location);
            Assert.Contains("The file was taken, whole.", done.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Import the list", done.Text, StringComparison.Ordinal);
            Assert.Equal((1, 1), await JournalRows.OfAsync(programme, id));
        }

        var page = await StepsPage.OfAsync(manager);
        Assert.Equal(("done", "done"), (page.Steps["Record the authorities"].State, page.Steps["Import the register of schools"].State));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_row_and_nothing_is_stored()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await manager.GetAsync("/lists/agreements");

        var wrong = await manager.ChooseAsync("/lists/agreements", "signed.csv",
            Encoding.UTF8.GetBytes("urn,kind,signed_on\n170001,mou,2021-06-31\n999999,mou,2021-06-01\n"), ("form_token", page.FormToken));
        var none = await manager.PostAsync("/lists/agreements", ("form_token", page.FormToken));
        var longNamed = await manager.ChooseAsync("/lists/register", $"{new string('a', 3_000)}.csv", "URN\n"u8.ToArray(),
            ("form_token", page.FormToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("2 things in the file cannot be taken. Nothing was stored.", wrong.Text, StringComparison.Ordinal);
        Assert.Matches("<h3>Line 2, column signed_on</h3><p>.*2021-06-31", wrong.Html);
        Assert.Contains("<h3>Line 3, column urn</h3>", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#file\">Choose the file of the list.</a>", none.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#on\">Write the day of the extract", longNamed.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 81), longNamed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_comes_back_as_it_was_given_and_its_example_is_taken()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await manager.GetAsync("/lists/supervisors");
        var template = Encoding.UTF8.GetBytes((await manager.GetAsync("/lists/supervisors/template.csv")).Html);

        var chosen = await manager.ChooseAsync("/lists/supervisors", "ours.csv", template,
            ("form_token", page.FormToken), ("complete", "yes"));
        var check = await manager.GetAsync(chosen.Location);

        Assert.Contains("New 1", check.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/lists/holidays/template.csv")).Status);
    }

    [Fact]
    public async Task A_complete_list_says_what_it_takes_out_before_it_does()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await manager.GetAsync("/lists/agreements");

        // 170005 opted out, which the file does not say.
        var chosen = await manager.ChooseAsync("/lists/agreements", "signed.csv",
            Encoding.UTF8.GetBytes("urn,kind,signed_on\n170001,mou,2021-06-01\n170002,mou,2021-06-01\n"),
            ("form_token", page.FormToken), ("complete", "yes"));
        var check = await manager.GetAsync(chosen.Location);
        await ImportAsync(manager, chosen.Location, check);

        Assert.Contains("New 1 Changed 0 There already, as they are 1 Taken out, because the complete file lacks them 1", check.Text,
            StringComparison.Ordinal);
        Assert.Contains("The file was taken, whole.", (await manager.GetAsync(chosen.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_was_drawn_up_elsewhere_is_frozen_with_its_word_alone()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        await programme.AllowAsync(TrialAct.FreezeList);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await manager.GetAsync("/lists/list");
        var chosen = await manager.ChooseAsync("/lists/list", "list.csv",
            Encoding.UTF8.GetBytes("la_code,urn\n" + string.Concat(new[] { 170001, 170002, 170003, 170004 }
                .Select(urn => $"350,{urn}\n"))), ("form_token", page.FormToken));
        var check = await manager.GetAsync(chosen.Location);

        var untyped = await ImportAsync(manager, chosen.Location, check);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untyped.Status);
        Assert.Contains("<a href=\"#word\">Type freeze to do it. Nothing was done.</a>", untyped.Html, StringComparison.Ordinal);
        Assert.Null((await programme.Client<Allocations>().GetListAsync(new())).List);
        await ImportAsync(manager, chosen.Location, check, ("word", "Freeze"));

        Assert.Equal(4, (await programme.Client<Allocations>().GetListAsync(new())).List.Schools);
    }

    [Fact]
    public async Task Nobody_else_and_no_other_site_imports_a_file_and_a_session_that_ended_keeps_none()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        var key = await programme.KeyAsync("first-manager", Role.TrialManager);
        using var manager = new Visitor(programme);
        await manager.PostAsync("/sign-in", ("key", key));
        using var other = await Visitor.OfAsync(programme, Role.TrialManager);
        using var coordinator = await Visitor.OfAsync(programme, Role.LaCoordinator, "350");
        var page = await manager.GetAsync("/lists/agreements");
        var content = Encoding.UTF8.GetBytes("urn,kind,signed_on\n170002,mou,2021-06-01\n");
        var chosen = await manager.ChooseAsync("/lists/agreements", "signed.csv", content, ("form_token", page.FormToken));
        var check = await manager.GetAsync(chosen.Location);

        var forged = await manager.ChooseAsync("/lists/agreements", "signed.csv", content, ("form_token", "0"));
        var without = await manager.PostAsync(chosen.Location, ("form_token", "0"));
        var foreign = await ImportAsync(other, chosen.Location, await other.GetAsync("/lists/agreements"));
        var refused = await coordinator.ChooseAsync("/lists/agreements", "signed.csv", content,
            ("form_token", (await coordinator.GetAsync("/lists/sessions")).FormToken));
        var elsewhere = await manager.GetAsync(chosen.Location.Replace("agreements", "baselines", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound),
            (forged.Status, without.Status, refused.Status));
        Assert.Equal(("/lists/agreements?gone", "/lists/baselines?gone"), (foreign.Location, elsewhere.Location));
        programme.Clock.Advance(TimeSpan.FromMinutes(31));
        await manager.PostAsync("/sign-in", ("key", key));
        Assert.Equal("/lists/agreements?gone", (await manager.GetAsync(chosen.Location)).Location);
        Assert.Contains("kept no more", (await manager.GetAsync("/lists/agreements?gone")).Text, StringComparison.Ordinal);
        Assert.NotEmpty(check.Text);
    }

    [Fact]
    public async Task A_register_may_be_large_other_lists_may_not_and_one_large_file_is_kept_at_a_time()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var token = (await manager.GetAsync("/lists")).FormToken;
        var large = await LargeRegisterAsync();

        var (first, second) = (await manager.ChooseAsync("/lists/register", "edubasealldata20210901.csv", large, ("form_token", token)),
            await manager.ChooseAsync("/lists/register", "edubasealldata20210901.csv", large, ("form_token", token)));
        var tooLarge = await manager.ChooseAsync("/lists/agreements", "signed.csv", large, ("form_token", token));

        Assert.Equal("/lists/register?gone", (await manager.GetAsync(first.Location)).Location);
        Assert.Contains("What changes in the register", (await manager.GetAsync(second.Location)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.Status);
    }

    /// <summary>The sample's register, longer than 2 MB by a column that is not read.</summary>
    private static async Task<byte[]> LargeRegisterAsync()
    {
        var lines = await File.ReadAllLinesAsync(GivenOutcomes.Path("register/edubasealldata20210901.csv"), Encoding.Latin1);
        return Encoding.Latin1.GetBytes(string.Concat(lines.Select((line, at) =>
            $"{line},{(at == 0 ? "Further" : new string('x', 1 + (1_500_000 / lines.Length)))}\r\n")));
    }

    private static async Task<Visitor.Answer> ChooseAsync(Visitor visitor, Visitor.Answer page, string kind, string path) =>
        await visitor.ChooseAsync($"/lists/{kind}", System.IO.Path.GetFileName(path),
            await File.ReadAllBytesAsync(GivenOutcomes.Path(path)), ("form_token", page.FormToken));

    private static Task<Visitor.Answer> ImportAsync(Visitor visitor, string location, Visitor.Answer check,
        params (string Name, string Value)[] fields) => visitor.PostAsync(location, [("form_token", check.FormToken), .. fields]);
}
