using Programme.Common.V1;

namespace Programme.Host;

/// <summary>Result of importing one list of the folder.</summary>
internal sealed record Loaded(string Kind, string Path, IReadOnlyList<ImportReport> Reports)
{
    /// <summary>What is said of an allocation whose draw cannot be shown; empty = it can.</summary>
    public string Caution { get; init; } = "";

    public int Rows => Reports.Sum(report => report.RowsRead);
    public int Added => Reports.Sum(report => report.RowsAdded);
    public int Changed => Reports.Sum(report => report.RowsChanged);
    public int Dropped => Reports.Sum(report => report.RowsDropped);
    public int Notes => Reports.Sum(report => report.NotesTotal);
}
