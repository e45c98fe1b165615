using System.Globalization;

namespace Programme.Outcomes;

/// <summary>How the economics are analysed (CHEERS 2022, item 4). Locked with the plan; Costs goes by it.</summary>
internal sealed record PlanEconomics
{
    private const double MostWorth = 100_000_000;
    private const double MostRate = 0.2;

    public string Question { get; init; } =
        "what supervision of designated safeguarding leads costs beyond usual practice, and what outcomes stand beside that cost";

    public string Comparator { get; init; } = "usual practice of control schools";

    /// <summary>Who pays; downstream may be added.</summary>
    public IReadOnlyList<string> Perspectives { get; init; } = ["la", "school", "programme"];

    /// <summary>Academic years.</summary>
    public int HorizonYears { get; init; } = 1;

    /// <summary>A year; used only beyond one year.</summary>
    public double DiscountRate { get; init; } = 0.035;

    /// <summary>Financial year.</summary>
    public string PriceYear { get; init; } = "2021/22";

    /// <summary>Name of the series.</summary>
    public string Deflators { get; init; } = "GDP deflator";

    /// <summary>Version of the price index; 0 = the newest that stands when the plan is locked.</summary>
    public int DeflatorVersion { get; init; }

    public IReadOnlyList<string> Classes { get; init; } = ["start_up", "recurring"];

    /// <summary>Years over which start-up is spread.</summary>
    public int StartUpYears { get; init; } = 3;

    public string AllocationRules { get; init; } = "as set when this plan is locked";
    public IReadOnlyList<string> Denominators { get; init; } = ["session", "lead", "school", "pupil"];
    public IReadOnlyList<string> Outcomes { get; init; } = ["contacts_nfa"];

    /// <summary>What a contact with no further action averted is worth, pence.</summary>
    public IReadOnlyList<double> WorthPence { get; init; } = [0, 10_000, 25_000, 50_000, 100_000];

    public int Resamples { get; init; } = 2_000;
    public long Seed { get; init; } = 20_211;

    /// <summary>Scenarios of RunCostSensitivity.</summary>
    public IReadOnlyList<string> Sensitivity { get; init; } =
    [
        "schools_time_out", "prerequisites_in", "start_up_life_1", "start_up_life_3", "start_up_life_5", "rules_sessions", "rules_schools",
        "rules_pupils", "rules_none", "group_size", "schools_per_supervisor", "direct_minutes", "supervisor_vacancy",
    ];

    /// <summary>What this program cannot do, or what does not fit together.</summary>
    public IEnumerable<Problem> Problems()
    {
        var shipped = new PlanEconomics();
        foreach (var (field, fits, expected) in new (string, bool, string)[]
        {
            ("comparator", Comparator == shipped.Comparator, shipped.Comparator),
            ("perspectives", Perspectives.SequenceEqual(shipped.Perspectives)
                || Perspectives.SequenceEqual(shipped.Perspectives.Append("downstream")),
                $"{string.Join(", ", shipped.Perspectives)}, and downstream if wanted"),
            ("horizon_years", HorizonYears == shipped.HorizonYears, "1"),
            ("classes", Classes.SequenceEqual(shipped.Classes), string.Join(", ", shipped.Classes)),
            ("start_up_years", StartUpYears == shipped.StartUpYears, "3"),
            ("allocation_rules", AllocationRules == shipped.AllocationRules, shipped.AllocationRules),
            ("denominators", Denominators.SequenceEqual(shipped.Denominators), string.Join(", ", shipped.Denominators)),
            ("outcomes", Outcomes.SequenceEqual(shipped.Outcomes), string.Join(", ", shipped.Outcomes)),
        }.Where(item => !item.Item2))
            yield return new($"plan.economics.{field}", FieldCodes.UnknownCode, $"this program does: {expected}.");
        if (!(DiscountRate is >= 0 and <= MostRate))
            yield return new("plan.economics.discount_rate", FieldCodes.OutOfRange, "a rate from 0 to 0.2 is expected.");
        if (!IsYear(PriceYear))
            yield return new("plan.economics.price_year", FieldCodes.NotAYear,
                "two years that follow each other, like 2021/22, are expected.");
        if (DeflatorVersion < 0)
            yield return new("plan.economics.deflator_version", FieldCodes.Negative, "must not be negative.");
        if (WorthPence.Count is 0 or > 50)
            yield return new("plan.economics.worth_pence", FieldCodes.OutOfRange, "1 to 50 numbers are expected.");
        foreach (var (at, _) in WorthPence.Index().Where(worth => !(worth.Item is >= 0 and <= MostWorth)))
            yield return new($"plan.economics.worth_pence[{at}]", FieldCodes.OutOfRange, "a number from 0 to 100000000 is expected.");
        if (Resamples is < 200 or > 10_000)
            yield return new("plan.economics.resamples", FieldCodes.OutOfRange, "200 to 10,000 are expected.");
        if (Seed < 1)
            yield return new("plan.economics.seed", FieldCodes.OutOfRange, "a number above 0 is expected.");
        foreach (var (at, code) in Sensitivity.Index().Where(item => !shipped.Sensitivity.Contains(item.Item)))
            yield return new($"plan.economics.sensitivity[{at}]", FieldCodes.UnknownCode,
                $"{code} is none of {string.Join(", ", shipped.Sensitivity)}.");
    }

    private static bool IsYear(string text) => text is [_, _, _, _, '/', _, _]
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var second) && (first + 1) % 100 == second;
}
