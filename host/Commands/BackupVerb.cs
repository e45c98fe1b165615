using System.CommandLine;

namespace Programme.Host;

/// <summary>Backs the data folder up, checks a backup, and puts one back.</summary>
internal static class BackupVerb
{
    private static readonly Argument<string> To = new("to") { Description = "A folder that is not there yet." };

    private static readonly Argument<string> From = new("from") { Description = "A folder that programme backup made." };

    private static readonly Option<bool> WithKeys = new("--with-keys") { Description = "Put the keys in, encrypted with the passphrase." };

    private static readonly Option<string> Passphrase =
        new("--passphrase-file") { Description = "A file with the passphrase in its first line." };

    private static readonly Option<string> Keys =
        new("--keys") { Description = "A folder with copies of the keys, when the backup holds none." };

    public static Command Backup(Func<ParseResult, Target> target)
    {
        var check = new Command("check", "Check that a backup is whole and undamaged.") { From };
        check.SetAction(async (parsed, cancel) =>
            Print("whole and undamaged", await Backups.CheckAsync(Path.GetFullPath(parsed.GetValue(From)!),
                Settings.Read(target(parsed).HostArgs).PostgresTools, cancel)));
        var command = new Command("backup", "Copy all databases at one point in time, also while a host writes.") { To, WithKeys,
            Passphrase };
        command.Add(check);
        command.SetAction(async (parsed, cancel) =>
        {
            var passphrase = parsed.GetValue(WithKeys) ? PassphraseIn(parsed.GetValue(Passphrase)) : null;
            var settings = Settings.Read(target(parsed).HostArgs);
            return Print("made", await Backups.MakeAsync(settings.Stores, settings.PostgresTools,
                Path.GetFullPath(parsed.GetValue(To)!), passphrase, TimeProvider.System, cancel));
        });
        return command;
    }

    public static Command Restore(Func<ParseResult, Target> target)
    {
        var command = new Command("restore",
            "Restore a backup into an empty folder (--data; of PostgreSQL, and a new database), proved before it gets its name.")
        { From, Keys, Passphrase };
        command.SetAction(async (parsed, cancel) =>
        {
            var (backup, to) = (Path.GetFullPath(parsed.GetValue(From)!), target(parsed));
            var keys = KeysOf(backup, parsed.GetValue(Keys), parsed.GetValue(Passphrase));
            return Print($"restored to {to.DataFolder}",
                await Restores.RestoreAsync(backup, to.DataFolder, keys, to.HostArgs[1..], cancel));
        });
        return command;
    }

    private static Dictionary<string, byte[]> KeysOf(string backup, string? folder, string? passphraseFile)
    {
        var sealedKeys = Path.Combine(backup, SealedKeys.FileName);
        if (folder is not null)
            return Directory.EnumerateFiles(Arguments.ExistingFolder(folder), "*.key*")
                .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        return File.Exists(sealedKeys)
            ? SealedKeys.Read(sealedKeys, PassphraseIn(passphraseFile))
            : throw new UsageException("The backup holds no keys. Give the folder with their copies with --keys.");
    }

    internal static string PassphraseIn(string? file) =>
        file is not null && File.ReadLines(Arguments.ExistingFile(file)).FirstOrDefault() is { Length: >= 12 } line
            ? line
            : throw new UsageException("--passphrase-file: a file with a passphrase of 12 characters or more in its first line is needed.");

    private static int Print(string done, BackupManifest backup)
    {
        Console.WriteLine($"The backup of {backup.At:yyyy-MM-dd HH:mm:ss} UTC of the trial {backup.Folder.Trial} is {done}: " +
            $"{backup.Folder.Modules.Count} databases, {backup.Heads.Values.Sum(head => head.Rows):N0} audit rows.");
        return ExitCodes.Done;
    }
}
