using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class LogsTests
{
    [Fact]
    public async Task A_call_is_logged_by_the_host_that_answered_it_and_by_no_other_in_the_process()
    {
        await using var one = await RunningProgramme.StartAsync();
        await using var other = await RunningProgramme.StartAsync();

        await one.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new());

        Assert.Contains(one.Log, line => line.Contains("AccessService/VerifyAudit", StringComparison.Ordinal));
        Assert.DoesNotContain(other.Log, line => line.Contains("AccessService/VerifyAudit", StringComparison.Ordinal));
    }
}
