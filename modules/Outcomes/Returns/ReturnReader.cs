using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Which return a file is.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Version">1, 2, 3 …; 0 = the next, or the one with this content.</param>
internal sealed record ReturnUpload(string LaCode, string Month, int Version);

/// <summary>A return without errors.</summary>
/// <param name="Frame">What it had to fit.</param>
/// <param name="Rows">What it says.</param>
/// <param name="Version">Which version it becomes.</param>
/// <param name="Queries">What is to be asked about it.</param>
/// <param name="MappedFrom">First day of the mapping by which it was read; null = it has our own header.</param>
internal sealed record CheckedReturn(ReturnFrame Frame, ReadReturn Rows, int Version, IReadOnlyList<ReturnQuery> Queries,
    DateOnly? MappedFrom)
{
    /// <summary>The version that it becomes.</summary>
    public ReturnVersionRow ToRow(UploadedFile file, DateTimeOffset receivedAt) => new()
    {
        LaCode = Frame.LaCode,
        Month = Frame.Month,
        Version = Version,
        Sha256 = file.Sha256,
        Status = Rows.Status,
        ExtractOn = Rows.ExtractOn,
        ReceivedAt = receivedAt,
        Rows = Rows.Lines.Count,
        BlankRows = Rows.Lines.Count(line => line.Row.ContactsTotal is null),
        Queries = Queries.Count,
        MappedFrom = MappedFrom,
    };
}

