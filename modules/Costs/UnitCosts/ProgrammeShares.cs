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
    /// <summary>Of each line what authorities bear, by authority and line.</summary>
    public IReadOnlyDictionary<(string LaCode, string LineRef), long> Pence { get; private init; } =
        new Dictionary<(string, string), long>();

    /// <summary>References of the lines of which an authority bears something.</summary>
    public IReadOnlyCollection<string> LinesOf(string laCode) =>
        [.. Pence.Keys.Where(part => part.LaCode == laCode).Select(part => part.LineRef)];

    /// <summary>By the rules of shared costs, which bring lines to authorities here and no further.</summary>
    /// <param name="db">Lines and rules, in the scope of the caller: only who sees all authorities sees the programme's lines.</param>
    /// <param name="reaches">For what lines are shared by.</param>
    /// <param name="pupils">Of treated schools, another thing to share by.</param>
    /// <param name="planned">Whose rules are gone by: those of the locked plan, or today's while none is.</param>
    /// <param name="period">Only this term's; null = all.</param>
    /// <param name="asOf">Last day of delivery that counts.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public static async Task<ProgrammeShares> LoadAsync(CostsDb db, CostReachLoader reaches, IReadOnlyDictionary<string, int> pupils,
        PlannedEconomics planned, CostPeriod? period, DateOnly asOf, CancellationToken cancel)
    {
        if (!db.Scope.Everything)
            return None("This key does not see the programme's lines.");
        var lines = await CostParts.Lines(db, "", period).Where(row => row.LaCode == "" && row.Attribution == CostAttribution.Intervention)
            .ToListAsync(cancel);
        if (lines.Count == 0)
            return new(Nothing, 0, "");
        var rules = await planned.RulesAsync(db, cancel);
        if (rules.Count == 0)
            return None(AllocationRules.NoneSet);
        var shared = new SharedCosts(await reaches.SharingAsync(asOf, pupils, cancel), new AllocationRules(rules));
        if (shared.WithoutWeights(lines) is { Count: > 0 } bare)
            return None($"{Reasons.RuleWithoutWeights}: {string.Join(", ", bare.Select(one => one.Category))} of the programme has nothing "
                + "to be shared by.");
        var borne = shared.ToAuthorities(lines).Where(part => part.Pence != 0).ToList();
        var parts = borne.ToLookup(part => part.LaCode, part => PartOf(part.Line, part.Pence, period));
        return new(parts, parts[""].Sum(part => part.Share * part.Pence), "")
        {
            Pence = borne.ToDictionary(part => (part.LaCode, part.Line.LineRef), part => part.Pence),
        };
    }

    /// <summary>What an authority bears of a line.</summary>
    public static CostPart PartOf(CostLineRow line, long pence, CostPeriod? period) => CostPart.Single(
        line with { AmountPence = pence, Hours = null }, CostReach.Nothing, UsualPracticeCover.Nothing, period);

    private static ILookup<string, CostPart> Nothing { get; } = Array.Empty<CostPart>().ToLookup(part => part.LaCode);

    private static ProgrammeShares None(string reason) => new(Nothing, null, reason);
}
