using System.Globalization;
using Xunit.Abstractions;

namespace Programme.Tests;

/// <summary>All attacks at once on a host of one gigabyte, while a good client goes on. <c>.ci/attack</c> does it for a minute.</summary>
[Trait("Promise", "S7")]
[Trait("Promise", "S8")]
[Trait("Promise", "S9")]
public sealed class AttackTests(ITestOutputHelper output)
{
    /// <summary>PROGRAMME_ATTACK_SECONDS; by itself, on an idle machine, the promises hold as they are written.</summary>
    private static readonly int? Seconds = Environment.GetEnvironmentVariable("PROGRAMME_ATTACK_SECONDS") is { } seconds
        ? int.Parse(seconds, CultureInfo.InvariantCulture) : null;

    [Fact]
    public async Task A_good_client_is_answered_the_host_lives_and_gives_its_memory_back()
    {
        await using var host = await SmallHost.StartAsync();
        // A first attack loads code and fills caches, which stay.
        await AttackAsync(host, TimeSpan.FromSeconds(Seconds is null ? 8 : 20));
        var before = await SettledAsync(host, long.MaxValue);
        var quiet = new GoodClient(host.Http, host.Keys.Reader);
        await quiet.AskAsync(TimeSpan.FromSeconds(3));

        var (client, attempts, most) = await AttackAsync(host, TimeSpan.FromSeconds(Seconds ?? 10));

        Assert.True(host.Alive, "The host died.");
        var after = await SettledAsync(host, before * 110 / 100);
        var said = $"{client.Calls} calls of a good client, 99 of 100 within {client.Percentile99:0} ms (before the attack "
            + $"{quiet.Percentile99:0} ms), {client.Failures.Count} failed; {attempts} attempts; memory {Mega(before)} before, "
            + $"{Mega(most)} at most, {Mega(after)} after, limited by {host.LimitedBy}";
        output.WriteLine(said);
        Assert.True(client.Failures.Count == 0, $"{said}: {string.Join(", ", client.Failures.Distinct())}");
        // Beside other tests everybody is delayed, with and without an attack.
        Assert.True(client.Percentile99 <= (Seconds is null ? Math.Max(1_000, 4 * quiet.Percentile99) : 250), said);
        Assert.True(after <= before * (Seconds is null ? 1.25 : 1.1), said);
    }

    private static async Task<(GoodClient Client, long Attempts, long MostMemory)> AttackAsync(SmallHost host, TimeSpan time)
    {
        using var end = new CancellationTokenSource();
        var (client, attackers, most) = (new GoodClient(host.Http, host.Keys.Reader), new Attackers(host, end.Token), 0L);
        var attacking = attackers.AttackAsync();
        var asking = client.AskAsync(time);
        while (!asking.IsCompleted && host.Alive)
        {
            most = Math.Max(most, host.Memory);
            await Task.WhenAny(asking, Task.Delay(100));
        }
        await end.CancelAsync();
        await attacking;
        await asking;
        return (client, attackers.Attempts, most);
    }

    /// <summary>Resident memory when it is at most so much, or has stopped falling for half a minute.</summary>
    private static async Task<long> SettledAsync(SmallHost host, long wanted)
    {
        var (least, since) = (host.Memory, 0);
        while (least > wanted || (wanted == long.MaxValue && since < 5))
        {
            await Task.Delay(1_000);
            (least, since) = host.Memory < least ? (host.Memory, 0) : (least, since + 1);
            if (since >= 30)
                break;
        }
        return least;
    }

    private static string Mega(long bytes) => $"{bytes / 1_000_000} MB";
}
