using System.Net;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>The forms of the steps: for whose role, with which word, once.</summary>
public sealed class NextPageTests
{
    [Fact]
    public async Task A_reader_finds_the_forms_of_what_the_role_may_do()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        var expected = new Dictionary<Role, string>
        {
            [Role.TrialManager] = "override:list override:lock",
            [Role.ProgrammeLead] = "override:list override:lock",
            [Role.DataManager] = "override:list override:lock",
            [Role.Statistician] = "record-plan",
        };
        foreach (var (role, forms) in expected)
        {
            using var visitor = await Visitor.OfAsync(programme, role);
            var page = await StepsPage.OfAsync(visitor);

            var found = page.Steps.Values.SelectMany(step => step.Forms).Select(form => form.Act);
            Assert.Equal((role, forms), (role, string.Join(' ', found)));
        }
    }

    [Fact]
    public async Task Without_its_word_its_token_or_its_role_nothing_is_done()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        await programme.AllowAsync(TrialAct.FreezeList);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        using var lead = await Visitor.OfAsync(programme, Role.ProgrammeLead);
        var page = await StepsPage.OfAsync(manager);
        var form = Assert.Single(page.Steps["Freeze the list of schools"].Forms);

        var untyped = await page.SendAsync(form with { Word = "frieze" });
        var forged = await manager.PostAsync("/next", ("form_token", "0"), ("act", "list"), ("list-word", "freeze"));
        var other = await (await StepsPage.OfAsync(lead)).SendAsync(form);
        var unknown = await page.SendAsync(form with { Act = "everything" });

        Assert.Equal("freeze", form.Word);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untyped.Status);
        Assert.Contains("<a href=\"#list-word\">Type freeze to do it. Nothing was done.</a>", untyped.Html, StringComparison.Ordinal);
        Assert.Matches("<p class=\"wrong\" id=\"list-word-wrong\">.*?Type freeze to do it.*?</p>\\s*<input id=\"list-word\"[^>]* "
            + "value=\"\"[^>]* aria-describedby=\"list-word-wrong\" aria-invalid=\"true\"", untyped.Html);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (forged.Status, other.Status, unknown.Status));
        Assert.Null((await programme.Client<Allocations>().GetListAsync(new())).List);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_one_change()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        await programme.AllowAsync(TrialAct.FreezeList);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await StepsPage.OfAsync(manager);
        var form = Assert.Single(page.Steps["Freeze the list of schools"].Forms);

        var (first, second) = (await page.SendAsync(form), await page.SendAsync(form));

        Assert.Equal((HttpStatusCode.Redirect, "/next?done=list"), (first.Status, first.Location));
        Assert.Equal((HttpStatusCode.Redirect, "/next?done=list"), (second.Status, second.Location));
        Assert.Single((await programme.Client<Allocations>().GetListAsync(new())).Lists);
        Assert.Contains("The list is frozen.", (await manager.GetAsync(first.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_not_taken_stands_in_the_form_again()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await StepsPage.OfAsync(manager);
        var form = page.Steps["Freeze the list of schools"].Forms[0];

        var refused = await page.SendAsync(form, ("reason", "<b"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(">&lt;b</textarea>", refused.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#override-list-reason\">", refused.Html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"override-list-reason-hint override-list-reason-wrong\" aria-invalid=\"true\"", refused.Html,
            StringComparison.Ordinal);
        // The same field of another form has nothing wrong.
        Assert.Contains("aria-describedby=\"override-lock-reason-hint\">", refused.Html, StringComparison.Ordinal);
        Assert.Equal(form.Id, new StepsPage(manager, refused).Steps["Freeze the list of schools"].Forms[0].Id);
    }

    [Fact]
    public async Task The_word_of_an_act_is_taken_with_a_capital_as_phones_write_it()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        await programme.AllowAsync(TrialAct.FreezeList);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await StepsPage.OfAsync(manager);

        var sent = await page.SendAsync(page.Steps["Freeze the list of schools"].Forms[0] with { Word = "Freeze " });

        Assert.Equal("/next?done=list", sent.Location);
    }

    [Fact]
    public async Task Each_batch_that_was_drawn_here_and_released_can_be_revealed_by_a_trial_manager_and_verified()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        var allocation = programme.Client<Allocations>();
        await allocation.DrawAsync((await allocation.FreezeListAsync(new())).List.ListHash);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        using var lead = await Visitor.OfAsync(programme, Role.ProgrammeLead);
        const string Release = "Release the arms to the authorities";
        Assert.DoesNotContain("reveal", (await StepsPage.OfAsync(manager)).Steps[Release].Forms.Select(form => form.Act[..6]));
        await allocation.ReleaseAllocationAsync(new());
        var page = await StepsPage.OfAsync(manager);
        var form = Assert.Single(page.Steps[Release].Forms);

        var untyped = await page.SendAsync(form with { Word = "" });
        var file = await page.SendAsync(form);
        var other = await (await StepsPage.OfAsync(lead)).SendAsync(form);

        Assert.Equal(("reveal:1", "reveal"), (form.Act, form.Word));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (untyped.Status, file.Status, other.Status));
        Assert.Empty((await StepsPage.OfAsync(lead)).Steps[Release].Forms);
        Assert.DoesNotContain("seed_hex", untyped.Html, StringComparison.Ordinal);
        Assert.Equal(DrawVerb.FileOf((await allocation.RevealDrawAsync(new() { Batch = 1 })).Record), file.Html);
    }
}
