using System.Diagnostics;
using System.Net;
using Programme.Access.V1;
using Programme.Host;
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

    [SkippableTheory, EachStore]
    public async Task Backups_are_told_with_the_day_of_the_last_and_of_the_one_that_was_proved(string store)
    {
        var folder = Directory.CreateTempSubdirectory("programme-operations-").FullName;
        var kept = new BackupFolder(Path.Combine(folder, "backups"));
        await using (var programme = await RunningProgramme.StartAsync(store, null, $"--Backups:Folder={kept.FullPath}"))
        {
            using var visitor = await Visitor.OfAsync(programme, Role.Operator);
            var page = await UntilAsync(visitor, "The last is of 1 October 2022");

            Assert.Contains("Every database answers, and the data folder can be written to.", page, StringComparison.Ordinal);
            if (store == "sqlite")
                await UntilAsync(visitor, "one was restored and verified on 1 October 2022");
            else
                Assert.Contains("none was restored to prove it yet", page, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_that_failed_and_a_folder_that_cannot_be_written_are_told()
    {
        var file = Path.GetTempFileName();
        await using (var programme = await RunningProgramme.StartAsync("sqlite", null, $"--Backups:Folder={file}"))
        {
            programme.ExpectError("No backup could be made");
            programme.ExpectError("Nothing can be written to");
            using var visitor = await Visitor.OfAsync(programme, Role.Operator);
            await UntilAsync(visitor, "The last attempt failed: see the log. There is none yet");
            var probe = Directory.CreateDirectory(Path.Combine(programme.Folder, "programme.probe"));
            programme.Clock.Advance(TimeSpan.FromSeconds(11));

            var page = await UntilAsync(visitor, $"Nothing can be written to {programme.Folder}");
            probe.Delete();

            Assert.DoesNotContain("Every database answers", page, StringComparison.Ordinal);
        }
        File.Delete(file);
    }

    /// <summary>The page as soon as it says something.</summary>
    private static async Task<string> UntilAsync(Visitor visitor, string words)
    {
        var text = "";
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            text = (await visitor.GetAsync("/operations")).Text;
            if (text.Contains(words, StringComparison.Ordinal))
                return text;
        }
        Assert.Fail($"The page does not say '{words}': {text}");
        return text;
    }
}
