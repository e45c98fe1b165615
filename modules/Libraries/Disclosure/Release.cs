namespace Programme.Disclosure;

/// <summary>
/// Decides which counts leave.
/// <para>Primary rule: a count from the policy's low to high is withheld as <c>c</c>; 0 is always shown. An implied
/// count in that range (total − part) is protected like a withheld one: the counts around it are withheld instead.</para>
/// <para>Secondary rule: a small count counts as protected once there is a second table, in whole numbers, in which
/// that count is another and in which everything that a reader knows still holds. A reader knows every figure given in
/// this and all earlier publications, every sum, the interval behind every rounded total, that nothing withheld is 0,
/// and, against ourselves, which withheld counts are small ones and the range that makes them so (totals aside:
/// a withheld total may be of any size). Two tables that look the same cannot be told apart by any arithmetic, so a count
/// that has such a second table cannot be solved back. Where there is none, the search for one may also change figures
/// that have not left before; the fewest that give one are rounded (totals) or withheld (parts, smallest first).</para>
/// <para>Sticky: a count with the same name and value as in an earlier publication leaves as it did then. A changed
/// count is a new unknown beside the old one, and old sums stay known, so a difference of publications tells no more than one of
/// them.</para>
/// <para>The promise is that at least two values stay possible, not that all of the range does.</para>
/// </summary>
public static class Release
{
    /// <summary>Decides one publication.</summary>
    /// <param name="table">All that is to leave together.</param>
    /// <param name="policy">The rule for small counts.</param>
    /// <param name="earlier">The ledger of the publication before; null for the first.</param>
    /// <returns>The figures and the new ledger; figures that depend on these must be computed from these.</returns>
    /// <exception cref="ArgumentException">A policy or table that makes no sense: a name twice, a negative count, an
    /// unknown name in a sum, a sum that does not hold.</exception>
    public static Publication Decide(Table table, Policy policy, Ledger? earlier = null)
    {
        policy.Check();
        TableRules.Check(table);
        var (draft, positions) = Draft.Of(table, policy, policy.Sticky && earlier is not null ? earlier : Ledger.Empty);
        var unprotected = policy.Secondary ? Protection.Protect(draft) : [];
        var figures = table.Cells
            .Where(cell => cell.Form != Form.Implied)
            .ToDictionary(
                cell => cell.Name,
                cell => positions.TryGetValue(cell.Name, out var at)
                    ? draft.Shown(at)
                    : new Shown(null, Form.Withheld, Symbols.NotAvailable),
                StringComparer.Ordinal);
        return new Publication(figures, draft.ToLedger(), unprotected);
    }
}
