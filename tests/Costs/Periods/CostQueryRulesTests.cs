using System.Globalization;
using Programme.Costs;
using Programme.Costs.V1;

namespace Programme.Tests;

/// <summary>Rules that ask about cost lines, each with a line that raises it and one that does not.</summary>
public sealed class CostQueryRulesTests
{
    private static readonly (DateOnly, DateOnly) Trial = (new(2021, 9, 1), new(2022, 7, 31));

    [Fact]
    public void K1_asks_about_the_second_of_two_lines_that_say_the_same_and_not_about_budget_beside_spent()
    {
        var found = Find(Line("A"), Line("B") with { EvidenceRef = "INV-2" }, Line("C") with { Money = CostMoney.Budget },
            Line("D") with { AmountPence = 9_999 });

        Assert.Equal([("K1", "B", "A")], found.Select(one => (one.Rule, one.Subject, one.Value)));
    }

    [Theory]
    [InlineData(60_000, true)]
    [InlineData(49_000, false)]
    [InlineData(1_900, true)]
    [InlineData(2_100, false)]
    public void K2_asks_about_five_times_and_a_fifth_of_the_middle_of_at_least_five_lines_elsewhere(int pence, bool asks)
    {
        var elsewhere = Enumerable.Range(0, 5).Select(at => Line($"E{at}") with { LaCode = $"36{at}", AmountPence = 10_000 + at }).ToList();
        var line = Line("A") with { AmountPence = pence };

        Assert.Equal(asks, Beside(elsewhere).Find([line]).Any(one => one.Rule == "K2"));
        Assert.DoesNotContain(Beside(elsewhere.Skip(1)).Find([line]), one => one.Rule == "K2");
    }

    [Fact]
    public void K2_compares_a_day_so_that_a_year_beside_a_term_is_no_outlier()
    {
        var elsewhere = Enumerable.Range(0, 5).Select(at => Line($"E{at}") with { LaCode = $"36{at}" });
        var year = Line("A") with { PeriodEndOn = new(2022, 7, 31), AmountPence = 10_000 * 334 / 122 };

        Assert.DoesNotContain(Beside(elsewhere).Find([year]), one => one.Rule == "K2");
    }

    [Fact]
    public void K3_asks_about_days_outside_the_trial_but_not_about_what_was_bought_before_it()
    {
        var before = Line("A") with { PeriodStartOn = new(2021, 5, 1), PeriodEndOn = new(2021, 8, 31) };
        var after = Line("B") with { PeriodStartOn = new(2022, 8, 1), PeriodEndOn = new(2022, 8, 31), CostClass = CostClass.StartUp };

        Assert.Equal([("A", "2021-summer"), ("B", "2022-summer")],
            Find(before, before with { LineRef = "C", CostClass = CostClass.Prerequisite }, after).Where(one => one.Rule == "K3")
                .Select(one => (one.Subject, one.Period)));
    }

