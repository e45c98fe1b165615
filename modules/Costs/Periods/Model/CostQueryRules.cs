using System.Globalization;
using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Rules that ask about cost lines: worth a look, not wrong enough to refuse. Budget lines are asked nothing but K1.</summary>
/// <param name="trial">Its first and last day.</param>
/// <param name="treated">URNs of treated schools; null = the arms are not released, so K5 asks nothing.</param>
/// <param name="usual">What K2 compares with.</param>
internal sealed class CostQueryRules((DateOnly FirstOn, DateOnly LastOn) trial, IReadOnlySet<string>? treated, UsualCosts usual)
{
    private const double Times = 5;
    private const int NamedLines = 3;

    /// <summary>Findings in the order of their keys.</summary>
    /// <param name="own">All lines of the authorities that are asked about.</param>
    public IReadOnlyList<CostFinding> Find(IReadOnlyCollection<CostLineRow> own) =>
    [
        .. Duplicates(own).Concat(own.Where(line => line.Money != CostMoney.Budget).SelectMany(OfLine))
            .Concat(Ungraded(own)).Concat(Absent(own)).Concat(Contradictions(own))
            .OrderBy(finding => finding.Key, Comparer<(string, string, string, string)>.Create(Order)),
    ];

    public static int Order((string La, string Period, string Rule, string Subject) one,
        (string La, string Period, string Rule, string Subject) other) =>
        string.CompareOrdinal(one.La, other.La) is not 0 and var la ? la
        : string.CompareOrdinal(one.Period, other.Period) is not 0 and var period ? period
        : string.CompareOrdinal(one.Rule, other.Rule) is not 0 and var rule ? rule : string.CompareOrdinal(one.Subject, other.Subject);

    /// <summary>K1: the same line under two references.</summary>
    private static IEnumerable<CostFinding> Duplicates(IEnumerable<CostLineRow> own) =>
        from same in own.GroupBy(line => line with { LineRef = "", EvidenceRef = null, Certainty = null, Grade = null })
        where (same.Key.AmountPence != 0 || same.Key.Category == CostCodes.NothingSpent) && same.Count() > 1
        let lines = same.OrderBy(line => line.LineRef, StringComparer.Ordinal).ToList()
        from line in lines.Skip(1)
        select Finding("K1", line, lines[0].LineRef,
            $"says the same as line {lines[0].LineRef}; take one out, or say why there are two.");

    /// <summary>K2: pence a day against the same category, class and payer in other authorities.</summary>
    private CostFinding? Outlier(CostLineRow line)
    {
        if (line.AmountPence <= 0 || line.LaCode.Length == 0 || usual.Elsewhere(CostKind.Of(line), line.LaCode) is not { } middle)
            return null;
        var here = UsualCosts.ADay(line.AmountPence, line.PeriodStartOn, line.PeriodEndOn);
        return here <= Times * middle && here >= middle / Times ? null
            : Finding("K2", line, Pence(line), $"is {(here > middle ? "more than five times" : "less than a fifth of")} what other "
                + $"authorities have for {line.Category} a day in the middle; check pounds and pence, and the period.");
    }

    private IEnumerable<CostFinding> OfLine(CostLineRow line)
    {
        if (Outlier(line) is { } outlier)
            yield return outlier;
        if (line.PeriodStartOn > trial.LastOn || (line.CostClass == CostClass.Recurring && line.PeriodEndOn < trial.FirstOn))
            yield return Finding("K3", line, Day(line.PeriodStartOn),
                $"is of days outside the trial ({Day(trial.FirstOn)} to {Day(trial.LastOn)}); correct the period, or say what it paid "
                    + "for.");
        if (line.Attribution == CostAttribution.Intervention && line.Urn is { } urn && treated is not null && !treated.Contains(urn))
            yield return Finding("K5", line, urn,
                "is a cost of the intervention at a school that is not treated; is it usual practice?");
        if (line.CostClass == CostClass.Prerequisite && line.PeriodStartOn >= trial.FirstOn)
            yield return Finding("K6", line, "prerequisite", "is a prerequisite that begins in the trial; is it start-up or recurring?");
        if (line.CostClass == CostClass.StartUp && line.PeriodStartOn > CostPeriod.Containing(trial.FirstOn).LastOn)
            yield return Finding("K6", line, "start_up", "is start-up that begins after the first term; is it recurring?");
    }

