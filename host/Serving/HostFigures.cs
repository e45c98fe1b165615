using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Journal;
using Prometheus;

namespace Programme.Host;

/// <summary>Figures of the host itself on <c>/metrics</c>: version, process, disk, databases, waiting changes, anchors, backups. They
/// carry no authority and nothing of the trial. The alert rules in <c>dashboards/rules</c> read them.</summary>
internal sealed class HostFigures(CollectorRegistry registry, Settings settings, DataFolder data, IEnumerable<WaitingChanges> writers,
    ScheduledBackups backups, HealthCheckService health)
{
    private readonly MetricFactory make = Metrics.WithCustomRegistry(registry);

    public void Start()
    {
        DotNetStats.Register(registry);
        make.CreateGauge("programme_build_info", "Version of the host; always 1.", "version").WithLabels(Version()).Set(1);
        var ready = make.CreateGauge("programme_ready", "1 = every database answers and the data folder can be written to.");
        var free = make.CreateGauge("programme_disk_free_bytes", "Free space on the disk of the data folder.");
        var size = make.CreateGauge("programme_database_bytes", "Size of a module's database with its journal.", "module");
        var waiting = make.CreateGauge("programme_changes_waiting", "Changes that wait for a module's writer.", "module");
        var anchored = make.CreateGauge("programme_anchor_last_timestamp_seconds", "When the last anchor was written; 0 = never.");
        registry.AddBeforeCollectCallback(async cancel =>
        {
            ready.Set((await health.CheckHealthAsync(cancel)).Status == HealthStatus.Healthy ? 1 : 0);
            free.Set(new DriveInfo(data.FullPath).AvailableFreeSpace);
            foreach (var (module, bytes) in DatabaseSizes())
                size.WithLabels(module).Set(bytes);
            foreach (var writer in writers)
                waiting.WithLabels(writer.Module).Set(writer.Count());
            anchored.Set(LastAnchor());
        });
        if (settings.BackupFolder is { } folder)
            ShowBackups(folder);
    }

    private void ShowBackups(BackupFolder folder)
    {
        var last = make.CreateGauge("programme_backup_last_timestamp_seconds", "Time of the last whole backup; 0 = none.");
        var proved = make.CreateGauge("programme_backup_proved_timestamp_seconds",
            "When a backup was last restored and verified; 0 = never.");
        var succeeded = make.CreateGauge("programme_backup_last_succeeded",
            "1 = the last attempt since the start succeeded, or none was due; 0 = it failed.");
        registry.AddBeforeCollectCallback(() =>
        {
            last.Set(folder.All() is [var newest, ..] ? newest.At.ToUnixTimeSeconds() : 0);
            proved.Set(folder.ProvedAt()?.ToUnixTimeSeconds() ?? 0);
            succeeded.Set(backups.Succeeded == false ? 0 : 1);
        });
    }

    private IEnumerable<(string Module, long Bytes)> DatabaseSizes() => settings.Stores.Postgres ? []
        : Directory.EnumerateFiles(data.FullPath, "*.db*").Select(path => new FileInfo(path)).Where(file => file.Exists)
            .GroupBy(file => file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)], file => file.Length)
            .Select(files => (files.Key, files.Sum()));

    private double LastAnchor() => !Directory.Exists(settings.AnchorFolder) ? 0
        : Directory.EnumerateFiles(settings.AnchorFolder, "anchor-*.txt")
            .Select(file => new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToUnixTimeSeconds()).DefaultIfEmpty().Max();

    /// <summary>Version of the host.</summary>
    internal static string Version() =>
        typeof(HostFigures).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