    [Fact]
    public void K4_asks_once_for_the_grades_of_a_category_in_a_term()
    {
        var spring = Line("E") with { Hours = 2, PeriodStartOn = new(2022, 1, 1), PeriodEndOn = new(2022, 4, 30) };

        var found = Find(Line("A") with { Hours = 7.5 }, Line("B") with { Hours = 8, Grade = "NJC 33" }, Line("C") with { AmountPence = 5 },
            Line("D") with { Hours = 0.6, AmountPence = 6 }, spring, Line("F") with { Hours = 1, Category = "cover" },
            Line("G") with { Hours = 1, Money = CostMoney.Budget }).Where(one => one.Rule == "K4").ToList();

        Assert.Equal([("2021-autumn", "cover", "1 without a grade, 1 hours"), ("2021-autumn", "travel", "2 without a grade, 8.1 hours"),
            ("2022-spring", "travel", "1 without a grade, 2 hours")], found.Select(one => (one.Period, one.Subject, one.Value)));
        Assert.Contains("2 of 3 (A, D)", found[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void K5_asks_about_the_intervention_at_a_school_that_is_not_treated_once_arms_are_released()
    {
        CostLineRow[] lines =
        [
            Line("A") with { Urn = "170001" }, Line("B") with { Urn = "170002" },
            Line("C") with { Urn = "170001", Attribution = CostAttribution.UsualPractice },
        ];

        Assert.Equal(["A"], Find(lines).Where(one => one.Rule == "K5").Select(one => one.Subject));
        Assert.Empty(new CostQueryRules(Trial, null, new UsualCosts([])).Find(lines));
    }

    [Fact]
    public void K6_asks_about_a_class_that_does_not_fit_its_days()
    {
        var found = Find(Line("A") with { CostClass = CostClass.Prerequisite },
            Line("B") with { CostClass = CostClass.StartUp },
            Line("C") with { CostClass = CostClass.StartUp, PeriodStartOn = new(2022, 1, 1), PeriodEndOn = new(2022, 2, 1) });

        Assert.Equal([("K6", "A"), ("K6", "C")], found.Select(one => (one.Rule, one.Subject)));
    }

    [Fact]
    public void K7_asks_about_a_category_of_the_term_before_that_no_line_covers()
    {
        var spring = Line("S") with { PeriodStartOn = new(2022, 1, 1), PeriodEndOn = new(2022, 4, 30), Category = "venue" };
        var year = Line("Y") with { Category = "it", PeriodEndOn = new(2022, 7, 31) };

        Assert.Equal([("2022-spring", "K7", "travel", "2021-autumn")],
            Find(Line("A"), spring, year).Select(one => (one.Period, one.Rule, one.Subject, one.Value)));
        Assert.Empty(Find(Line("A"), year));
    }

    [Fact]
    public void K8_asks_about_a_nil_return_beside_money_of_the_same_place_and_days()
    {
        var nothing = Line("N") with { Category = CostCodes.NothingSpent, AmountPence = 0 };
        var later = nothing with { LineRef = "L", PeriodStartOn = new(2022, 1, 1), PeriodEndOn = new(2022, 4, 30) };
        var school = nothing with { LineRef = "S", Urn = "170002" };

        Assert.Equal([("K8", "N", "A")], Find(Line("B"), Line("A"), nothing, later, school)
            .Where(one => one.Rule == "K8").Select(one => (one.Rule, one.Subject, one.Value)));
    }

    [Fact]
    public void K7_asks_nothing_of_a_term_for_which_the_authority_said_that_nothing_was_spent()
    {
        var nothing = Line("N") with
        {
            Category = CostCodes.NothingSpent,
            AmountPence = 0,
            PeriodStartOn = new(2022, 1, 1),
            PeriodEndOn = new(2022, 4, 30)
        };

        Assert.Empty(Find(Line("A"), nothing));
        Assert.Equal(["travel"], Find(Line("A"), nothing with { Category = "it", AmountPence = 5 }).Select(one => one.Subject));
    }

    [Fact]
    public void Neither_the_order_of_lines_nor_another_culture_changes_a_finding()
    {
        CostLineRow[] lines =
            [Line("B") with { Hours = 7.5 }, Line("A") with { Hours = 7.5 }, Line("C") with { CostClass = CostClass.Prerequisite }];
        var found = Find(lines);
        var (culture, comma) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(found, Find([.. lines.Reverse()]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static CostQueryRules Beside(IEnumerable<CostLineRow> elsewhere) => new(Trial, new HashSet<string> { "170002" },
        new UsualCosts(elsewhere.Select(line =>
            (CostKind.Of(line), line.LaCode, UsualCosts.ADay(line.AmountPence, line.PeriodStartOn, line.PeriodEndOn)))));

    private static IReadOnlyList<CostFinding> Find(params CostLineRow[] lines) => Beside([]).Find(lines);

    private static CostLineRow Line(string lineRef) => new()
    {
        LineRef = lineRef,
        LaCode = "350",
        Payer = Payer.La,
        Category = "travel",
        CostClass = CostClass.Recurring,
        AmountPence = 10_000,
        PriceYear = "2021/22",
        PeriodStartOn = new(2021, 9, 1),
        PeriodEndOn = new(2021, 12, 31),
        Attribution = CostAttribution.Intervention,
    };
}