    /// <summary>K4: hours of a category in a term that no grade belongs to; one question for all its lines, because they lack it for one
    /// cause.</summary>
    private static IEnumerable<CostFinding> Ungraded(IEnumerable<CostLineRow> own) =>
        from same in own.Where(line => line is { Hours: > 0, Money: not CostMoney.Budget })
            .GroupBy(line => (line.LaCode, Term: CostPeriod.Containing(line.PeriodStartOn), line.Category))
        let bare = same.Where(line => line.Grade is null).OrderBy(line => line.LineRef, StringComparer.Ordinal).ToList()
        where bare.Count > 0
        let first = string.Join(", ", bare.Take(NamedLines).Select(line => line.LineRef)) + (bare.Count > NamedLines ? " …" : "")
        select new CostFinding(same.Key.LaCode, same.Key.Term.Code, "K4", same.Key.Category, same.Key.Category,
            string.Create(CultureInfo.InvariantCulture,
                $"{bare.Count} without a grade, {bare.Sum(line => (decimal)line.Hours!.Value)} hours"),
            $"Lines of {same.Key.Category} with hours and no grade: {bare.Count} of {same.Count()} ({first}); give the grades, or say why "
                + "none is known.");

    /// <summary>K8: a nil return, and a line with money of the same place and days.</summary>
    private static IEnumerable<CostFinding> Contradictions(IReadOnlyCollection<CostLineRow> own)
    {
        var spent = own.Where(line => line.Category != CostCodes.NothingSpent && line.Money != CostMoney.Budget && line.AmountPence != 0)
            .ToLookup(line => (line.LaCode, line.Urn, line.Attribution));
        return from nothing in own
               where nothing.Category == CostCodes.NothingSpent
               let beside = spent[(nothing.LaCode, nothing.Urn, nothing.Attribution)]
                   .Where(line => line.PeriodStartOn <= nothing.PeriodEndOn && line.PeriodEndOn >= nothing.PeriodStartOn)
                   .MinBy(line => line.LineRef, StringComparer.Ordinal)
               where beside is not null
               select Finding("K8", nothing, beside.LineRef,
                   $"says that nothing was spent, and line {beside.LineRef} has money of the same days; take one out, or correct it.");
    }

    /// <summary>K7: a recurring category of the term before that no line of this term covers, in terms with other lines. A nil return
    /// of the authority says why.</summary>
    private static IEnumerable<CostFinding> Absent(IReadOnlyCollection<CostLineRow> own)
    {
        var nothing = own.Where(line => line is { Category: CostCodes.NothingSpent, Urn: null })
            .Select(line => (line.LaCode, CostPeriod.Containing(line.PeriodStartOn))).ToHashSet();
        foreach (var authority in own.Where(line => line is
        {
            CostClass: CostClass.Recurring, Money: not CostMoney.Budget,
            Category: not CostCodes.NothingSpent
        }).GroupBy(line => line.LaCode))
        {
            foreach (var code in authority.Select(line => CostPeriod.Containing(line.PeriodStartOn)).Distinct())
            {
                if (nothing.Contains((authority.Key, code)))
                    continue;
                var before = code.Before;
                var covered = authority.Where(line => line.PeriodStartOn <= code.LastOn && line.PeriodEndOn >= code.FirstOn)
                    .Select(line => line.Category).ToHashSet();
                foreach (var category in authority.Where(line => CostPeriod.Containing(line.PeriodStartOn) == before)
                    .Select(line => line.Category).Distinct().Where(category => !covered.Contains(category)))
                    yield return new CostFinding(authority.Key, code.Code, "K7", category, category, before.Code,
                        $"{category} has lines in {before.Code} and none in {code.Code}; give them, or say why there are none.");
            }
        }
    }

    private static CostFinding Finding(string rule, CostLineRow line, string value, string message) =>
        new(line.LaCode, CostPeriod.Containing(line.PeriodStartOn).Code, rule, line.LineRef, line.Category, value,
            $"Line {line.LineRef} {message}");

    private static string Pence(CostLineRow line) => line.AmountPence.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
