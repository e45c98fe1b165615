using Programme.Delivery;
using Programme.Delivery.V1;

namespace Programme.Tests;

/// <summary>What blinded roles are told of sessions could come from any number of treated schools.</summary>
public sealed class SessionsByDesignTests
{
    [Fact]
    public void Every_count_that_is_told_can_come_from_each_number_of_treated_schools()
    {
        for (var schools = 6; schools <= 41; schools++)
        {
            for (var slots = 1; slots <= 11; slots++)
            {
                // The treated of a 1:1 draw.
                var told = new[] { schools / 2, (schools + 1) / 2 }.Distinct().Select(treated => treated * slots)
                    .Select(due => Told(new SessionsByDesign(schools, due, slots * schools / 2.0), due)).ToList();

                Assert.All(told, counts => Assert.Equal(told[0], counts));
            }
        }
    }

    [Fact]
    public void Exact_counts_would_tell()
    {
        var fifteen = new SessionsByDesign(31, 15, 15.5);
        var sixteen = new SessionsByDesign(31, 16, 15.5);

        Assert.Equal(fifteen.Of(15), sixteen.Of(16));
        Assert.Equal(15.5, fifteen.Treated);
        Assert.Equal(fifteen.SchoolsOf(15, 15), sixteen.SchoolsOf(16, 16));
    }

    [Theory, InlineData(1, false), InlineData(5, false), InlineData(6, true), InlineData(0, true)]
    public void Of_few_schools_nothing_is_told_and_the_sum_is_without_them(int schools, bool told)
    {
        var exact = new SessionCounts { LaCode = "350", Delivered = 8, Due = 10 };

        var counts = new SessionsByDesign(schools, 10, 10).Of(exact,
            [new MonthByDesign("2021-09", 10, Enum.GetValues<SessionStatus>().ToDictionary(status => status, _ => 8L))]);

        Assert.Equal((told, told ? "" : Reasons.NotUnmasked), (counts.HasDelivered, counts.Withheld));
        Assert.Equal(told ? 8 : 0, SessionsByDesign.Sum([counts]).Delivered);
    }

    private static List<long> Told(SessionsByDesign design, int due) =>
        [.. Enumerable.Range(0, due + 1).Select(count => design.Of(count)).Distinct().Order()];
}
