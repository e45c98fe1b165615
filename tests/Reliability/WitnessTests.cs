using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Whole chains and databases are cut, removed or replaced behind the host's back: found by <c>verify</c>.</summary>
[Trait("Promise", "S11")]
public sealed class WitnessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-").FullName;

    /// <summary>Statements, and what is said of the chain of the access module, which has five rows.</summary>
    public static TheoryData<string, string> Attempts => new()
    {
        { "DELETE FROM {0}audit WHERE \"Sequence\" = 5", "rows were cut off" },
        { "DELETE FROM {0}audit WHERE \"Sequence\" = 5; DELETE FROM {0}row_hashes WHERE \"Sequence\" = 5; DELETE FROM {0}api_keys WHERE "
            + "\"Subject\" = 'subject-4'", "rows were cut off" },
        { "DELETE FROM {0}audit", "rows were cut off" },
        { "DELETE FROM {0}audit; DELETE FROM {0}row_hashes; DELETE FROM {0}api_keys", "rows were cut off" },
        { "UPDATE {0}audit SET \"Details\" = NULL, \"Salt\" = NULL WHERE \"Sequence\" = 3", "without a certificate" },
        { "UPDATE {0}audit SET \"Details\" = NULL, \"Salt\" = NULL; INSERT INTO {0}certificates VALUES (1, 'access/audit_details', 5, "
            + "'2022-09-01', '2022-09-01', 'x', 'local')", "without a certificate" },
        { "DELETE FROM {0}row_hashes WHERE \"Sequence\" = 3", "row_hashes" },
        { "UPDATE {0}row_hashes SET \"Sha256\" = (SELECT \"Sha256\" FROM {0}row_hashes WHERE \"Sequence\" = 4) WHERE \"Sequence\" = 3",
            "row_hashes" },
        { "UPDATE {0}row_hashes SET \"Whole\" = \"Rows\" = 1 WHERE \"Sequence\" = 5", "row_hashes" },
    };

    [SkippableTheory, MemberData(nameof(Attempts))]
    public async Task On_sqlite_verify_finds(string statement, string problem) => await IsFoundAsync("sqlite", statement, problem);

    [SkippableTheory, MemberData(nameof(Attempts))]
    public async Task On_postgres_verify_finds(string statement, string problem) =>
    await IsFoundAsync("postgres", statement.Replace("'2022-09-01'", "date '2022-09-01'", StringComparison.Ordinal), problem);

    [SkippableTheory, EachStore]
    public async Task Erased_digests_are_found(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await AddKeysAsync(programme);
        await programme.SqlAsync("access", "UPDATE {0}row_hashes SET \"Digests\" = NULL WHERE \"Sequence\" = 3");

        var rows = (await VerifyAsync(programme)).Chains.Single(chain => chain.Module == "access").AlteredRows;

        Assert.Contains(rows, row => row.Problem.Contains("erased from row_hashes", StringComparison.Ordinal));
        Assert.Contains(rows, row => row is { Table: "api_keys", Problem: "no change wrote this row" });
    }

    [Theory, InlineData("access"), InlineData("enrolment"), InlineData("delivery"), InlineData("outcomes"), InlineData("costs")]
    public async Task A_database_that_is_gone_is_not_made_anew(string module)
    {
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
            await programme.LoadAsync();
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
        {
            await programme.KeyAsync(Role.Auditor);
            Assert.True((await VerifyAsync(programme)).Sound);
        }
        foreach (var file in Directory.GetFiles(folder, $"{module}.db*"))
            File.Delete(file);

        var refusal = await Assert.ThrowsAsync<StartException>(() => RunningProgramme.StartAsync(folder: folder));

        Assert.Contains($"{module}.db is missing", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, $"{module}.db")));
    }

    [SkippableFact]
    public async Task A_schema_of_postgres_that_is_gone_is_not_made_anew()
    {
        await using var programme = await RunningProgramme.StartAsync("postgres");
        await AddKeysAsync(programme);
        var store = programme.Services.GetServices<Store>().Single(store => store.Module == "access");
        await programme.SqlAsync("access", "DROP SCHEMA access CASCADE");

        var refusal =
            await Assert.ThrowsAsync<StartException>(() => Migration.RunAsync(store, programme.Services.GetRequiredService<Verification>(),
            programme.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, default));

        Assert.Contains("The schema access is missing", refusal.Message, StringComparison.Ordinal);
        Assert.False((await VerifyAsync(programme)).Sound);
    }

    [Fact]
    public async Task A_manifest_entry_that_is_changed_or_removed_is_found()
    {
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
            await AddKeysAsync(programme);
        var entry = Path.Combine(folder, "manifest", "access");
        var text = await File.ReadAllTextAsync(entry);
        File.Delete(entry);
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
            Assert.Contains("compare an anchor", Problem(await VerifyAsync(programme)), StringComparison.Ordinal);
        await File.WriteAllTextAsync(entry, text.Replace(" 5 ", " 4 ", StringComparison.Ordinal));

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => RunningProgramme.StartAsync(folder: folder));

        Assert.Contains("is not as this host wrote it", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task IsFoundAsync(string store, string statement, string problem)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await AddKeysAsync(programme);
        Assert.True((await VerifyAsync(programme)).Sound);

        await programme.SqlAsync("access", statement);

        var verified = await VerifyAsync(programme);
        Assert.False(verified.Sound);
        Assert.Contains(problem, Problem(verified), StringComparison.Ordinal);
    }

    internal static async Task AddKeysAsync(RunningProgramme programme)
    {
        for (var i = 0; i < 5; i++)
            await programme.Client<AccessService.AccessServiceClient>()
                .CreateApiKeyAsync(new() { Subject = $"subject-{i}", Role = Role.DataManager });
    }

    internal static async Task<VerifyAuditResponse> VerifyAsync(RunningProgramme programme) =>
        await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new());

    private static string Problem(VerifyAuditResponse verified) => verified.Chains.Single(chain => chain.Module == "access").Problem;
}
