using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads what the rules ask about now, with the reasons that were given.</summary>
internal sealed class CostQueryLoader(FromEnrolment enrolment, Trial trial)
{
    /// <summary>URNs of treated schools; null = the arms are not released.</summary>
    public async Task<IReadOnlySet<string>?> TreatedAsync(CancellationToken cancel) =>
        (await enrolment.TreatedSchoolsAsync(cancel)).Select(school => school.Urn).ToHashSet() is { Count: > 0 } treated ? treated : null;

    /// <summary>The rules, with what lines cost in all authorities, whatever the scope of the tables.</summary>
    public async Task<CostQueryRules> RulesAsync(CostsDb db, IReadOnlySet<string>? treated, CancellationToken cancel)
    {
        var lines = await db.SpentLines.IgnoreQueryFilters().Where(row => row.AmountPence > 0 && row.LaCode != "")
            .Select(row => new
            {
                row.LaCode,
                Kind = new CostKind(row.Category, row.CostClass, row.Payer, row.Attribution, row.Urn != null),
                row.AmountPence,
                row.PeriodStartOn,
                row.PeriodEndOn,
            }).ToListAsync(cancel);
        return new CostQueryRules((trial.FirstOn, trial.LastOn), treated, new UsualCosts(lines.Select(line =>
            (line.Kind, line.LaCode, UsualCosts.ADay(line.AmountPence, line.PeriodStartOn, line.PeriodEndOn)))));
    }

    /// <summary>Findings on some authorities in the scope of the tables, with their answers (null = open), in the order of their
    /// keys.</summary>
    public static async Task<IReadOnlyList<(CostFinding Finding, CostAnswerRow? Answer)>> FindAsync(CostsDb db, CostQueryRules rules,
        IReadOnlyCollection<string> laCodes, CancellationToken cancel)
    {
        var lines = await db.CostLines.AsNoTracking().Where(row => laCodes.Contains(row.LaCode)).ToListAsync(cancel);
        var answers = await db.CostAnswers.AsNoTracking().Where(row => laCodes.Contains(row.LaCode))
            .ToDictionaryAsync(row => (row.LaCode, row.Period, row.Rule, row.Subject, row.Value), cancel);
        return
        [
            .. rules.Find(lines).Select(finding => (finding,
                answers.GetValueOrDefault((finding.LaCode, finding.Period, finding.Rule, finding.Subject, finding.Value)))),
        ];
    }
}
