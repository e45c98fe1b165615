using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every table of every module is tampered with behind the host's back; each row must be named by <c>verify</c>.</summary>
public sealed class TamperSetTests
{
    [SkippableTheory, EachStore]
    public async Task An_edited_row_of_any_table_is_named(string store) =>
        Assert.InRange(await TamperAsync(store, async (tampering, table) => [await tampering.EditAsync(table)]), 30, 1_000);

    [SkippableTheory, EachStore]
    public async Task A_removed_row_of_any_table_is_named(string store) =>
        Assert.InRange(await TamperAsync(store, async (tampering, table) => [await tampering.RemoveAsync(table)]), 30, 1_000);

    [SkippableTheory, EachStore]
    public async Task A_row_added_to_any_table_is_named(string store)
    {
        var tables = 0;
        var rows = await TamperAsync(store, async (tampering, table) =>
        {
            tables++;
            return [await tampering.AddAsync(table)];
        });
        Assert.Equal(tables, rows);
    }

    [SkippableTheory, EachStore]
    public async Task Rows_of_any_table_that_exchanged_a_value_are_named(string store) =>
        Assert.InRange(await TamperAsync(store, (tampering, table) => tampering.ExchangeAsync(table)), 40, 1_000);

    [SkippableTheory, EachStore]
    public async Task Rows_of_the_tables_that_the_sample_leaves_empty_are_named_when_edited_and_when_removed(string store)
    {
        var made = new MadeProgramme(7, 8, 7);
        await using var twin = await ArmTwin.SealedAsync(made, made.Draw(1), store: store);
        foreach (var role in ArmTwin.Roles)
            await EveryChange.OfAsync(twin, role, 1, released: false, new HashSet<string>(), "ReleaseAllocation", "ConfirmUnmasking");
        await twin.ReleaseAsync();
        foreach (var role in ArmTwin.Roles)
            await EveryChange.OfAsync(twin, role, 2, released: true, new HashSet<string>(), "ConfirmUnmasking", "RunRetention");
        var empty = new List<string>();

        await TamperAsync(twin.Programme, async (tampering, table) =>
        {
            if (await tampering.RemoveAsync(table) is not { } removed)
            {
                empty.Add(table.GetTableName()!);
                return [];
            }
            return [removed, await tampering.EditAsync(table)];
        });

        // Their added rows are found above; nothing fills them in a trial whose arms were drawn elsewhere and whose data are not analysed.
        Assert.Equal("allocation_approvals analysis_plans analysis_results analysis_runs certificates commitments corrections draw_seeds "
            + "holidays pack_releases plan_changes publications seed_contributions survey_publications unmaskings",
            string.Join(' ', empty.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_table_that_is_not_verified_has_its_reason() =>
        Assert.Equal(["__EFMigrationsHistory", "__EFMigrationsLock", "audit", "requests", "row_hashes"],
            UnverifiedTables.Reasons.Keys.Order(StringComparer.Ordinal));

    /// <summary>Tampers with every table and verifies once; how many rows were named. Nothing else may be named.</summary>
    private static async Task<int> TamperAsync(string store, Func<Tampering, IEntityType, Task<IReadOnlyList<string?>>> tamper)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadAsync();
        await programme.KeyAsync(Role.Auditor);
        await programme.KeyAsync(Role.Operator);
        return await TamperAsync(programme, tamper);
    }

    private static async Task<int> TamperAsync(RunningProgramme programme,
        Func<Tampering, IEntityType, Task<IReadOnlyList<string?>>> tamper)
    {
        var access = programme.Client<AccessService.AccessServiceClient>();
        var before = await access.VerifyAuditAsync(new());
        Assert.True(before.Sound, before.ToString());
        var expected = new List<(string Module, string Table, string Key)>();
        foreach (var module in programme.Services.GetServices<Store>())
        {
            await using var tampering = await Tampering.WithAsync(module);
            foreach (var table in tampering.Tables)
                expected.AddRange((await tamper(tampering, table)).OfType<string>()
                    .Select(key => (module.Module, table.GetTableName()!, key)));
        }

        var after = await access.VerifyAuditAsync(new());

        Assert.False(after.Sound);
        Assert.All(after.Chains, chain => Assert.Equal(0, chain.MoreAlteredRows));
        Assert.Equal(expected.Order(),
            after.Chains.SelectMany(chain => chain.AlteredRows.Select(row => (chain.Module, row.Table, row.Key))).Order());
        return expected.Count;
    }
}
