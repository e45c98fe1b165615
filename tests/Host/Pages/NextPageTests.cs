using System.Net;
using Programme.Access.V1;
using Programme.Enrolment.V1;
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

        var untyped = await page.SendAsync(form with { Word = "Freeze" });
        var forged = await manager.PostAsync("/next", ("form_token", "0"), ("act", "list"), ("word", "freeze"));
        var other = await (await StepsPage.OfAsync(lead)).SendAsync(form);
        var unknown = await page.SendAsync(form with { Act = "everything" });

        Assert.Equal("freeze", form.Word);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untyped.Status);
        Assert.Contains("Type freeze to do it. Nothing was done.", untyped.Text, StringComparison.Ordinal);
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
        Assert.Contains("There is a problem", refused.Text, StringComparison.Ordinal);
    }
}
