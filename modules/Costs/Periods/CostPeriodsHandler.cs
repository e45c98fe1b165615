using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler(
    Store<CostsDb> store, Commit<CostsDb> commit, FromEnrolment enrolment, CostQueryLoader queries, Trial trial, TimeProvider clock)
        : CostPeriodsService.CostPeriodsServiceBase
{
    private static CostPeriod CheckPeriod(FieldProblems fields, string laCode, string code)
    {
        if (laCode.Length > 0)
            fields.LaCode("la_code", laCode);
        var period = CostPeriod.Find(code);
        fields.AddIf(period is null, "period", code.Length == 0 ? FieldCodes.Missing : FieldCodes.UnknownCode, CostPeriod.Expected);
        return period ?? CostPeriod.Containing(DateOnly.MinValue);
    }

    /// <summary>The same where an empty code stands for every term: null.</summary>
    private static CostPeriod? CheckAnyPeriod(FieldProblems fields, string laCode, string code)
    {
        if (code.Length > 0)
            return CheckPeriod(fields, laCode, code);
        if (laCode.Length > 0)
            fields.LaCode("la_code", laCode);
        return null;
    }

    /// <summary>Treated schools, see <see cref="CostQueryLoader.TreatedAsync"/>, and listed ones: of other modules, so before a
    /// transaction.</summary>
    private async Task<(IReadOnlySet<string>? Treated, IReadOnlyList<ListedSchool> Listed)> SchoolsAsync(CancellationToken cancel) =>
        (await queries.TreatedAsync(cancel), await enrolment.ListedSchoolsAsync(cancel));

    /// <summary>Where a term stands, as the tables have it.</summary>
    private async Task<CostPeriodState> StateAsync(CostsDb db, string laCode, CostPeriod period, IReadOnlyList<ListedSchool> listed,
        IReadOnlyCollection<(CostFinding Finding, CostAnswerRow? Answer)> found, CostSubmissionRow last, CancellationToken cancel)
    {
        var owing = listed.Where(school => UsualPracticeReturns.AskedOf(school, period, trial) == laCode).ToList();
        var usual = await UsualPracticeLines.LoadAsync(db, owing.Select(school => school.Urn), cancel);
        return CostPeriodStates.Of(laCode, period, await db.CostLines.AsNoTracking().Where(row => row.LaCode == laCode
            && row.PeriodStartOn <= period.LastOn && row.PeriodEndOn >= period.FirstOn).ToListAsync(cancel),
            UsualPracticeReturns.Count(owing, period, usual), found, last, clock.Today());
    }

    /// <summary>The newest submission of a term; null = none.</summary>
    private static Task<CostSubmissionRow?> LastAsync(CostsDb db, string laCode, CostPeriod period, CancellationToken cancel) =>
        db.CostSubmissions.AsNoTracking().Where(row => row.LaCode == laCode && row.Period == period.Code)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The submission of a term that was not reopened; refused when there is none.</summary>
    private static async Task<CostSubmissionRow> SubmittedAsync(CostsDb db, string laCode, CostPeriod period, CancellationToken cancel) =>
        await LastAsync(db, laCode, period, cancel) is { ReopenedAt: null } submitted ? submitted
            : throw Faults.NotFound("submission of costs", $"of {Named(laCode)} for {period.Code}");

    /// <summary>Queries of one term, or (null) of all, as the tables have it.</summary>
    /// <param name="db">The tables; inside a transaction, so that what is decided is what is saved.</param>
    /// <param name="treated">See <see cref="CostQueryLoader.TreatedAsync"/>.</param>
    /// <param name="laCode">Authority; empty = the programme.</param>
    /// <param name="period">Term; null = all.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    private async Task<IReadOnlyList<(CostFinding Finding, CostAnswerRow? Answer)>> QueriesAsync(CostsDb db,
        IReadOnlySet<string>? treated, string laCode, CostPeriod? period, CancellationToken cancel) =>
    [
        .. (await CostQueryLoader.FindAsync(db, await queries.RulesAsync(db, treated, cancel), [laCode], cancel))
            .Where(query => period is null || query.Finding.Period == period.Code),
    ];

    /// <summary>Of the tokens of pages: terms in their order.</summary>
    private static string DayOf(CostPeriod term) => term.FirstOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Named(string laCode) => laCode.Length > 0 ? laCode : "the programme";
}
