using Programme.Outcomes;

namespace Programme.Tests;

public sealed class ReturnTallyTests
{
    private static readonly ReturnVersionRow Version = new()
    {
        LaCode = "350",
        Month = "2021-09",
        Version = 2,
        Sha256 = "",
        Status = ReturnStatus.Final,
        ExtractOn = new(2021, 10, 10),
        ReceivedAt = default,
        Rows = 4,
        BlankRows = 1,
        Queries = 0,
    };

    [Fact]
    public void Only_schools_with_both_counts_are_added_up_and_a_true_zero_is_one_of_them()
    {
        var tally = ReturnTallyRow.Of(Version,
            [Row("900002", 7, 3), Row("900001", 0, 0), Row("900003", 5, null), Row("900004", null, null)]);

        Assert.Equal((7, 3, 2, "900001,0,0, 900002,7,3,", 2), (tally.Total, tally.Nfa, tally.Schools, tally.Counts, tally.Version));
    }

    [Fact]
    public void Different_schools_are_counted_once_over_the_months_of_a_window_that_enough_of_them_reported()
    {
        ReturnTallyRow[] tallies =
        [
            ReturnTallyRow.Of(Version, [Row("900001", 1, 1), Row("900002", 1, 1)]),
            ReturnTallyRow.Of(Version with { Month = "2021-10" }, [Row("900002", 1, 1), Row("900003", 1, 1)]),
            ReturnTallyRow.Of(Version with { Month = "2021-11" }, [Row("900009", 1, 1)]),
            ReturnTallyRow.Of(Version with { Month = "2021-08" }, [Row("900007", 1, 1), Row("900008", 1, 1)]),
        ];

        Assert.Equal(3, tallies.DifferentSchools("2021-09", "2022-07", least: 2)["350"]);
        Assert.Equal(4, tallies.DifferentSchools("2021-09", "2022-07", least: 1)["350"]);
    }

    [Fact]
    public void Without_some_schools_the_sums_are_those_of_a_return_that_never_had_them()
    {
        var all = ReturnTallyRow.Of(Version, [Row("900001", 9, 4, 2), Row("900002", 7, 3), Row("900003", 5, 1, 1)]);

        Assert.Equal(ReturnTallyRow.Of(Version, [Row("900002", 7, 3), Row("900003", 5, 1, 1)]),
            all.Without(new HashSet<string> { "900001", "900009" }));
        Assert.Equal(all, all.Without(new HashSet<string>()));
        Assert.Equal((0, ""),
            (all.Without(new HashSet<string> { "900001", "900002", "900003" }).Schools,
                all.Without(new HashSet<string> { "900001", "900002", "900003" }).Counts));
    }

    private static SchoolMonthRow Row(string urn, int? total, int? nfa, int? advice = null) =>
        new()
        {
            LaCode = "350",
            Month = "2021-09",
            Version = 0,
            Urn = urn,
            ContactsTotal = total,
            ContactsNfa = nfa,
            ContactsAdviceOnly = advice
        };
}
