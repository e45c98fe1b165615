using Programme.Enrolment;

namespace Programme.Tests;

public sealed class BeaconTests
{
    private static readonly DateTimeOffset Now = new(2021, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("The lottery", "draw 1", 1_000, "")]
    [InlineData("ab", "draw 1", 1_000, "beacon_source")]
    [InlineData("The | lottery", "draw 1", 1_000, "beacon_source")]
    [InlineData("The\nlottery", "draw 1", 1_000, "beacon_source")]
    [InlineData("The lottery", " ", 1_000, "beacon_round")]
    [InlineData("The lottery", "draw|1", 1_000, "beacon_round")]
    [InlineData("The lottery", "draw 1", 0, "beacon_at")]
    [InlineData("The lottery", "draw 1", 1_500, "beacon_at")]
    public void Each_part_is_checked_for_itself(string source, string round, int later, string wrong) =>
        Assert.Equal(wrong,
            string.Join(", ", new Beacon(source, round, Now.AddMilliseconds(later)).Problems(Now).Select(problem => problem.Field)));

    [Theory]
    [InlineData(500, 100, "")]
    [InlineData(501, 101, "beacon_source, beacon_round")]
    public void Long_texts_are_taken_up_to_their_limit(int source, int round, string wrong) =>
        Assert.Equal(wrong, string.Join(", ", new Beacon(new string('s', source), new string('r', round), Now.AddSeconds(1)).Problems(Now)
            .Select(problem => problem.Field)));
}
