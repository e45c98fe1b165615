using System.Text.Json;
using System.Text.Json.Serialization;

namespace Programme.Outcomes;

/// <summary>What is analysed and how, decided before arms are known. What this program can do is closed lists: a plan that asks for
/// something else is refused, never analysed in another way.</summary>
internal sealed record AnalysisPlanText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Contacts, as weights and as baseline of rates.</summary>
    public const string Contacts = "contacts";

    /// <summary>Version of this form.</summary>
    public string Format { get; init; } = "programme analysis plan 1";

    public PlanEstimand Estimand { get; init; } = new();
    public PlanOutcome PrimaryOutcome { get; init; } = new();
    public IReadOnlyList<string> Covariates { get; init; } = ["stratum", "baseline_share", "baseline_missing"];
    public string Weights { get; init; } = Contacts;

    /// <summary>Whose rate before the trial a model of rates adjusts for: contacts, or outcome = each outcome's own.</summary>
    public string RateBaseline { get; init; } = Contacts;

    public string StandardErrors { get; init; } = "HC2, Bell-McCaffrey degrees of freedom";
    public PlanCompliance Compliance { get; init; } = new();
    public IReadOnlyList<string> Populations { get; init; } =
        ["randomised schools with a reported month and a contact, in the arm of their randomisation"];
    public IReadOnlyList<PlanFamily> Families { get; init; } = PlanFamily.Shipped;
    public PlanMissingData MissingData { get; init; } = new();

    /// <summary>Ids of the sensitivity analyses of the primary; each must be in a family, too.</summary>
    public IReadOnlyList<string> Sensitivity { get; init; } =
    [
        "itt.wls_rd.no_baseline", "itt.ols_school", "itt.wls_rd.baseline_weights", "itt.logit.cluster",
        "itt.wls_rd.without_data_withdrawn", "itt.wls_rd.with_carried_forward",
    ];

    /// <summary>Smallest difference of shares worth having.</summary>
    public double SmallestEffect { get; init; } = 0.03;

    /// <summary>Of drawn allocations.</summary>
    public ulong Seed { get; init; } = 20211;

    /// <summary>Allocations drawn for the randomisation test where there are too many to enumerate.</summary>
    public int Permutations { get; init; } = 10_000;

    public PlanEconomics Economics { get; init; } = new();

    /// <summary>In canonical form: members in this order, no spaces, UTF-8.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Whether a method belongs to the plan.</summary>
    public bool Has(string id) => Families.Any(family =>
        family.Results.Any(prefix => id == prefix || id.StartsWith($"{prefix}.", StringComparison.Ordinal)));

    /// <summary>Reads a plan; empty = the shipped one. A fault of its form throws <see cref="JsonException"/>.</summary>
    public static AnalysisPlanText Parse(string json) =>
        json.Length == 0 ? new()
        : JsonSerializer.Deserialize<AnalysisPlanText>(json, Options) ?? throw new JsonException("A plan is expected.");

    /// <summary>What this program cannot do, or what does not fit together.</summary>
    public IEnumerable<Problem> Problems()
    {
        var shipped = new AnalysisPlanText();
        foreach (var (field, _, expected) in new (string, bool, string)[]
        {
            ("format", Format == shipped.Format, shipped.Format),
            ("primary_outcome", PrimaryOutcome == shipped.PrimaryOutcome, shipped.PrimaryOutcome.ToString()),
            ("covariates", Covariates.SequenceEqual(shipped.Covariates), string.Join(", ", shipped.Covariates)),
            ("weights", Weights == shipped.Weights, shipped.Weights),
            ("standard_errors", StandardErrors == shipped.StandardErrors, shipped.StandardErrors),
            ("populations", Populations.SequenceEqual(shipped.Populations), string.Join("; ", shipped.Populations)),
            ("compliance.measure", Compliance.Measure == shipped.Compliance.Measure, shipped.Compliance.Measure),
        }.Where(item => !item.Item2))
            yield return new($"plan.{field}", FieldCodes.UnknownCode, $"this program does: {expected}.");
        foreach (var problem in Ranges())
            yield return problem;
        foreach (var (at, id) in Sensitivity.Index().Where(item => !PlanIds.Sensitivities.Contains(item.Item) || !Has(item.Item)))
            yield return new($"plan.sensitivity[{at}]", FieldCodes.UnknownCode, !PlanIds.Sensitivities.Contains(id)
                ? $"{id} is not a sensitivity analysis that this program does: {string.Join(", ", PlanIds.Sensitivities)}."
                : $"{id} is in no family.");
        foreach (var problem in Economics.Problems())
            yield return problem;
        foreach (var problem in Families.Index().SelectMany(item => item.Item.Problems($"plan.families[{item.Index}]")))
            yield return problem;
    }

    private IEnumerable<Problem> Ranges()
    {
        if (Permutations is < 100 or > 1_000_000)
            yield return new("plan.permutations", FieldCodes.OutOfRange, "100 to 1,000,000 are expected.");
        if (Compliance.LeastSessions is < 1 or > 100)
            yield return new("plan.compliance.least_sessions", FieldCodes.OutOfRange, "1 to 100 are expected.");
        if (RateBaseline is not (Contacts or "outcome"))
            yield return new("plan.rate_baseline", FieldCodes.UnknownCode, "contacts or outcome is expected.");
        if (SmallestEffect is not (> 0 and < 1))
            yield return new("plan.smallest_effect", FieldCodes.OutOfRange, "a difference of shares between 0 and 1 is expected.");
        if (Families.Count == 0)
            yield return new("plan.families", FieldCodes.Missing, "families with results are expected.");
    }
}

