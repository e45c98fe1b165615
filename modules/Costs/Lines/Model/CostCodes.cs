using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>The codes of a cost line as files and figures write them.</summary>
internal static class CostCodes
{
    public static readonly IReadOnlyDictionary<string, Payer> Payers = new Dictionary<string, Payer>
    {
        ["la"] = Payer.La,
        ["school"] = Payer.School,
        ["programme"] = Payer.Programme,
    };

    public static readonly IReadOnlyDictionary<string, CostClass> Classes = new Dictionary<string, CostClass>
    {
        ["prerequisite"] = CostClass.Prerequisite,
        ["start_up"] = CostClass.StartUp,
        ["recurring"] = CostClass.Recurring,
    };

    public static readonly IReadOnlyDictionary<string, CostAttribution> Attributions = new Dictionary<string, CostAttribution>
    {
        ["intervention"] = CostAttribution.Intervention,
        ["usual_practice"] = CostAttribution.UsualPractice,
    };

    public static readonly IReadOnlyDictionary<string, CostCertainty> Certainties = new Dictionary<string, CostCertainty>
    {
        ["estimate"] = CostCertainty.Estimate,
        ["actual"] = CostCertainty.Actual,
    };

    public static readonly IReadOnlyDictionary<string, CostMoney> Moneys = new Dictionary<string, CostMoney>
    {
        ["budget"] = CostMoney.Budget,
        ["spent"] = CostMoney.Spent,
    };

    /// <summary>A closed list: a new category is a change of the protocol, not of a file.</summary>
    public static readonly IReadOnlyList<string> Categories =
        ["supervisor_salary", "on_costs", "recruitment", "training", "management", "travel", "venue", "it", "materials", "dsl_time",
            "cover"];

    /// <summary>The category of a nil return: nothing was spent.</summary>
    public const string NothingSpent = "nothing_spent";

    /// <summary>What a line may say: a category of money, or that there was none.</summary>
    public static readonly IReadOnlyList<string> OfLines = [.. Categories, NothingSpent];

    /// <summary>Whether a line says that nothing was spent, and how much.</summary>
    public static bool SaysBoth(string category, long amountPence, double? hours, CostMoney? money) =>
        category == NothingSpent && (amountPence != 0 || hours is not null || money == CostMoney.Budget);

    public const string NothingExpected = "a line of nothing_spent has 0 pence, no hours, and is not of the budget.";
}
