using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Two hosts on one PostgreSQL database: what was acknowledged stays, whatever dies.</summary>
[Trait("Promise", "D14")]
public sealed class SeveralHostsTests
{
    [SkippableFact]
    public async Task A_host_is_killed_under_load_and_its_callers_go_on_with_the_other()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var hosts = await HostPair.StartAsync(await server.CreateAsync("trial"));
        hosts.Write();
        await hosts.UntilAcknowledgedAsync(200);

        await hosts.KillAsync(0);

        await hosts.UntilAcknowledgedAsync(200);
        await hosts.StartAsync(0);
        await hosts.UntilAcknowledgedAsync(200);
        var pause = await hosts.ThenNothingIsLostAsync();
        Assert.True(pause < TimeSpan.FromSeconds(5), $"nothing was acknowledged for {pause}");
    }

    [SkippableFact]
    public async Task The_server_crashes_under_load_and_callers_are_told_to_come_again()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var hosts = await HostPair.StartAsync(await server.CreateAsync("trial"));
        hosts.Write();

        for (var crash = 0; crash < 3; crash++)
        {
            await hosts.UntilAcknowledgedAsync(200);
            await server.CrashAsync();
            await Task.Delay(500);
            await server.StartAgainAsync();
        }

        await hosts.UntilAcknowledgedAsync(200);
        var pause = await hosts.ThenNothingIsLostAsync();
        Assert.True(hosts.Hints > 0);
        Assert.True(pause < TimeSpan.FromSeconds(20), $"nothing was acknowledged for {pause}");
    }

    [SkippableFact]
    public async Task A_synchronous_standby_is_promoted_under_load_and_has_every_acknowledged_change()
    {
        await using var primary = await PostgresServer.StartAsync();
        await primary.CreateAsync("trial");
        await using var standby = await primary.FollowAsync();
        await primary.SqlAsync("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        await primary.SqlAsync("SELECT pg_reload_conf()");
        await using var hosts = await HostPair.StartAsync($"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port};"
            + "Target Session Attributes=primary;Username=programme;Database=trial;Maximum Pool Size=20");
        hosts.Write();
        await hosts.UntilAcknowledgedAsync(200);
        Assert.Equal("sync", await primary.SqlAsync("SELECT sync_state FROM pg_stat_replication"));

        await primary.CrashAsync();
        await standby.PromoteAsync();

        await hosts.UntilAcknowledgedAsync(200);
        var pause = await hosts.ThenNothingIsLostAsync();
        Assert.True(hosts.Hints > 0);
        Assert.True(pause < TimeSpan.FromSeconds(30), $"nothing was acknowledged for {pause}");
    }

    [SkippableFact]
    public async Task Without_its_synchronous_standby_nothing_is_acknowledged()
    {
        await using var primary = await PostgresServer.StartAsync();
        var connection = await primary.CreateAsync("trial");
        await using var standby = await primary.FollowAsync();
        await using var hosts = await HostPair.StartAsync($"{connection};Command Timeout=3");
        await primary.SqlAsync("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        await primary.SqlAsync("SELECT pg_reload_conf()");
        hosts.Write();
        await hosts.UntilAcknowledgedAsync(100);

        await standby.CrashAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var before = hosts.Acknowledged;
        await Task.Delay(TimeSpan.FromSeconds(10));
        Assert.Equal(before, hosts.Acknowledged);

        await standby.StartAgainAsync();
        await hosts.UntilAcknowledgedAsync(100);
        await hosts.ThenNothingIsLostAsync();
    }
}
