namespace Programme.Boards;

/// <summary>The host itself: nothing of the trial and no authority is in it.</summary>
internal static class OperationsBoard
{
    private const string None = "Not known: the metrics store has no figures of the host, or the host keeps no backups.";
    private const string OfHost = " Of the host alone: nothing of the trial is in it, and nothing is withheld.";

    public static Board Make() => new("programme-operations", "Operations",
        "Is the host up, ready, backed up and free of errors? The five questions of the programme are on its other boards.", [],
        [
            One("Does the host answer?", "1 = the metrics store reached it at the last scrape. If not: runbook, HostDown.", 5, Units.Count,
                new Target("reached, of 1 host", "min(up{job=\"programme\"})", Mark: Mark.Under(1))),
            One("Can it store?", "1 = every database answers and the folder can be written to. If not: runbook, HostNotReady.", 5,
                Units.Count, new("ready, of 1 host", "min(programme_ready)", Mark: Mark.Under(1)),
                new("changes wait for a writer", "sum(programme_changes_waiting)", Mark: Mark.AtLeast(200))),
            One("Is there room?", "Free space on the disk of the data folder; below it the size of all databases. If little is left: "
                + "runbook, DiskFilling.", 5, Units.Bytes, new("free on the disk", "min(programme_disk_free_bytes)", Mark: Mark.Under(1e9)),
                new("in databases", "sum(programme_database_bytes)")),
            One("Is it backed up?", "Age of the newest whole backup; below it of the last anchor of the audit. If old: runbook, "
                + "BackupTooOld and AuditUnanchored. A dash: none is kept.", 5, Units.Days,
                new("since the last backup", Age("programme_backup_last_timestamp_seconds"), Mark: Mark.AtLeast(2)),
                new("since the last anchor", Age("programme_anchor_last_timestamp_seconds"), Mark: Mark.AtLeast(3))),
            One("Are there errors?", "Calls answered with an error of the program itself in the last hour; below it all calls. If any: "
                + "runbook, ErrorsOfTheProgram.", 4, Units.Count,
                new("errors in the last hour", "sum(increase(programme_calls_total{code=~\"Internal|Unknown|DataLoss\"}[1h])) or vector(0)",
                    Mark: Mark.AtLeast(1)),
                new("calls in the last hour", "sum(increase(programme_calls_total[1h]))")),
            Charts.Table("Calls by answer, last hour", "Calls of the last hour by the code of their answer. Codes are those of gRPC."
                + OfHost,
                None, [("code", "Answer", 220)], new Target("Calls", "sum by (code) (increase(programme_calls_total[1h]))")) with
            { Width = 12, Height = 12 },
            Charts.Bars("Size of databases", "Size of each module's database with its journal." + OfHost, None, Units.Bytes, "module",
                new("{{module}}", "max by (module) (programme_database_bytes)")) with { Width = 12, Height = 12 },
        ]);

    private static string Age(string series) => $"(time() - max({series} > 0)) / 86400 or vector(0) / 0";

    private static Panel One(string title, string description, int width, string unit, params Target[] targets) =>
        Answers.Tile(title, description + OfHost, width, unit, targets) with { NoValue = None };
}
