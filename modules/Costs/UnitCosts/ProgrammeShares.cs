using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>What authorities bear of the programme's lines, as unit costs need it.</summary>
/// <param name="ByLa">Parts by authority, an empty one = what no rule shares; they stay lines of the programme, so a figure without those
/// is without them.</param>
/// <param name="NotSharedPence">Of the lines what no rule shares; null = see the reason.</param>
/// <param name="Reason">Why nothing is shared; empty = it is, or there is nothing.</param>
internal sealed record ProgrammeShares(ILookup<string, CostPart> ByLa, double? NotSharedPence, string Reason)
{
    /// <summary>By the rules of shared costs, which bring lines to authorities here and no further.</summary>
    /// <param name="db">Lines and rules, in the scope of the caller.</param>
    /// <param name="reaches">For what lines are shared by.</param>
    /// <param name="pupils">Of treated schools, another thing to share by.</param>
    /// <param name="scope">Of the caller: only who sees all authorities sees the programme's lines.</param>
    /// <param name="period">Only this term's; null = all.</param>
    /// <param name="asOf">Last day of delivery that counts.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public static async Task<ProgrammeShares> LoadAsync(CostsDb db, CostReachLoader reaches, IReadOnlyDictionary<string, int> pupils,
        Scope scope, CostPeriod? period, DateOnly asOf, CancellationToken cancel)
    {
        if (!scope.Everything)
            return None("This key does not see the programme's lines.");
        var lines = await CostParts.Lines(db, "", period).Where(row => row.LaCode == "" && row.Attribution == CostAttribution.Intervention)
            .ToListAsync(cancel);
        if (lines.Count == 0)
            return new(Nothing, 0, "");
        var rules = await db.AllocationRules.ToListAsync(cancel);
        if (rules.Count == 0)
            return None(AllocationRules.NoneSet);
        var shared = new SharedCosts(await reaches.SharingAsync(asOf, pupils, cancel), new AllocationRules(rules));
        if (shared.WithoutWeights(lines) is { Count: > 0 } bare)
            return None($"{Reasons.RuleWithoutWeights}: {string.Join(", ", bare.Select(one => one.Category))} of the programme has nothing "
                + "to be shared by.");
        var parts = shared.ToAuthorities(lines).ToLookup(part => part.LaCode, part => CostPart
            .Single(part.Line with { AmountPence = part.Pence, Hours = null }, CostReach.Nothing, UsualPracticeCover.Nothing, period));
        return new(parts, parts[""].Sum(part => part.Share * part.Pence), "");
    }

    private static ILookup<string, CostPart> Nothing { get; } = Array.Empty<CostPart>().ToLookup(part => part.LaCode);

    private static ProgrammeShares None(string reason) => new(Nothing, null, reason);
}
