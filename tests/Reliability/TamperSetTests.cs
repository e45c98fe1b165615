using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every table of every module is tampered with behind the host's back; each row must be named by <c>verify</c>.</summary>
[Trait("Promise", "S11")]
public sealed class TamperSetTests
{
    private static readonly Dictionary<string, Func<Tampering, IEntityType, Task<IReadOnlyList<string?>>>> Ways = new()
    {
        ["edited"] = async (tampering, table) => [await tampering.EditAsync(table)],
        ["removed"] = async (tampering, table) => [await tampering.RemoveAsync(table)],
        ["added"] = async (tampering, table) => [await tampering.AddAsync(table)],
        ["exchanged"] = (tampering, table) => tampering.ExchangeAsync(table),
    };

    [Trait("Promise", "D5")]
    [SkippableTheory, EachStore]
    public async Task A_row_of_the_sample_is_named_however_it_is_tampered_with(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadAsync();
        await programme.KeyAsync(Role.Auditor);
        await programme.KeyAsync(Role.Operator);

        foreach (var way in Ways.Keys)
            Assert.InRange((await TamperAsync(programme, way)).Count, 25, 100);
    }

    [Trait("Promise", "D5")]
    [SkippableTheory, EachStore]
    public async Task In_a_whole_trial_a_row_of_every_table_is_named_however_it_is_tampered_with(string store)
    {
        await using var trial = await GivenWholeTrial.ToItsEndAsync(store);

        var tables = await TamperAsync(trial.Programme, "added");
        Assert.Equal(tables, await TamperAsync(trial.Programme, "edited"));
        Assert.Equal(tables, await TamperAsync(trial.Programme, "removed"));
        // Those with two rows that differ.
        Assert.InRange((await TamperAsync(trial.Programme, "exchanged")).Count, 30, 100);
    }

    [Fact]
    public void Every_table_that_is_not_verified_has_its_reason() =>
        Assert.Equal(["__EFMigrationsHistory", "__EFMigrationsLock", "audit", "requests", "row_hashes"],
            UnverifiedTables.Reasons.Keys.Order(StringComparer.Ordinal));

    /// <summary>Tampers with every table that has rows for it, verifies, and takes it back; the tables that were tampered with. Their rows
    /// are named, and no others.</summary>
    private static async Task<List<string>> TamperAsync(RunningProgramme programme, string way)
    {
        var access = programme.Client<AccessService.AccessServiceClient>();
        var expected = new List<(string Module, string Table, string Key)>();
        var open = new List<Tampering>();
        foreach (var module in programme.Services.GetServices<Store>())
        {
            open.Add(await Tampering.WithAsync(module));
            foreach (var table in open[^1].Tables)
                expected.AddRange((await Ways[way](open[^1], table)).OfType<string>()
                    .Select(key => (module.Module, table.GetTableName()!, key)));
        }

        var tampered = await access.VerifyAuditAsync(new());
        foreach (var tampering in open)
        {
            await tampering.UndoAsync();
            await tampering.DisposeAsync();
        }
        var restored = await access.VerifyAuditAsync(new());

        Assert.False(tampered.Sound);
        Assert.All(tampered.Chains, chain => Assert.Equal(0, chain.MoreAlteredRows));
        Assert.Equal(expected.Order(),
            tampered.Chains.SelectMany(chain => chain.AlteredRows.Select(row => (chain.Module, row.Table, row.Key))).Order());
        Assert.True(restored.Sound, restored.ToString());
        return [.. expected.Select(row => $"{row.Module}.{row.Table}").Distinct()];
    }
}
