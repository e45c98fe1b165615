using Microsoft.Extensions.Time.Testing;
using Programme.Journal;

namespace Programme.Tests;

public sealed class KeptTests
{
    private readonly Changes changes = new();
    private readonly FakeTimeProvider clock = new();
    private int reads;

    [Fact]
    public async Task What_is_read_is_kept_until_one_of_its_modules_changes_or_five_minutes_are_over()
    {
        var kept = new Kept<string>(changes, clock, "enrolment", "delivery");
        async Task<int> ReadsAsync()
        {
            await kept.GetAsync(() => Task.FromResult($"{++reads}"));
            return reads;
        }

        Assert.Equal((1, 1), (await ReadsAsync(), await ReadsAsync()));
        changes.Note("outcomes", changed: true);
        Assert.Equal(1, await ReadsAsync());
        changes.Note("delivery", changed: true);
        Assert.Equal((2, 2), (await ReadsAsync(), await ReadsAsync()));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((3, 3), (await ReadsAsync(), await ReadsAsync()));
    }

    [Fact]
    public async Task What_changes_while_it_is_read_is_read_again()
    {
        var kept = new Kept<string>(changes, clock, "enrolment");

        await kept.GetAsync(() =>
        {
            changes.Note("enrolment", changed: true);
            return Task.FromResult("old");
        });

        Assert.Equal("new", await kept.GetAsync(() => Task.FromResult("new")));
    }
}
