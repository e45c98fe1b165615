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
}
