using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What schools owe of usual practice, term by term. Schools of both arms are asked alike, so nothing here tells an arm.</summary>
internal static class UsualPracticeReturns
{
    public static bool Owed(UsualPracticeReturn one) => one.State is "expected" or "late";

    /// <summary>Where one school's term stands.</summary>
    /// <param name="laCode">Authority.</param>
    /// <param name="urn">School.</param>
    /// <param name="term">Term.</param>
    /// <param name="lines">Lines of the school.</param>
    /// <param name="today">For what is late.</param>
    public static UsualPracticeReturn Of(string laCode, string urn, CostPeriod term, IEnumerable<CostLineRow> lines, DateOnly today)
    {
        var own = lines.Where(line => Tells(line, term)).ToList();
        var state = own.Exists(line => line.Category != CostCodes.NothingSpent) ? "cost" : own.Count > 0 ? CostCodes.NothingSpent
            : today > term.DueOn ? "late" : today > term.LastOn ? "expected" : "ahead";
        return new UsualPracticeReturn
        {
            LaCode = laCode,
            Urn = urn,
            Period = term.Code,
            DueOn = term.DueOn.ToDate(),
            State = state,
            DaysLate = state == "late" ? today.DayNumber - term.DueOn.DayNumber : 0,
            Lines = own.Count,
        };
    }

    /// <summary>Of some schools those that reported a term.</summary>
    public static int Reported(IReadOnlySet<string> urns, CostPeriod term, IEnumerable<CostLineRow> lines) =>
        lines.Where(line => Tells(line, term) && urns.Contains(line.Urn!)).Select(line => line.Urn).Distinct().Count();

    private static bool Tells(CostLineRow line, CostPeriod term) =>
        line is { Attribution: CostAttribution.UsualPractice, Urn: not null, Money: not CostMoney.Budget }
        && line.PeriodStartOn <= term.LastOn && line.PeriodEndOn >= term.FirstOn;
}
