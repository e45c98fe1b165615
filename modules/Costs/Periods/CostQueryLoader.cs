using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads what the rules ask about now, with the reasons that were given.</summary>
internal sealed class CostQueryLoader(Store<CostsDb> store, FromEnrolment enrolment, Trial trial)
{
    /// <summary>Findings with their answers (null = open), in the order of their keys.</summary>
    /// <param name="lines">The caller's own, or those of one authority.</param>
    /// <param name="answers">In the caller's scope.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public async Task<IReadOnlyList<(CostFinding Finding, CostAnswerRow? Answer)>> LoadAsync(IReadOnlyCollection<CostLineRow> lines,
        IReadOnlyCollection<CostAnswerRow> answers, CancellationToken cancel)
    {
        var wanted = lines.Select(line => line.LaCode).ToHashSet();
        var treated = (await enrolment.TreatedSchoolsAsync(cancel)).Select(school => school.Urn).ToHashSet();
        await using var everything = store.Read(Scope.All);
        var all = await everything.CostLines.ToListAsync(cancel);

        var given = answers.ToDictionary(row => (row.LaCode, row.Period, row.Rule, row.Subject, row.Value));
        return
        [
            .. new CostQueryRules((trial.FirstOn, trial.LastOn), treated.Count > 0 ? treated : null).Find(all, wanted).Select(finding =>
                (finding, given.GetValueOrDefault((finding.LaCode, finding.Period, finding.Rule, finding.Subject, finding.Value)))),
        ];
    }
}
