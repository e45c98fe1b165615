using System.Net;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The page for whoever runs the host.</summary>
public sealed class OperationsPageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    [Fact]
    public async Task The_operator_sees_how_the_host_is_and_nothing_of_the_programme()
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, Role.Operator);

        var page = await visitor.GetAsync("/operations");
        var verified = await visitor.GetAsync("/operations?audit=verify");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Every database answers", page.Text, StringComparison.Ordinal);
        Assert.Contains("None are made: set Backups:Folder", page.Text, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* sessions in a browser", page.Text);
        Assert.DoesNotContain("Every chain is sound", page.Text, StringComparison.Ordinal);
        Assert.Contains("Every chain is sound", verified.Text, StringComparison.Ordinal);
        foreach (var told in new[] { "Bolton", "school" })
            Assert.DoesNotContain(told, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_every_other_role_there_is_no_such_page_and_no_link_to_it()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Unspecified, Role.Local, Role.System, Role.MetricsReader, Role.SurveyForm,
            Role.Operator]))
        {
            string[] codes = role is Role.LaCoordinator or Role.Supervisor or Role.LaDataOfficer ? ["350"] : [];
            using var visitor = await Visitor.OfAsync(pages.Programme, role, codes);

            var page = await visitor.GetAsync("/operations");
            var absent = await visitor.GetAsync("/no-such-page-at-all");

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.Status, absent.Status));
            Assert.DoesNotContain("href=\"/operations\"", page.Html, StringComparison.Ordinal);
        }
    }
}
