using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>An authority whose returns somebody sends.</summary>
/// <param name="LaCode">Its three-digit code.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="Outstanding">Months without a return, or with one that is not complete.</param>
/// <param name="OpenQueries">Queries without a reason.</param>
public sealed record ReturnsLine(string LaCode, string Name, int Outstanding, int OpenQueries);

/// <summary>The page on which a return is sent.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Name">Its name.</param>
/// <param name="Months">What is expected and what came, by month.</param>
/// <param name="Month">The month that is chosen: YYYY-MM.</param>
/// <param name="Problems">What was wrong with what was sent.</param>
/// <param name="Gone">Whether a file that was looked at is kept no more.</param>
public sealed record ReturnsView(string LaCode, string Name, IReadOnlyList<ReturnMonth> Months, string Month,
    IReadOnlyList<PageProblem> Problems, bool Gone);

/// <summary>A file before it is sent.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Name">Its name.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Id">In its address.</param>
/// <param name="FileName">As the sender calls it.</param>
/// <param name="Report">What the rules found, and how it was read.</param>
/// <param name="CanMark">Whether the file can be had back with what is to be mended in it.</param>
/// <param name="Findings">The same as the page shows it.</param>
/// <param name="Plan">What sending it would do; null = it cannot be sent.</param>
/// <param name="Problems">Why it cannot be sent, or what was wrong with the form.</param>
public sealed record CheckView(string LaCode, string Name, string Month, string Id, string FileName, ExportReportResponse Report,
    bool CanMark, FindingsView Findings, SubmitReturnResponse? Plan, IReadOnlyList<PageProblem> Problems);

/// <summary>A month of an authority.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Name">Its name.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Received">The version that was received just now; 0 = none.</param>
/// <param name="Findings">Queries of the newest version.</param>
/// <param name="Changes">What differs between two versions; null = there is one version.</param>
/// <param name="Problems">What was wrong with the form.</param>
public sealed record ReturnMonthView(string LaCode, string Name, string Month, IReadOnlyList<Return> Versions, int Received,
    FindingsView Findings, ListReturnChangesResponse? Changes, IReadOnlyList<PageProblem> Problems)
{
    /// <summary>Queries that wait for a reason.</summary>
    public int Open => Findings.All.Count(one => one.Finding.Rule.StartsWith('Q') && one.Finding.Reason.Length == 0);
}

/// <summary>Errors or queries, each with what to do and what was typed about it.</summary>
/// <param name="All">At most <see cref="ReturnFindings.MostShown"/>.</param>
/// <param name="More">How many more there are.</param>
public sealed record FindingsView(IReadOnlyList<FindingView> All, int More);

/// <summary>An error or a query.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Field">Name of the field for its reason.</param>
/// <param name="Mend">What to do.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Problem">What is wrong with it; empty = nothing.</param>
public sealed record FindingView(Finding Finding, string Field, string Mend, string Typed, string Problem)
{
    /// <summary>Line and column, as the sender's file calls it.</summary>
    public string Place => (Finding.Line, Finding.Column.Length) switch
    {
        (0, 0) => "The whole file",
        (0, _) => $"Column {Called}",
        (_, 0) => $"Line {Finding.Line}",
        _ => $"Line {Finding.Line}, column {Called}",
    };

    private string Called => Finding.TheirColumn.Length > 0 ? Finding.TheirColumn : Finding.Column;
}
