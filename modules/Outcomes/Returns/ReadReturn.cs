using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What a return must fit.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Listed">Schools of the authority on the list.</param>
/// <param name="Today">A month that begins later lies in the future.</param>
/// <param name="Layout">How the file is laid out.</param>
internal sealed record ReturnFrame(string LaCode, string Month, IReadOnlySet<string> Listed, DateOnly Today, FileLayout Layout)
{
    /// <summary>Every URN of the units of the list; null = the file names listed ones alone.</summary>
    public UnitUrns? Units { get; init; }

    /// <summary>The listed URN of a school of the authority, by whichever URN it is named; null = it is none.</summary>
    public string? ListedOf(string urn) =>
        Listed.Contains(urn) ? urn : Units?.ListedOf(urn) is { } listed && Listed.Contains(listed) ? listed : null;
}

/// <summary>A return as read; its version is decided later.</summary>
internal sealed record ReadReturn(IReadOnlyList<ReturnLine> Lines, DateOnly ExtractOn, ReturnStatus Status, ReadAs ReadAs)
{
    private const int MostContacts = 99_999;

    public static readonly Dictionary<string, ReturnStatus> Statuses = new()
    {
        ["provisional"] = ReturnStatus.Provisional,
        ["final"] = ReturnStatus.Final,
        ["restated"] = ReturnStatus.Restated,
    };

    /// <summary>Reads and checks a file; it is refused with every error that it has.</summary>
    public static ReadReturn From(UploadedFile file, RowProblems problems, ReturnFrame frame)
    {
        using var table = CsvTable.Open(file, problems, ReturnsList.Description, frame.Layout);
        ReadAs? readAs = null;
        var lines = new List<ReturnLine>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        (DateOnly ExtractOn, ReturnStatus Status)? whole = null;
        foreach (var row in table.Rows())
        {
            readAs ??= ColumnReport.ReadAs(table, row, frame.Layout);
            var counts = Counts(row, frame);
            CheckMonth(row, frame);
            CheckSchool(row, frame, seen);
            CheckCounts(row, counts);
            whole = OfTheWhole(row, frame.Layout, whole);
            lines.Add(new ReturnLine(row.Line, counts));
        }
        if (whole is not { } facts)
            throw problems.Refuse(null, null, FieldCodes.NoRows, null,
                "there is a header and no row; a row for each school of the list is expected.");
        problems.ThrowIfAny();
        return new ReadReturn(lines, facts.ExtractOn, facts.Status, readAs!);
    }

    private static void CheckMonth(CsvRow row, ReturnFrame frame)
    {
        var text = row.Required("reporting_month", 40);
        if (text.Length == 0 || row.Month("reporting_month", frame.Layout.MonthFormat) is not { } month || month.ToMonth() == frame.Month)
            return;
        if (month > frame.Today)
            row.Problem("reporting_month", FieldCodes.InFuture, text, $"{frame.Month} is expected; this month has not begun.");
        else
            row.Problem("reporting_month", FieldCodes.OtherMonth, text, $"{frame.Month} is expected, the month of this return.");
    }

    private static void CheckSchool(CsvRow row, ReturnFrame frame, Dictionary<string, int> seen)
    {
        var urn = row.Required("school_urn", 10);
        if (urn.Length == 0)
            return;
        // One text for a school of another authority and for one that does not exist.
        if (frame.ListedOf(urn) is not { } listed)
            row.Problem("school_urn", FieldCodes.NotOnList, urn, $"a URN of the schools of {frame.LaCode} on the list is expected.");
        else if (!seen.TryAdd(listed, row.Line))
            row.Problem("school_urn", FieldCodes.Duplicate, urn, $"the same school is on line {seen[listed]}.");
        else if (listed != urn)
            row.Note("school_urn", FieldCodes.OtherUrn, $"{urn} is {listed} on the list; it is taken as that.");
    }

    /// <summary>Whether a file names a school by a URN that is not on the authority's list.</summary>
    public static bool NamesOthers(UploadedFile file, ReturnFrame frame)
    {
        try
        {
            using var table = CsvTable.Open(file, new RowProblems(file.Name), ReturnsList.Description, frame.Layout);
            return table.Rows().Any(row => row.Text("school_urn") is { Length: > 0 } urn && !frame.Listed.Contains(urn));
        }
        catch (Grpc.Core.RpcException)
        {
            // What is wrong with the file is said when it is read.
            return false;
        }
    }

    private static void CheckCounts(CsvRow row, SchoolMonthRow counts)
    {
        foreach (var (column, code, value, expected) in ReturnRules.Errors(counts))
            row.Problem(column, code, value, expected);
        if (row.Text("contacts_total").Length == 0 && !ReturnRules.IsBlank(counts))
            row.Problem("contacts_total", FieldCodes.TotalMissing, null,
                "a count is expected where other counts are given; blank all of them if nothing was returned.");
    }

    private static (DateOnly, ReturnStatus) OfTheWhole(CsvRow row, FileLayout layout, (DateOnly ExtractOn, ReturnStatus Status)? whole)
    {
        var extractOn = row.RequiredDay("extract_date", layout.DayFormat);
        var status = row.RequiredCode("status", Statuses);
        if (whole is { } first && extractOn != first.ExtractOn)
            row.Problem("extract_date", FieldCodes.NotOne, row.Text("extract_date"),
                "the same day in all rows is expected: a return is one extract.");
        if (whole is { } also && status != also.Status)
            row.Problem("status", FieldCodes.NotOne, row.Text("status"), "the same status in all rows is expected.");
        return whole ?? (extractOn, status);
    }

    private static SchoolMonthRow Counts(CsvRow row, ReturnFrame frame) => new()
    {
        LaCode = frame.LaCode,
        Month = frame.Month,
        Version = 0,
        Urn = frame.ListedOf(row.Text("school_urn")) ?? row.Text("school_urn"),
        ContactsTotal = row.Whole("contacts_total", 0, MostContacts),
        ContactsNfa = row.Whole("contacts_nfa", 0, MostContacts),
        ContactsAdviceOnly = row.Whole("contacts_advice_only", 0, MostContacts),
        ContactsToEarlyHelp = row.Whole("contacts_to_early_help", 0, MostContacts),
        ContactsToReferral = row.Whole("contacts_to_referral", 0, MostContacts),
        ContactsOnOpenCase = row.Whole("contacts_on_open_case", 0, MostContacts),
        Referrals = row.Whole("referrals", 0, MostContacts),
        ReferralsNfa = row.Whole("referrals_nfa", 0, MostContacts),
        AssessmentsStarted = row.Whole("assessments_started", 0, MostContacts),
        AssessmentsNotInNeed = row.Whole("assessments_not_in_need", 0, MostContacts),
        EarlyHelpPlansNew = row.Whole("early_help_plans_new", 0, MostContacts),
        CinPlansNew = row.Whole("cin_plans_new", 0, MostContacts),
        S47Started = row.Whole("s47_started", 0, MostContacts),
        Icpc = row.Whole("icpc", 0, MostContacts),
        CpPlansNew = row.Whole("cp_plans_new", 0, MostContacts),
        BecameLookedAfter = row.Whole("became_looked_after", 0, MostContacts),
        Note = row.Optional("note", 500),
    };
}
