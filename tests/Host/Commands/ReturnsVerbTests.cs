using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ReturnsVerbTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task The_report_of_a_stored_return_and_of_a_file_that_was_not_sent_is_written_as_csv()
    {
        var programme = await programmes.OnAsync("sqlite");
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.Return("2021-10", "2021-11-10", (GivenOutcomes.Bury[0], 9, null)));
        var (target, folder) = (new Target(programme.Folder, true, [], Json: false),
            Directory.CreateTempSubdirectory("programme-report-").FullName);
        var (stored, sent, next) = (Path.Combine(folder, "stored.csv"), Path.Combine(folder, "sent.csv"),
            Path.Combine(folder, "2021-11.csv"));
        await File.WriteAllTextAsync(next, GivenOutcomes.Return("2021-11", "2021-12-10", (GivenOutcomes.Bury[0], 3, 5)));

        var codes = (await ReturnsVerb.ReportAsync(target, new("351", "2021-10", 0, null), stored, default),
            await ReturnsVerb.ReportAsync(target, new("351", "2021-11", 0, next), sent, default));

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), codes);
        Assert.Contains(await File.ReadAllLinesAsync(stored),
            line => line.StartsWith("query,Q302,2,contacts_nfa", StringComparison.Ordinal));
        Assert.Equal(["error,E210,2,contacts_nfa,contacts_nfa,,5,\"at most contacts_total, 3, is expected.\",,"],
            (await File.ReadAllLinesAsync(sent)).Skip(1));
        Assert.Single(outcomes.ListReturns(new() { LaCode = "351" }).Returns);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => ReturnsVerb.ReportAsync(target, new("351", "2022-01", 0, null), stored, default));
        await Assert.ThrowsAsync<UsageException>(() =>
            ReturnsVerb.ReportAsync(target, new("351", "2021-11", 0, Path.Combine(folder, "none.csv")), sent, default));
        Directory.Delete(folder, recursive: true);
    }
}
