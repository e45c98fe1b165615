using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What authorities bear of the lines of the whole programme, by the rules of <see cref="AllocationRules"/>, with sessions,
/// schools and pupils by design: boards are read by blinded roles too. A line without a rule stays with the programme.</summary>
internal static class SharesByDesign
{
    /// <summary>Pence by authority; an authority that is told nothing is in no sum.</summary>
    /// <param name="lines">Lines of the whole programme.</param>
    /// <param name="rules">How they are shared.</param>
    /// <param name="authorities">What each authority reached by design.</param>
    public static Dictionary<string, double> Of(IEnumerable<CostLineRow> lines, AllocationRules rules,
        IReadOnlyCollection<CostSummary> authorities)
    {
        var shares = new Dictionary<string, double>();
        var told = authorities.Where(authority => authority.HasTotalPence).ToList();
        foreach (var (basis, pence) in lines.GroupBy(line => rules.For(line.Category, line.PeriodStartOn)?.Basis ?? AllocationBasis.None)
            .Select(group => (group.Key, group.Sum(line => line.AmountPence))))
        {
            var whole = told.Sum(authority => Weight(authority, basis));
            foreach (var authority in whole > 0 ? told : [])
                shares[authority.LaCode] = shares.GetValueOrDefault(authority.LaCode) + (pence * Weight(authority, basis) / whole);
        }
        return shares;
    }

    private static double Weight(CostSummary authority, AllocationBasis basis) => basis switch
    {
        AllocationBasis.Sessions => authority.DeliveredSessions,
        AllocationBasis.Schools => authority.SchoolsByDesign,
        AllocationBasis.Pupils => authority.PupilsByDesign,
        _ => 0,
    };
}
