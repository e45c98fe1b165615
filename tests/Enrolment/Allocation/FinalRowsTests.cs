using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What was written about a draw stays as it was written, also for somebody with the program's own rights in the
/// database.</summary>
public sealed class FinalRowsTests
{
    [SkippableTheory, EachStore]
    public async Task No_row_of_a_list_a_draw_or_an_arm_is_changed_or_deleted_by_SQL(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var before = allocation.ListAllocations(new());

        foreach (var table in FinalRows.Tables)
        {
            await RefusedAsync(programme, $"UPDATE {{0}}{table} SET \"Batch\" = \"Batch\"");
            await RefusedAsync(programme, $"DELETE FROM {{0}}{table}");
            if (store == "postgres")
                await RefusedAsync(programme, $"TRUNCATE {{0}}{table} CASCADE");
        }
        await RefusedAsync(programme, "UPDATE {0}allocations SET \"Arm\" = 'Control' WHERE \"Urn\" = '170001'");

        Assert.Equal(before, allocation.ListAllocations(new()));
    }

    [SkippableTheory, EachStore]
    public async Task No_contribution_to_a_seed_and_no_approval_of_a_file_is_changed_or_deleted_by_SQL(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var lead = await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.ProgrammeLead);
        await lead.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = new string('1', 64) });
        await allocation.CommitSeedAsync(new() { ListHash = hash });
        await lead.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = GivenList.Seed });

        foreach (var table in MoreFinalRows.Tables)
        {
            await RefusedAsync(programme, $"UPDATE {{0}}{table} SET \"Batch\" = \"Batch\"");
            await RefusedAsync(programme, $"DELETE FROM {{0}}{table}");
            if (store == "postgres")
                await RefusedAsync(programme, $"TRUNCATE {{0}}{table} CASCADE");
        }
    }

    private static async Task RefusedAsync(RunningProgramme programme, string statement)
    {
        var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => programme.SqlAsync("enrolment", statement));
        // An anchor is written after the draw; PostgreSQL ends one of two that wait for each other.
        while (fault.SqlState == Npgsql.PostgresErrorCodes.DeadlockDetected)
            fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => programme.SqlAsync("enrolment", statement));
        Assert.Contains("are final", fault.Message, StringComparison.Ordinal);
    }
}
