namespace Programme.Costs;

/// <summary>The versions of all rules. None is built in: without one a line stays where it was recorded.</summary>
internal sealed class AllocationRules(IEnumerable<AllocationRuleRow> rows)
{
    /// <summary>Why nothing is shared where there is no rule.</summary>
    public const string NoneSet = $"{Reasons.InputMissing}: no rule of shared costs is set; see SetAllocationRule.";

    private readonly ILookup<string, AllocationRuleRow> byCategory =
        rows.OrderByDescending(row => row.ValidFrom).ThenByDescending(row => row.Number).ToLookup(row => row.Category);

    /// <summary>The rule for lines whose period begins on a day: the one that began last; of two from one day, the newer; null =
    /// none.</summary>
    public AllocationRuleRow? For(string category, DateOnly day) => byCategory[category].FirstOrDefault(row => row.ValidFrom <= day);
}
