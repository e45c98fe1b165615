using System.Globalization;

namespace Programme.Host;

/// <summary>cost-lines.csv and the price index: what it costs, term by term, as far as the terms are over.</summary>
internal sealed class DemoCosts(DemoSettings settings, DemoTally known, DemoDice dice)
{
    private readonly DemoCsv csv =
        new("line_ref,la_code,urn,payer,category,cost_class,amount_pence,hours,price_year,period_start,period_end,arm_attribution,"
            + "money");
    private int number;
    private int budgets;

    private int Year => settings.FirstOn.Year;

    private (DateOnly From, DateOnly To) Before => (new(Year, 6, 1), new(Year, 8, 31));

    private IEnumerable<(DateOnly From, DateOnly To)> Terms =>
    [
        (settings.FirstOn, new(Year, 12, 31)), (new(Year + 1, 1, 1), new(Year + 1, 4, 30)), (new(Year + 1, 5, 1), settings.LastOn),
    ];

    public DemoList Make(IReadOnlyList<DemoAuthority> authorities, ILookup<string, DemoSchool> treated, ILookup<string, DemoSchool> control)
    {
        Budget("", "programme", "management", "prerequisite", 4_600_000, Before);
        Budget("", "programme", "it", "start_up", 1_200_000, Before);
        Line("", "", "programme", "management", "prerequisite", dice.Between(4_000_000, 5_000_000), null, Before, earlier: true);
        Line("", "", "programme", "it", "start_up", dice.Between(1_000_000, 1_500_000), null, Before, earlier: true);
        foreach (var authority in authorities)
        {
            Line(authority.LaCode, "", "la", "recruitment", "prerequisite", dice.Between(150_000, 300_000), null, Before, earlier: true);
            Line(authority.LaCode, "", "la", "training", "start_up", dice.Between(100_000, 200_000), 20,
                (settings.FirstOn, new(Year, 9, 30)));
            Budget(authority.LaCode, "la", "recruitment", "prerequisite", 230_000, Before);
            Budget(authority.LaCode, "la", "training", "start_up", 150_000, (settings.FirstOn, new(Year, 9, 30)));
            foreach (var term in Terms)
                TermOf(authority, [.. treated[authority.LaCode]], [.. control[authority.LaCode]], term);
        }
        return csv.As("cost-lines.csv");
    }

    /// <summary>A synthetic price index around the trial's year.</summary>
    public DemoList Deflators()
    {
        var index = new DemoCsv("year,index,label");
        var values = new[] { "95.48", "97.90", "100.00", "103.10" };
        for (var at = 0; at < values.Length; at++)
            index.Add(PriceYear(Year - 2 + at), values[at], "invented for the demonstration");
        return index.As("gdp-deflators.csv");
    }

    private void TermOf(DemoAuthority authority, IReadOnlyList<DemoSchool> treated, IReadOnlyList<DemoSchool> control,
        (DateOnly From, DateOnly To) term)
    {
        var salary = dice.Between(1_300_000, 1_700_000) * Math.Max(1, treated.Count / 12);
        // Of the budget no dice are thrown: what is spent goes its own way.
        var planned = 1_500_000 * Math.Max(1, treated.Count / 12);
        Budget(authority.LaCode, term.From == settings.FirstOn ? "programme" : "la", "supervisor_salary", "recurring", planned, term);
        Budget(authority.LaCode, "la", "on_costs", "recurring", (planned * 28 / 100) + 200_000, term);
        Budget(authority.LaCode, "school", "dsl_time", "recurring", 35_000 * treated.Count, term);
        Line(authority.LaCode, "", term.From == settings.FirstOn ? "programme" : "la", "supervisor_salary", "recurring", salary, 518, term);
        Line(authority.LaCode, "", "la", "on_costs", "recurring", salary * 28 / 100, null, term);
        Line(authority.LaCode, "", "la", "management", "recurring", dice.Between(90_000, 190_000), 20, term);
        Line(authority.LaCode, "", "la", "travel", "recurring", dice.Between(40_000, 70_000), null, term);
        // A credit note: part of the travel was refunded.
        if (dice.Chance(0.1))
            Line(authority.LaCode, "", "la", "travel", "recurring", -dice.Between(2_000, 9_000), null, term);
        foreach (var school in treated)
            Line(authority.LaCode, school.Urn, "school", "dsl_time", "recurring", dice.Between(25_000, 45_000), dice.Between(6, 14), term);
        foreach (var school in control.Where(_ => dice.Chance(0.2)))
            Line(authority.LaCode, school.Urn, "school", "dsl_time", "recurring", dice.Between(10_000, 30_000), null, term,
                usualPractice: true);
    }

    private void Line(string laCode, string urn, string payer, string category, string costClass, long pence, int? hours,
        (DateOnly From, DateOnly To) period, bool earlier = false, bool usualPractice = false)
    {
        if (period.To > settings.AsOf)
            return;
        csv.Add($"K{++number:00000}", laCode, urn, payer, category, costClass, pence, hours, PriceYear(earlier ? Year - 1 : Year),
            period.From, period.To, usualPractice ? "usual_practice" : "intervention", null);
        known[usualPractice ? "usual practice, pence" : "cost of the intervention, pence",
            laCode.Length > 0 ? laCode : DemoTally.WholeProgramme] += pence;
    }

    /// <summary>A line of the budget, in no cost.</summary>
    private void Budget(string laCode, string payer, string category, string costClass, long pence, (DateOnly From, DateOnly To) period)
    {
        if (period.To <= settings.AsOf)
        {
            csv.Add($"B{++budgets:0000}", laCode, "", payer, category, costClass, pence, null, PriceYear(Year), period.From, period.To,
                "intervention", "budget");
        }
    }

    private static string PriceYear(int first) => string.Create(CultureInfo.InvariantCulture, $"{first}/{(first + 1) % 100:00}");
}
