using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Trait("Promise", "S11")]
public sealed class TamperingTests
{
    /// <summary>What somebody with the database, but without the key, may try; the row that is named; what is said of it.</summary>
    public static TheoryData<string, int, string> Attempts => new()
    {
        { "UPDATE {0}audit SET \"Details\" = '{}' WHERE \"Sequence\" = 3", 3, "details" },
        { "UPDATE {0}audit SET \"Details\" = NULL WHERE \"Sequence\" = 3", 3, "half erased" },
        { "UPDATE {0}audit SET \"Subject\" = 'somebody else' WHERE \"Sequence\" = 3", 3, "hash" },
        { "UPDATE {0}audit SET \"Role\" = 'Auditor' WHERE \"Sequence\" = 3", 3, "hash" },
        { "UPDATE {0}audit SET \"Role\" = 'Emperor' WHERE \"Sequence\" = 3", 3, "cannot be read" },
        { "UPDATE {0}audit SET \"Method\" = '/programme.access.v1.AccessService/RevokeApiKey' WHERE \"Sequence\" = 3", 3, "hash" },
        { "UPDATE {0}audit SET \"At\" = \"At\" - 1 WHERE \"Sequence\" = 3", 3, "hash" },
        { "UPDATE {0}audit SET \"RequestId\" = 'r' WHERE \"Sequence\" = 3", 3, "hash" },
        { "UPDATE {0}audit SET \"Hash\" = (SELECT \"Hash\" FROM {0}audit WHERE \"Sequence\" = 2) WHERE \"Sequence\" = 3", 3, "hash" },
        { "DELETE FROM {0}audit WHERE \"Sequence\" = 3", 4, "row 3 is missing" },
        { "DELETE FROM {0}audit WHERE \"Sequence\" = 1", 2, "row 1 is missing" },
        { "DELETE FROM {0}audit WHERE \"Sequence\" = 3; UPDATE {0}audit SET \"Sequence\" = \"Sequence\" - 1 WHERE \"Sequence\" = 4; UPDATE "
            + "{0}audit SET \"Sequence\" = \"Sequence\" - 1 WHERE \"Sequence\" = 5", 3, "hash" },
        { "UPDATE {0}audit SET \"Sequence\" = 99 WHERE \"Sequence\" = 3; UPDATE {0}audit SET \"Sequence\" = 3 WHERE \"Sequence\" = 4; "
            + "UPDATE {0}audit SET \"Sequence\" = 4 WHERE \"Sequence\" = 99", 3, "hash" },
        { "INSERT INTO {0}audit (\"Sequence\", \"At\", \"Subject\", \"Role\", \"Method\", \"RequestId\", \"Details\", \"Salt\", "
            + "\"Commitment\", \"RowsHash\", \"Hash\") SELECT 6, \"At\", \"Subject\", \"Role\", \"Method\", \"RequestId\", \"Details\", "
            + "\"Salt\", \"Commitment\", \"RowsHash\", \"Hash\" FROM {0}audit WHERE \"Sequence\" = 5", 6, "hash" },
    };

    [SkippableTheory, MemberData(nameof(Attempts))]
    public async Task On_sqlite_a_tampered_row_is_named(string statement, int row, string problem) =>
    await IsNamedAsync("sqlite", statement, row, problem);

    [SkippableTheory, MemberData(nameof(Attempts))]
    public async Task On_postgres_a_tampered_row_is_named(string statement, int row, string problem) =>
    await IsNamedAsync("postgres", statement, row, problem);

    private static async Task IsNamedAsync(string store, string statement, int row, string problem)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        for (var i = 0; i < 5; i++)
            await access.CreateApiKeyAsync(new() { Subject = $"subject-{i}", Role = Role.DataManager });
        Assert.True((await access.VerifyAuditAsync(new())).Sound);

        await programme.SqlAsync("access", statement);
        var verified = await access.VerifyAuditAsync(new());

        var chain = verified.Chains.Single(chain => chain.Module == "access");
        Assert.False(verified.Sound);
        Assert.Equal(row, chain.BrokenAt);
        Assert.Contains(problem, chain.Problem, StringComparison.Ordinal);
        Assert.All(verified.Chains.Where(other => other.Module != "access"), other => Assert.Equal(0, other.BrokenAt));
    }
}
