using Microsoft.Extensions.Time.Testing;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>How wrong keys are counted, by address and by key id.</summary>
[Trait("Promise", "S8")]
public sealed class WrongKeysTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2022, 10, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_sixth_from_an_address_or_of_a_key_waits_and_others_do_not()
    {
        var wrong = new WrongKeys(clock);
        for (var at = 0; at < 5; at++)
            await wrong.DelayAsync("10.0.0.1", "one", default);

        var (address, key) = (wrong.DelayAsync("10.0.0.1", "two", default), wrong.DelayAsync("10.0.0.2", "one", default));
        await wrong.DelayAsync("10.0.0.3", "three", default);

        Assert.Equal((false, false), (address.IsCompleted, key.IsCompleted));
        clock.Advance(TimeSpan.FromMilliseconds(100));
        await Task.WhenAll(address, key);
    }

    [Fact]
    public async Task They_are_forgotten_ten_minutes_after_the_last_one()
    {
        var wrong = new WrongKeys(clock);
        for (var at = 0; at < 5; at++)
            await wrong.DelayAsync("10.0.0.1", "one", default);
        clock.Advance(TimeSpan.FromMinutes(10));
        var sixth = wrong.DelayAsync("10.0.0.1", "one", default);
        Assert.False(sixth.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await sixth;

        clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        await wrong.DelayAsync("10.0.0.1", "one", default);
    }

    [Fact]
    public async Task A_flood_of_them_fills_no_memory_and_the_latest_are_remembered()
    {
        var wrong = new WrongKeys(clock);
        var most = 0;
        for (var at = 0; at < 10_100; at++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await wrong.DelayAsync($"10.0.0.{at}", at is > 9_900 and <= 9_905 ? "one" : $"{at}", default);
            most = Math.Max(most, wrong.Known);
        }

        Assert.Equal(20_000, most);
        Assert.InRange(wrong.Known, 10_000, 11_000);
        Assert.False(wrong.DelayAsync("10.0.0.1", "one", default).IsCompleted);
    }

    [Fact]
    public async Task Too_many_that_wait_are_refused_at_once_until_one_is_answered()
    {
        var wrong = new WrongKeys(clock);
        for (var at = 0; at < 5; at++)
            await wrong.DelayAsync("10.0.0.1", "one", default);
        var waiting = Enumerable.Range(0, 256).Select(_ => wrong.DelayAsync("10.0.0.1", "one", default)).ToList();

        await Imports.RefusedAsync(Reasons.Busy, () => wrong.DelayAsync("10.0.0.1", "one", default));

        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        clock.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(waiting);
        var next = wrong.DelayAsync("10.0.0.1", "one", default);
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(10));
        await next;
    }
}
