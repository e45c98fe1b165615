using Programme.Journal;

namespace Programme.Host;

/// <summary>Refuses to start on a data folder of which a part is missing, foreign, changed or open to others. Nothing is made in its place:
/// an empty database instead of a lost one would look like a trial without data.</summary>
internal sealed class FolderCheck(DataFolder folder, Settings settings, IEnumerable<Store> stores, ILogger<FolderCheck> log)
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string[] Keys = ["audit.key", "sealing.key", "pseudonyms.key"];
    private readonly string path = folder.FullPath;
    private FolderManifest? manifest;

    /// <summary>Before anything is read or made.</summary>
    public void CheckFiles()
    {
        CheckPermissions();
        manifest = FolderManifest.Read(path);
        if (manifest is null && !DataFolder.HasTrial(path))
        {
            FolderManifest.New(settings.Trial).Write(path);
            log.LogWarning("Makes a new data folder for the trial {Trial}: {Folder}", settings.Trial.Id, path);
        }
        else if (manifest is not { Complete: false })
        {
            CheckTrial();
            CheckDatabases();
            CheckKeys();
        }
    }

    /// <summary>When the databases are of this version: each still has the last row that the manifest knows.</summary>
    /// <param name="verification">Knows the manifest. Made after the keys were checked: making it makes a key that is not there.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task CheckChainsAsync(Verification verification, CancellationToken cancel)
    {
        foreach (var store in stores)
        {
            if (verification.KnownHead(store.Module) is { } head && !await head.IsInAsync(store, cancel))
                throw new StartException($"{NameOf(store)} is not the database with which this folder was closed: row {head.Rows:N0} of "
                    + "its audit chain is " +
                    "missing or another. An older copy was put in its place, or it was changed. Put the right one back, or restore a "
                    + "backup.");
        }
        Write();
    }

    /// <summary>Writes down what the folder holds now.</summary>
    private void Write() => FolderManifest.Of(path, settings.Trial, stores).Write(path);

    private void CheckPermissions()
    {
        if (settings.WidePermissions)
            return;
        foreach (var part in DataFolder.PartsOf(path).Where(part => (File.GetUnixFileMode(part) & Others) != 0))
            throw new StartException($"{part} is open to other users of this machine, and holds personal data or keys. Run `chmod -R go= "
                + $"{path}`; " +
                "where others must have access, set Folder:WidePermissions=true.");
    }

    private void CheckTrial()
    {
        if (manifest is { } known && known.Trial != settings.Trial.Id)
            throw new StartException($"{path} holds the trial {known.Trial}, not {settings.Trial.Id}. Give its own folder with --data, or "
                + $"set Trial:Id to {known.Trial}.");
    }

    private void CheckDatabases()
    {
        foreach (var store in stores.Where(store => !store.Settings.Postgres && !File.Exists(store.Settings.FileOf(store.Module))))
            throw new StartException($"{NameOf(store)} is missing: it holds the data of {store.Module}. Put it back, or restore a backup. "
                + "Nothing was made in its place.");
    }

    private void CheckKeys()
    {
        foreach (var name in Keys)
        {
            var file = Path.Combine(path, "keys", name);
            // A key that was changed on purpose is kept beside the new one (see docs/settings.md).
            var older = file + ".old";
            var known = manifest?.Keys.GetValueOrDefault(name);
            var isOlder = File.Exists(older) && (known is null || FolderManifest.FingerprintOf(older) == known);
            if (!File.Exists(file) && !isOlder && !settings.MayReplace(name))
                throw new StartException($"{file} is missing: without it, what it signed or sealed can no longer be checked or read. Put "
                    + "it back from the " +
                    $"copy of your keys; if it is lost for good, Keys:ReplaceLost={name} makes another (docs/settings.md says what that "
                    + "means).");
            if (known is not null && File.Exists(file) && !isOlder && FolderManifest.FingerprintOf(file) != known)
                throw new StartException($"{file} is not the key of this trial. Put the right one back from the copy of your keys.");
        }
    }

    private static string NameOf(Store store) =>
        store.Settings.Postgres ? $"The schema {store.Module}" : store.Settings.FileOf(store.Module);
}
