using Programme.Disclosure;

namespace Programme.Outcomes;

/// <summary>
/// The table of contact counts that is published: per authority and month (baseline and trial), per authority over the
/// trial to date, and over all authorities.
/// </summary>
internal static class ContactTable
{
    public const string Total = "total";
    public const string Inappropriate = "inappropriate";

    /// <summary>Changes whenever the table or the policy does, so that what is published is decided anew.</summary>
    public const string Rule = "CONTACTS-1";

    /// <summary>Builds the table.</summary>
    /// <param name="tallies">Contacts by authority and month.</param>
    /// <param name="firstTrialMonth">YYYY-MM; months before it are baseline and in no sum to date.</param>
    /// <param name="policy">The policy by which it leaves; months of fewer schools than its contributors are left out.</param>
    public static Table Build(IReadOnlyList<Tally> tallies, string firstTrialMonth, Policy policy)
    {
        var parts = tallies.Where(tally => tally.Schools >= policy.LeastContributors)
            .ToLookup(tally => string.CompareOrdinal(tally.Month, firstTrialMonth) >= 0,
                tally => new PeriodCount(tally.LaCode, tally.Month, tally.Total, tally.Nfa));
        var trial = PeriodTable.Build([.. parts[true]], Total, Inappropriate, totals: true);
        var baseline = PeriodTable.Build([.. parts[false]], Total, Inappropriate, totals: true);
        return new Table(
            [.. trial.Cells.Select(AsExactAsMayBe), .. baseline.Cells.Where(cell => !IsToDate(cell.Name)).Select(AsExactAsMayBe)],
            [.. trial.Relations, .. baseline.Relations.Where(relation => !IsToDate(relation.Total))]);
    }

    /// <summary>Totals are rounded where a subtraction would give a small count back, not everywhere.</summary>
    private static Cell AsExactAsMayBe(Cell cell) => cell.Form == Form.Rounded ? cell with { Form = Form.Exact } : cell;

    private static bool IsToDate(string name) => name.Split('/')[1] == PeriodTable.ToDate;
}
