using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What authorities bear of the lines of the whole programme, by the rules of <see cref="AllocationRules"/>, with sessions,
/// schools and pupils by design: boards are read by blinded roles too. A line without a rule stays with the programme.</summary>
internal static class SharesByDesign
{
    /// <summary>Pence by authority. One that is withheld bears its share, too, and has no figure: what others bear does not depend on who
    /// is told. Its sessions would tell arms of few schools, so it counts with the sessions a school of those that are told.</summary>
    /// <param name="lines">Lines of the whole programme.</param>
    /// <param name="rules">How they are shared.</param>
    /// <param name="reached">What each authority reached by design.</param>
    public static Dictionary<string, double> Of(IEnumerable<CostLineRow> lines, AllocationRules rules,
        IReadOnlyDictionary<string, CostDenominators> reached)
    {
        var shares = new Dictionary<string, double>();
        var told = reached.Where(authority => !authority.Value.TooFew).ToDictionary();
        var schools = told.Values.Sum(one => one.Schools);
        var aSchool = schools > 0 ? told.Values.Sum(one => one.Sessions) / schools : 0;
        foreach (var (basis, pence) in lines.GroupBy(line => rules.For(line.Category, line.PeriodStartOn)?.Basis ?? AllocationBasis.None)
            .Select(group => (group.Key, group.Sum(line => line.AmountPence))))
        {
            var whole = reached.Values.Sum(authority => Weight(authority, basis, aSchool));
            foreach (var (code, authority) in whole > 0 ? told : [])
                shares[code] = shares.GetValueOrDefault(code) + (pence * Weight(authority, basis, aSchool) / whole);
        }
        return shares;
    }

    private static double Weight(CostDenominators authority, AllocationBasis basis, double sessionsASchool) => basis switch
    {
        AllocationBasis.Sessions => authority.TooFew ? authority.Schools * sessionsASchool : authority.Sessions,
        AllocationBasis.Schools => authority.Schools,
        AllocationBasis.Pupils => authority.Pupils,
        _ => 0,
    };
}
