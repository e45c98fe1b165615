using System.Globalization;
using Programme.Costs;
using Programme.Costs.V1;
using Programme.Delivery.V1;

namespace Programme.Tests;

/// <summary>What holds of unit costs for any lines, schools and prices.</summary>
public sealed class UnitCostPropertiesTests
{
    private static readonly string[] Years = ["2019/20", "2020/21", "2021/22"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Doubled_costs_double_every_unit_cost(int seed)
    {
        var made = new Made(seed);

        var twice = made.Figures([.. made.Parts.Select(part => part with { Pence = 2 * part.Pence })]);

        Assert.Equal(made.Figures(made.Parts).Select(figure => (figure.Code, 2 * figure.ValuePence, 2 * figure.RealValuePence)),
            twice.Select(figure => (figure.Code, figure.ValuePence, figure.RealValuePence)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_split_line_another_order_and_another_culture_change_nothing(int seed)
    {
        var (made, random, before) = (new Made(seed), new Random(seed), CultureInfo.CurrentCulture);
        var figures = made.Figures(made.Parts);
        var split = made.Parts.SelectMany(part => new[] { part with { Pence = part.Pence / 3, Lines = 0 },
            part with { Pence = part.Pence - part.Pence / 3 } }).OrderBy(_ => random.Next()).ToList();
        try
        {
            var other = new CultureInfo("");
            (other.NumberFormat.NegativeSign, other.NumberFormat.NumberDecimalSeparator) = ("minus", "٫");
            CultureInfo.CurrentCulture = other;

            Assert.Equal(figures, made.Figures(split));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_figure_uprated_there_and_back_is_what_it_was_and_the_nominal_one_never_moves(int seed)
    {
        var made = new Made(seed);
        var here = made.Figures(made.Parts);

        foreach (var year in Years)
        {
            foreach (var (one, other) in here.Zip(made.Figures(made.Parts, year)))
            {
                var back = other.RealValuePence * made.Prices.Factor(year, Years[^1]);
                Assert.Equal(one.RealValuePence, back, 1e-9 * (1 + made.Parts.Sum(part => Math.Abs(part.Pence))));
                Assert.Equal((one.HasValuePence, one.ValuePence), (other.HasValuePence, other.ValuePence));
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Classes_add_up_to_all_and_authorities_and_the_programme_to_the_whole(int seed)
    {
        var made = new Made(seed);
        double Of(string code, Func<CostPart, bool> which) =>
            made.Figures([.. made.Parts.Where(which)]).Single(figure => figure.Code == code).NumeratorPence;

        Assert.Equal(Of("total.all", _ => true), new[] { "total.prerequisite", "total.start_up", "total.recurring" }
            .Sum(code => Of(code, _ => true)));
        Assert.All(new[] { "total.all", "total.schools_time", "total.usual_practice" }, code => Assert.Equal(Of(code, _ => true),
            made.Parts.Select(part => part.LaCode).Distinct().Sum(la => Of(code, part => part.LaCode == la))));
    }

    /// <summary>Lines of two authorities and the programme, schools of both arms and prices by chance.</summary>
    private sealed class Made
    {
        private readonly CostReach reach;

        public Made(int seed)
        {
            var random = new Random(seed);
            string[] urns = [.. Enumerable.Range(0, random.Next(2, 12)).Select(at => $"{170_000 + at}")];
            var treated = urns.Where((_, at) => at % 2 == 0).ToHashSet();
            reach = new CostReach(random.Next(50), random.Next(50),
                new StaffTime { LeadMinutes = random.Next(9_000), Leads = random.Next(20) }, treated, urns.Except(treated).ToHashSet(),
                treated.Where(_ => random.Next(4) > 0).ToDictionary(urn => urn, _ => random.Next(100, 2_000)));
            Prices = new PriceIndex(Years.ToDictionary(year => year, _ => 50 + random.NextDouble() * 100));
            Parts = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ =>
            {
                var urn = random.Next(2) == 0 ? urns[random.Next(urns.Length)] : null;
                return new CostPart(urn is not null ? "350" : new[] { "", "350", "351" }[random.Next(3)], urn, reach.PlaceOf(urn),
                    CostCodes.Categories[random.Next(CostCodes.Categories.Count)], (CostClass)random.Next(1, 4),
                    (CostAttribution)random.Next(1, 3), Years[random.Next(Years.Length)], random.NextInt64(-5_000, 3_000_000), 0, 1, 1);
            })];
        }

        public List<CostPart> Parts { get; }

        public PriceIndex Prices { get; }

        public List<UnitCostFigure> Figures(IReadOnlyCollection<CostPart> parts, string? year = null) =>
            [.. UnitCostFigures.Of(UnitCostRules.All, "", new SpentCosts(parts, parts, UsualPracticeCover.Nothing), reach, Prices,
                year ?? Years[^1])];
    }
}
