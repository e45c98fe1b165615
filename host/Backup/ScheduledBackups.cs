using Programme.Journal;

namespace Programme.Host;

/// <summary>Makes a backup at regular times, proves one from time to time by restoring it, and removes old ones
/// (settings <c>Backups:*</c>). What fails is logged, shown on <c>/metrics</c>, and tried again.</summary>
internal sealed class ScheduledBackups(Settings settings, DataFolder data, TimeProvider clock, ILogger<ScheduledBackups> log)
    : BackgroundService
{
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMinutes(15);

    /// <summary>Whether the last attempt since the start succeeded; null = none was made.</summary>
    public bool? Succeeded { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.BackupFolder is not { } folder)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = folder.All() is [var newest, ..] ? newest.At + settings.BackupsEvery : clock.GetUtcNow();
            var wait = due - clock.GetUtcNow();
            if (Succeeded == false && wait < BeforeRetry)
                wait = BeforeRetry;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, stoppingToken);
            await TryAsync(folder, stoppingToken);
        }
    }

    private async Task TryAsync(BackupFolder folder, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(folder.FullPath, DataFolder.OwnerOnly);
            await using var turn = await Turn.WaitAsync(settings.Stores, "backups", cancel);
            // Another host with the same folder may have made it meanwhile.
            if (folder.All() is [var newest, ..] && newest.At + settings.BackupsEvery > clock.GetUtcNow())
                return;
            var path = folder.PathOf(clock.GetUtcNow());
            await Backups.MakeAsync(settings.Stores, settings.PostgresTools, path, settings.BackupPassphrase, clock, cancel);
            if (settings.ProofArgs is { } proof && ProofIsDue(folder))
                await ProveAsync(folder, path, proof, cancel);
            else
                await Backups.CheckAsync(path, settings.PostgresTools, cancel);
            folder.Keep(settings.BackupsKept);
            Succeeded = true;
            log.LogInformation("The backup {Folder} is made and checked", path);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Succeeded = false;
            log.LogError(fault, "No backup could be made in {Folder}; the next attempt is in 15 minutes", folder.FullPath);
        }
    }

    private bool ProofIsDue(BackupFolder folder) =>
        folder.ProvedAt() is not { } proved || clock.GetUtcNow() - proved >= settings.ProofsEvery;

    /// <summary>Restores a backup, which checks it, beside the others with the keys of the data folder, has everything verified, and
    /// removes it.</summary>
    private async Task ProveAsync(BackupFolder folder, string backup, string[] hostArgs, CancellationToken cancel)
    {
        var keys = DataFolder.KeysIn(data.FullPath).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        await Restores.ProveAsync(backup, keys, hostArgs, cancel);
        folder.Proved(clock.GetUtcNow());
    }
}
