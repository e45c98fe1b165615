using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The rules of compliance that are stored, and the built-in one before them.</summary>
internal static class ComplianceRules
{
    public static Task<List<ComplianceRuleRow>> StoredAsync(DeliveryDb db, CancellationToken cancel) =>
        db.ComplianceRules.OrderBy(row => row.Number).ToListAsync(cancel);

    /// <summary>The rule that figures go by: the newest pre-specified one, without any the built-in one. A rule that was thought
    /// of later has to be asked for by its number.</summary>
    public static async Task<Compliance> InForceAsync(DeliveryDb db, CancellationToken cancel) => InForce(await StoredAsync(db, cancel));

    public static Compliance InForce(IEnumerable<ComplianceRuleRow> rules) =>
        rules.LastOrDefault(row => row.PreSpecified)?.ToRule() ?? Compliance.Usual();

    /// <summary>All of them, as messages.</summary>
    public static IEnumerable<ComplianceRule> Messages(IReadOnlyCollection<ComplianceRuleRow> rules)
    {
        var inForce = InForce(rules).Number;
        var usual = Compliance.Usual();
        yield return new ComplianceRule
        {
            Number = 1,
            Name = usual.Name,
            Measure = usual.Measure,
            LeastSessions = usual.LeastSessions,
            InForce = inForce == 1
        };
        foreach (var rule in rules.Select(row => row.ToMessage()))
        {
            rule.InForce = rule.Number == inForce;
            yield return rule;
        }
    }
}
