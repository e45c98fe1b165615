using Google.Protobuf;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What the rules found in a return, as rows and as CSV for who has to mend it.</summary>
internal static class ReturnReport
{
    private static readonly string[] Columns = ["kind", "rule", "line", "column", "their_column", "school_urn", "value", "message", "reason", "answered_at"];

    public static ExportReportResponse Export(IReadOnlyList<Finding> findings) => new()
    {
        Findings = { findings },
        Csv = ByteString.CopyFrom(new OutgoingList(Columns, findings.Select(Cells)).ToCsv()),
        Errors = findings.Count(finding => !IsQuery(finding)),
        Queries = findings.Count(IsQuery),
        OpenQueries = findings.Count(finding => IsQuery(finding) && finding.Reason.Length == 0),
    };

    private static bool IsQuery(Finding finding) => finding.Rule.StartsWith('Q');

    private static object?[] Cells(Finding finding) =>
    [
        IsQuery(finding) ? "query" : "error", finding.Rule, finding.Line > 0 ? finding.Line : null, finding.Column, Harmless(finding.TheirColumn), finding.Urn,
        Harmless(finding.Value), finding.Message, Harmless(finding.Reason), finding.AnsweredAt?.ToDateTimeOffset().DayInEngland(),
    ];

    /// <summary>A cell that a spreadsheet would take for a formula is put behind an apostrophe.</summary>
    private static string Harmless(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
