using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Which return a file is.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Version">1, 2, 3 …; 0 = the next, or the one with this content.</param>
internal sealed record ReturnUpload(string LaCode, string Month, int Version);

/// <summary>Reads a return and checks it by all rules, for who stores it and for who only reports on it.</summary>
internal sealed class ReturnIntake(Trial trial, TimeProvider clock, ReturnSettings settings,
    FromEnrolment enrolment)
{
    private const int ProblemsKept = 10_000;

    /// <summary>Collects what the rules find.</summary>
    public static RowProblems Problems(UploadedFile file) => new(file.Name, ReturnRuleTable.NumberOf, ProblemsKept);

    /// <summary>Refuses what is no return of this trial.</summary>
    public void Check(ReturnUpload upload)
    {
        var fields = new FieldProblems();
        fields.LaCode("la_code", upload.LaCode);
        var month = fields.Month("reporting_month", upload.Month);
        var isMonth = month > DateOnly.MinValue;
        fields.AddIf(isMonth && !trial.Months.Contains(month), "reporting_month", FieldCodes.OutsideTrial, $"a month from {trial.Months[0].ToMonth()} to {trial.Months[^1].ToMonth()} is expected.");
        fields.AddIf(isMonth && month > clock.Today(), "reporting_month", FieldCodes.InFuture, "a month that has begun is expected.");
        fields.AddIf(upload.Version < 0, "version", FieldCodes.Negative, "1, 2, 3 … or 0 is expected.");
        fields.ThrowIfAny();
    }

    /// <summary>What the file must fit: the authority's schools on the list, and its mapping unless the file has our own header.</summary>
    public async Task<(ReturnFrame Frame, DateOnly? MappedFrom)> FrameAsync(ReturnUpload upload, UploadedFile file, OutcomesDb db, CancellationToken cancel)
    {
        var listed = (await enrolment.ListedAsync(cancel)).Where(school => school.LaCode == upload.LaCode).Select(school => school.Urn).ToHashSet(StringComparer.Ordinal);
        var today = clock.Today();
        var mapping = TextForm.HasColumns(file, [.. Measures.Columns], ',') ? null : await db.Mappings
            .Where(row => row.LaCode == upload.LaCode && row.ValidFrom <= today).OrderByDescending(row => row.ValidFrom).FirstOrDefaultAsync(cancel);
        return (new ReturnFrame(upload.LaCode, upload.Month, listed, today, mapping?.ToLayout() ?? FileLayout.Ours), mapping?.ValidFrom);
    }

    /// <summary>All queries of a return without errors.</summary>
    public async Task<IReadOnlyList<ReturnQuery>> QueriesAsync(OutcomesDb db, ReturnFrame frame, ReadReturn read, int version, IReadOnlyCollection<int> versions, CancellationToken cancel)
    {
        var rows = db.RowsInForce(DateOnly.MaxValue).Where(row => row.LaCode == frame.LaCode);
        var term = SchoolTerms.MonthsOf(frame.Month).Where(month => month != frame.Month).ToList();
        var zeros = await rows.Where(row => term.Contains(row.Month) && row.ContactsTotal == 0)
            .GroupBy(row => row.Urn).Select(school => new { Urn = school.Key, Months = school.Count() }).ToListAsync(cancel);
        var sums = await db.TalliesInForce(DateOnly.MaxValue).Where(row => row.LaCode == frame.LaCode).ToListAsync(cancel);
        var context = new ReturnContext(frame.Month, version, read.ExtractOn, frame.Today, frame.Listed, sums.ConvertAll(sum => sum.ToTally()), versions,
            zeros.ToDictionary(school => school.Urn, school => school.Months));
        return ReturnQueries.Of(read.Lines, context, settings);
    }

    /// <summary>Nothing is taken that was extracted before the authority signed.</summary>
    public static void RequireAgreement(Authority authority, DateOnly extractOn)
    {
        if (authority.DsaSignedOn?.ToDateOnly() is { } signedOn && signedOn <= extractOn)
            return;
        var text = authority.DsaSignedOn is { } date
            ? $"The return was extracted on {extractOn:yyyy-MM-dd}, before {authority.Name} signed the data-sharing agreement on {date.ToDateOnly():yyyy-MM-dd}. It may not be taken."
            : $"The return was extracted on {extractOn:yyyy-MM-dd}, and {authority.Name} has not signed the data-sharing agreement. It may not be taken.";
        throw Faults.Precondition(Reasons.NoDataSharingAgreement, $"authorities/{authority.LaCode}", text);
    }
}
