using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A school in a month as the return has it; a count that it does not have is null.</summary>
internal sealed record ReturnedCounts(string Urn, string Month, long? Total, long? Nfa, long? AdviceOnly, long? ToEarlyHelp,
    long? ToReferral, long? OnOpenCase)
{
    /// <summary>What the return says beyond another count; 0 where it says nothing.</summary>
    public CaseTally Minus(CaseTally cases) => new(
        (Total - cases.Total) ?? 0, (Nfa - cases.Nfa) ?? 0, (AdviceOnly - cases.AdviceOnly) ?? 0,
        (ToEarlyHelp - cases.ToEarlyHelp) ?? 0, (ToReferral - cases.ToReferral) ?? 0, (OnOpenCase - cases.OnOpenCase) ?? 0);
}

/// <summary>What single contacts and a return say of a school in a month.</summary>
internal sealed record Reconciled(string Urn, string Month, Agreement Agreement, CaseTally Cases, CaseTally? Difference);

/// <summary>Compares the two sources.</summary>
internal static class Reconciliation
{
    /// <param name="cases">Single contacts by listed URN and month.</param>
    /// <param name="returned">Rows of the latest returns; blank rows may be among them.</param>
    /// <returns>By school and month; where both have nothing there is nothing to say.</returns>
    public static IEnumerable<Reconciled> Reconcile(IReadOnlyDictionary<(string Urn, string Month), CaseTally> cases,
        IReadOnlyCollection<ReturnedCounts> returned)
    {
        var rows = returned.Where(row => row.Total is not null).ToDictionary(row => (row.Urn, row.Month));
        return cases.Keys.Union(rows.Keys).Order()
            .Select(key => Reconcile(key, cases.GetValueOrDefault(key), rows.GetValueOrDefault(key)));
    }

    private static Reconciled Reconcile((string Urn, string Month) key, CaseTally cases, ReturnedCounts? row)
    {
        var difference = row?.Minus(cases);
        var agreement = (row, difference) switch
        {
            (null, _) => Agreement.OnlyContacts,
            (_, { } none) when none == default => Agreement.Equal,
            ({ Total: > 0 }, _) when cases.Total == 0 => Agreement.OnlyReturn,
            _ => Agreement.Differs,
        };
        return new Reconciled(key.Urn, key.Month, agreement, cases, difference);
    }
}
