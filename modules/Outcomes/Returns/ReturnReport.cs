using Google.Protobuf;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What the rules found in a return, as rows and as CSV for who has to mend it.</summary>
internal static class ReturnReport
{
    private static readonly string[] Columns = ["kind", "rule", "line", "column", "their_column", "school_urn", "value", "message",
        "reason", "answered_at"];

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
        IsQuery(finding) ? "query" : "error", finding.Rule, finding.Line > 0 ? finding.Line : null, finding.Column, finding.TheirColumn,
            finding.Urn,
        finding.Value, finding.Message, finding.Reason, finding.AnsweredAt?.ToDateTimeOffset().DayInEngland(),
    ];
}
