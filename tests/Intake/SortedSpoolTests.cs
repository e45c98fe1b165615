using Programme.Intake;

namespace Programme.Tests;

public sealed class SortedSpoolTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(9_001, 3_000)]
    [InlineData(1_000, 7)]
    public void Rows_come_back_sorted_however_many_fit_into_memory_and_as_often_as_asked(int count, int inMemory)
    {
        using var spool = new SortedSpool<long>(inMemory);
        var rows = Enumerable.Range(0, count).Select(at => at * 7_919L % 5_003).ToList();

        rows.ForEach(spool.Add);

        Assert.Equal(count, spool.Count);
        Assert.Equal(rows.Order(), spool.Sorted());
        Assert.Equal(rows.Order(), spool.Sorted());
    }
}
