using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class VerifyAuditTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_row_changed_behind_the_hosts_back_is_named(string store)
    {
        var programme = await programmes.OnAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        await programme.KeyAsync(Role.Auditor);
        await programme.KeyAsync(Role.Operator);
        var before = await access.VerifyAuditAsync(new());

        await using var db = programme.Services.GetServices<Store>().Single(module => module.Module == "access").OpenJournal();
        await db.Audit.Where(row => row.Sequence == 1).ExecuteUpdateAsync(row => row.SetProperty(audit => audit.Subject, "somebody else"));
        var after = await access.VerifyAuditAsync(new());

        Assert.True(before.Sound);
        Assert.Equal(["access", "enrolment", "delivery", "outcomes", "costs"], before.Chains.Select(chain => chain.Module));
        Assert.False(after.Sound);
        Assert.Equal(1, after.Chains.Single(chain => chain.Module == "access").BrokenAt);
    }

    [SkippableTheory, EachStore]
    public async Task An_operators_key_is_told_no_number_of_rows_and_no_hash_of_a_table(string store)
    {
        var programme = await programmes.OnAsync(store);

        var told = await (await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Operator)).VerifyAuditAsync(new());
        var known = await (await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor)).VerifyAuditAsync(new());

        Assert.NotEmpty(told.Chains.SelectMany(chain => chain.Tables));
        Assert.All(told.Chains.SelectMany(chain => chain.Tables), table =>
            Assert.Equal(new AuditedTable { Table = table.Table, Withheld = Reasons.NotUnmasked }, table));
        Assert.All(known.Chains.SelectMany(chain => chain.Tables), table => Assert.True(table.HasRows && table.Withheld.Length == 0));
    }
}
