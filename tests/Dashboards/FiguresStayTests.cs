using System.Globalization;
using Google.Protobuf;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>Figures are facts of the databases: they change with these and with nothing else.</summary>
public sealed class FiguresStayTests
{
    /// <summary>What the months of an authority are made into: it moves with each of them.</summary>
    private static readonly string[] OverMonths = ["programme_contacts_to_date", "programme_contacts_pooled_to_date",
        "programme_inappropriate_contact_ratio_to_date", "programme_inappropriate_contact_ratio_to_date_lower",
        "programme_inappropriate_contact_ratio_to_date_upper", "programme_inappropriate_contact_limit",
        "programme_inappropriate_contact_signals", "programme_return_newest_timestamp_seconds", "programme_return_queries_open"];

    [Fact]
    public async Task A_restated_return_changes_its_month_alone()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var outcomes = await GivenOutcomes.WithEverythingAsync(programme);
        var before = await FiguresAsync(programme);
        var rows = (await File.ReadAllLinesAsync(GivenOutcomes.Path("outcomes/returns/351/2021-12.csv"))).ToList();
        for (var at = 1; at < rows.Count; at++)
        {
            var cells = rows[at].Split(',');
            (cells[2], cells[18]) = ($"{int.Parse(cells[2], CultureInfo.InvariantCulture) + 9}", "2022-09-20");
            rows[at] = string.Join(',', cells);
        }

        await outcomes.SubmitReturnAsync(new()
        {
            LaCode = "351",
            ReportingMonth = "2021-12",
            Content = ByteString.CopyFromUtf8(string.Join('\n', rows) + "\n")
        });

        var changed = (await FiguresAsync(programme)).Except(before).ToList();
        Assert.Contains(changed, line => line.StartsWith("programme_contacts{la=\"351\"", StringComparison.Ordinal));
        Assert.Contains(changed, line => line.StartsWith("programme_returns{la=\"351\"", StringComparison.Ordinal)
            && line.Contains("restated", StringComparison.Ordinal));
        Assert.All(changed.Where(line => !OverMonths.Contains(line[..line.IndexOf('{', StringComparison.Ordinal)])), line =>
        {
            Assert.Contains("period=\"2021-12\"", line, StringComparison.Ordinal);
            Assert.Matches("la=\"(351|all)\"", line);
        });
        // The limits around all authorities move for each of them; nothing else of another does.
        Assert.All(changed.Where(line => !line.Contains("la=\"351\"", StringComparison.Ordinal)
            && !line.Contains("la=\"all\"", StringComparison.Ordinal)), line => Assert.Contains("limit=\"funnel", line,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("programme-again-").FullName;
        IReadOnlyList<string> before;
        await using (var first = await RunningProgramme.StartAsync(folder: folder))
        {
            await GivenOutcomes.WithEverythingAsync(first);
            before = await FiguresAsync(first);
        }

        await using (var again = await RunningProgramme.StartAsync(folder: folder))
            Assert.Equal(before, await FiguresAsync(again));

        Assert.True(before.Count > 4_000, $"{before.Count} figures");
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task Two_hosts_on_one_database_show_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("programme-both-").FullName;
        string[] database = ["--Database:Provider=postgres", $"--Database:Connection={await Postgres.NewDatabaseAsync()}"];
        await using (var one = await RunningProgramme.StartAsync("sqlite", Path.Combine(folder, "one"), database))
        {
            await GivenOutcomes.WithEverythingAsync(one);
            Directory.CreateDirectory(Path.Combine(folder, "other"), Host.DataFolder.OwnerOnly);
            foreach (var part in new[] { "keys", "manifest" })
                await Tools.RunAsync("cp", "-a", Path.Combine(folder, "one", part), Path.Combine(folder, "other"));
            await using var other = await RunningProgramme.StartAsync("sqlite", Path.Combine(folder, "other"), database);

            Assert.Equal(await FiguresAsync(one), await FiguresAsync(other));
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The lines of authorities, in order; that the host counts its own calls is no figure.</summary>
    private static async Task<IReadOnlyList<string>> FiguresAsync(RunningProgramme programme) =>
        [.. (await programme.ScrapeAsync()).Where(line => line.Contains("{la=\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
