using Programme.Journal;

namespace Programme.Tests;

/// <summary>What is kept computed from a database goes by how often it changed, by whomever.</summary>
public sealed class ChangesTests
{
    private readonly Changes changes = new();

    [Fact]
    public void A_change_is_counted_for_its_module()
    {
        changes.Note("outcomes", changed: true, rows: 1, last: 1);
        changes.Note("costs", changed: true, rows: 1, last: 1);
        changes.Note("costs", changed: true, rows: 2, last: 3);

        Assert.Equal((1, 2, 3, 0), (changes.Of(["outcomes"]), changes.Of(["costs"]), changes.Of(["outcomes", "costs"]),
            changes.Of(["delivery"])));
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public void What_this_process_wrote_is_no_change_of_another_host()
    {
        changes.Note("outcomes", changed: true, rows: 1, last: 7);
        changes.Note("outcomes", changed: false, rows: 2, last: 9);
        var before = changes.Count;

        changes.See("outcomes", 7);
        changes.See("outcomes", 9);

        Assert.Equal(before, changes.Count);
    }

    [Fact]
    public void What_another_host_wrote_is_counted_once()
    {
        changes.Note("outcomes", changed: true, rows: 1, last: 7);

        changes.See("outcomes", 8);
        changes.See("outcomes", 8);

        Assert.Equal(2, changes.Of(["outcomes"]));
    }

    [Fact]
    public void What_another_host_wrote_before_a_row_that_changes_nothing_is_not_taken_for_it()
    {
        changes.Note("outcomes", changed: true, rows: 1, last: 7);
        // Row 8 is another host's.
        changes.Note("outcomes", changed: false, rows: 1, last: 9);

        changes.See("outcomes", 9);

        Assert.Equal(2, changes.Of(["outcomes"]));
    }

    [Fact]
    public void What_another_host_wrote_before_a_change_of_this_process_needs_no_count_of_its_own()
    {
        changes.Note("outcomes", changed: true, rows: 1, last: 7);
        // Row 8 is another host's, committed before this: whoever computed before it computes again.
        changes.Note("outcomes", changed: true, rows: 1, last: 9);

        changes.See("outcomes", 9);

        Assert.Equal(2, changes.Of(["outcomes"]));
    }
}
