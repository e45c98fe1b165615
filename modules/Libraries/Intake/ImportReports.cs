using System.Globalization;
using Programme.Common.V1;

namespace Programme.Intake;

/// <summary>Report of an import.</summary>
public static class ImportReports
{
    /// <summary>The report of a file, from its counts.</summary>
    public static ImportReport Report(this UploadedFile file, RowProblems problems, int added, int changed, int unchanged, int dropped = 0,
        bool validatedOnly = false, int removed = 0)
    {
        var report = problems.Report(added, changed, unchanged, dropped, validatedOnly);
        (report.RowsRemoved, report.NothingChanged) = (removed, report.NothingChanged && removed == 0);
        (report.FileName, report.Sha256) = (file.Name, file.Sha256);
        return report;
    }

    /// <summary>The report of a file of which neither name nor hash is kept.</summary>
    public static ImportReport Report(this RowProblems problems, int added, int changed, int unchanged, int dropped, bool validatedOnly)
    {
        var report = new ImportReport
        {
            RowsRead = added + changed + unchanged + dropped,
            RowsAdded = added,
            RowsChanged = changed,
            RowsUnchanged = unchanged,
            RowsDropped = dropped,
            NothingChanged = added + changed == 0,
            ValidatedOnly = validatedOnly,
        };
        problems.Fill(report);
        return report;
    }

    /// <summary>Details of an import's audit row.</summary>
    public static string ToAudit(this ImportReport report, string about = "") =>
        System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["about"] = about,
            ["file"] = report.FileName,
            ["sha256"] = report.Sha256,
            ["added"] = report.RowsAdded.ToString(CultureInfo.InvariantCulture),
            ["changed"] = report.RowsChanged.ToString(CultureInfo.InvariantCulture),
            ["unchanged"] = report.RowsUnchanged.ToString(CultureInfo.InvariantCulture),
            ["removed"] = report.RowsRemoved.ToString(CultureInfo.InvariantCulture),
        });
}