/// <summary>Reads a return and checks it by all rules, for who stores it and for who only reports on it.</summary>
internal sealed class ReturnReader(Trial trial, TimeProvider clock, ReturnSettings settings,
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
        fields.AddIf(isMonth && !trial.Months.Contains(month), "reporting_month", FieldCodes.OutsideTrial,
            $"a month from {trial.Months[0].ToMonth()} to {trial.Months[^1].ToMonth()} is expected.");
        fields.AddIf(isMonth && month > clock.Today(), "reporting_month", FieldCodes.InFuture, "a month that has begun is expected.");
        fields.AddIf(upload.Version < 0, "version", FieldCodes.Negative, "1, 2, 3 … or 0 is expected.");
        fields.ThrowIfAny();
    }

    /// <summary>Reads a file; refused when anything is wrong with it, or it was extracted before the authority signed.</summary>
    /// <param name="db">What was returned before.</param>
    /// <param name="upload">Which return it is.</param>
    /// <param name="authority">Whose it is.</param>
    /// <param name="file">The file.</param>
    /// <param name="problems">Collects what is wrong with it.</param>
    /// <param name="stored">Versions of the month that are there.</param>
    /// <param name="versionOf">Decides which version it becomes; asked when the file has no errors.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public async Task<CheckedReturn> ReadAsync(OutcomesDb db, ReturnUpload upload, Authority authority, UploadedFile file,
        RowProblems problems,
        IReadOnlyCollection<int> stored, Func<int> versionOf, CancellationToken cancel)
    {
        var (frame, mappedFrom) = await FrameAsync(upload, file, db, cancel);
        var read = ReadReturn.From(file, problems, frame);
        read.ReadAs.MappingValidFrom = mappedFrom.ToDate();
        RequireAgreement(authority, read.ExtractOn);
        var version = versionOf();
        return new CheckedReturn(frame, read, version, await QueriesAsync(db, frame, read, version, stored, cancel), mappedFrom);
    }

    /// <summary>What the file must fit: the schools that the authority has in the month, and its mapping unless the file has our own
    /// header.</summary>
    private async Task<(ReturnFrame Frame, DateOnly? MappedFrom)> FrameAsync(ReturnUpload upload, UploadedFile file, OutcomesDb db,
        CancellationToken cancel)
    {
        var first = Dates.TryParseMonth(upload.Month, out var day) ? day : DateOnly.MinValue;
        var listed = (await enrolment.ListedAsync(cancel)).Where(school => ListedByMonth.AuthorityOn(school, first) == upload.LaCode)
            .Select(school => school.Urn).ToHashSet(StringComparer.Ordinal);
        var (layout, mappedFrom) = await MappingAsync(upload, file, db, cancel);
        var frame = new ReturnFrame(upload.LaCode, upload.Month, listed, clock.Today(), layout);
        // Only a file that names another URN than the listed one needs all of them.
        if (ReadReturn.NamesOthers(file, frame))
            frame = frame with { Units = new UnitUrns(await enrolment.UnitsAsync("", null, cancel)) };
        return (frame, mappedFrom);
    }

    /// <summary>How a file with errors was read; null = its header cannot be read, or it has no row.</summary>
    public static ReadAs? HowRead(UploadedFile file, FileLayout layout)
    {
        try
        {
            using var table = CsvTable.Open(file, new RowProblems(file.Name), ReturnsList.Description, layout);
            return table.Rows().FirstOrDefault() is { } first ? ColumnReport.ReadAs(table, first, layout) : null;
        }
        catch (Grpc.Core.RpcException)
        {
            // What is wrong with the file is in the findings.
            return null;
        }
    }

    /// <summary>How the file names its columns.</summary>
    public async Task<FileLayout> LayoutAsync(ReturnUpload upload, UploadedFile file, OutcomesDb db, CancellationToken cancel) =>
        (await MappingAsync(upload, file, db, cancel)).Layout;

    /// <summary>The layout of the sender. A file with our own names keeps them; how the sender writes days and months holds all the
    /// same.</summary>
    private async Task<(FileLayout Layout, DateOnly? MappedFrom)> MappingAsync(ReturnUpload upload, UploadedFile file, OutcomesDb db,
        CancellationToken cancel)
    {
        var today = clock.Today();
        var mapping = await db.Mappings.Where(row => row.LaCode == upload.LaCode && row.ValidFrom <= today)
            .OrderByDescending(row => row.ValidFrom).FirstOrDefaultAsync(cancel);
        if (mapping?.ToLayout() is not { } layout)
            return (FileLayout.Ours, null);
        return CsvTable.HasHeader(file, ReturnsList.Description)
            ? (FileLayout.Ours with { DayFormat = layout.DayFormat, MonthFormat = layout.MonthFormat }, null)
            : (layout, mapping.ValidFrom);
    }

    /// <summary>All queries of a return without errors.</summary>
    private async Task<IReadOnlyList<ReturnQuery>> QueriesAsync(OutcomesDb db, ReturnFrame frame, ReadReturn read, int version,
        IReadOnlyCollection<int> versions, CancellationToken cancel)
    {
        var rows = db.RowsInForce(KnownOn.Everything).Where(row => row.LaCode == frame.LaCode);
        var term = SchoolTerms.MonthsOf(frame.Month).Where(month => month != frame.Month).ToList();
        var zeros = await rows.Where(row => term.Contains(row.Month) && row.ContactsTotal == 0)
            .GroupBy(row => row.Urn).Select(school => new { Urn = school.Key, Months = school.Count() }).ToListAsync(cancel);
        var sums = await db.TalliesInForce(KnownOn.Everything).Where(row => row.LaCode == frame.LaCode).ToListAsync(cancel);
        var context = new ReturnContext(frame.Month, version, read.ExtractOn, frame.Today, frame.Listed,
            sums.ConvertAll(sum => sum.ToTally()), versions,
            zeros.ToDictionary(school => school.Urn, school => school.Months));
        return ReturnQueries.Find(read.Lines, context, settings);
    }

    /// <summary>Nothing is taken that was extracted before the authority signed.</summary>
    private static void RequireAgreement(Authority authority, DateOnly extractOn)
    {
        if (authority.DsaSignedOn?.ToDateOnly() is { } signedOn && signedOn <= extractOn)
            return;
        var text = authority.DsaSignedOn is { } date
            ? $"The return was extracted on {extractOn:yyyy-MM-dd}, before {authority.Name} signed the data-sharing agreement on "
            + $"{date.ToDateOnly():yyyy-MM-dd}. It may not be taken."
            : $"The return was extracted on {extractOn:yyyy-MM-dd}, and {authority.Name} has not signed the data-sharing agreement. It may "
            + "not be taken.";
        throw Faults.Precondition(Reasons.NoDataSharingAgreement, $"authorities/{authority.LaCode}", text);
    }
}