/// <summary>The five parts of an estimand (ICH E9(R1)).</summary>
internal sealed record PlanEstimand
{
    public string Population { get; init; } = "secondary schools randomised in the trial, contacts as the unit of weight";
    public string Treatment { get; init; } = "group supervision offered to the lead for a school year, against usual practice";
    public string Variable { get; init; } = "whether a contact with children's social care ends in no further action at the front door";
    public string IntercurrentEvents { get; init; } = "withdrawal from delivery, change of lead, conversion and closure: treatment policy";
    public string Summary { get; init; } = "difference between arms of E[contacts with no further action] / E[contacts]";
}

/// <summary>The primary outcome.</summary>
internal sealed record PlanOutcome
{
    public string Numerator { get; init; } = "contacts_nfa";
    public string Denominator { get; init; } = "contacts_total";
    public string Definition { get; init; } = "INAPPROPRIATE-1";
    public string Window { get; init; } = "trial";
    public string BaselineWindow { get; init; } = "baseline";
}

/// <summary>When a school has taken part.</summary>
internal sealed record PlanCompliance
{
    public string Measure { get; init; } = "sessions attended by a lead or deputy of the school";
    public int LeastSessions { get; init; } = 6;
}

/// <summary>What is done about what is missing, in words: the rules are the program's.</summary>
internal sealed record PlanMissingData
{
    public string Returns { get; init; } =
        "sums over reported months; a blank is never zero; months carried forward and months from a change of definition on are out of "
            + "the primary";
    public string Baseline { get; init; } = "share 0 and an indicator";
    public string Surveys { get; init; } = "complete cases; inverse probability weights and delta adjustment as sensitivity";
    public string Pupils { get; init; } = "schools without a number of pupils are left out of rates and named";
}

/// <summary>Results that are judged together.</summary>
internal sealed record PlanFamily
{
    public static readonly IReadOnlyList<PlanFamily> Shipped =
    [
        new() { Name = "primary", Kind = "confirmatory", Results = ["itt.primary.wls_rd", "perm"] },
        new() { Name = "others", Kind = "exploratory", Results =
            ["consort", "balance", "itt", "rate", "icc", "power", "burnout", "turnover", "cace", "effect_size", "multiplicity"] },
    ];

    public string Name { get; init; } = "";

    /// <summary>confirmatory or exploratory.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Ids, or their beginnings up to a full stop.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>What is wrong with it.</summary>
    /// <param name="path">Where it stands.</param>
    public IEnumerable<Problem> Problems(string path)
    {
        if (Kind is not ("confirmatory" or "exploratory"))
            yield return new($"{path}.kind", FieldCodes.UnknownCode, "confirmatory or exploratory is expected.");
        if (Results.Count == 0)
            yield return new($"{path}.results", FieldCodes.Missing, "ids of results are expected.");
        foreach (var (at, id) in Results.Index().Where(item => !PlanIds.Roots.Contains(item.Item.Split('.')[0])))
            yield return new($"{path}.results[{at}]", FieldCodes.UnknownCode,
                $"{id} is of no method; its first word is one of {string.Join(", ", PlanIds.Roots)}.");
    }
}
