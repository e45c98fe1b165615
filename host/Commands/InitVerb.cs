using System.CommandLine;
using System.Text.Json;

namespace Programme.Host;

/// <summary>Makes the data folder of a new trial, with its name, its days and its authorities.</summary>
internal static class InitVerb
{
    private static readonly Option<string> Trial = new("--trial") { Description = "Id of the trial, mixed into the streams of the draw." };
    private static readonly Option<string> BaselineFirstOn = new("--baseline-first-on")
    {
        Description = "First day of the baseline, YYYY-MM-DD."
    };
    private static readonly Option<string> FirstOn = new("--first-on") { Description = "First day of the trial, YYYY-MM-DD." };
    private static readonly Option<string> LastOn = new("--last-on") { Description = "Last day of the trial, YYYY-MM-DD." };
    private static readonly Option<string> AuthoritiesFile = new("--authorities")
    {
        Description = "File with the authorities (programme template authorities)."
    };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var init = new Command("init", "Make the data folder of a new trial: settings, databases, keys, authorities.")
        {
            Trial, BaselineFirstOn, FirstOn, LastOn, AuthoritiesFile
        };
        init.SetAction((parsed, cancel) => RunAsync(target(parsed), SettingsOf(parsed),
            parsed.GetValue(AuthoritiesFile) is { } file ? Arguments.ExistingFile(file) : null, cancel));
        return init;
    }

    private static async Task<int> RunAsync(Target target, Dictionary<string, string> trial, string? authorities,
        CancellationToken cancel)
    {
        if (DataFolder.HasTrial(target.DataFolder))
        {
            Console.WriteLine($"There is a trial in {target.DataFolder} already; nothing was done.");
            return ExitCodes.Done;
        }
        if (trial.Count > 0)
            await WriteAsync(target, trial, cancel);
        await using var session = await HostSession.OpenAsync(target, cancel, mayMake: true);
        Console.WriteLine($"Made {target.DataFolder}. Keep a copy of its folder keys apart from the backups of the databases.");
        if (authorities is not null)
        {
            var report = await ImportKinds.All["authorities"](session.Calls, new ImportFile(authorities, ValidateOnly: false));
            Console.WriteLine($"{report.FileName}: {ImportVerb.Counts(report)}.");
        }
        session.SaysNext = true;
        return ExitCodes.Done;
    }

    /// <summary>What was given of the trial, by the names of the settings.</summary>
    private static Dictionary<string, string> SettingsOf(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        if (parsed.GetValue(Trial) is { } id)
            given["Id"] = id;
        foreach (var (name, option) in new[] { ("BaselineFirstOn", BaselineFirstOn), ("FirstOn", FirstOn), ("LastOn", LastOn) })
        {
            if (parsed.GetValue(option) is not { } day)
                continue;
            Arguments.Day(option.Name, day);
            given[name] = day;
        }
        return given;
    }

    /// <summary>The settings of the trial, where every later start reads them.</summary>
    private static async Task WriteAsync(Target target, IReadOnlyDictionary<string, string> trial, CancellationToken cancel)
    {
        var file = Path.Combine(target.DataFolder, "programme.json");
        if (File.Exists(file))
            throw new UsageException($"{file} is there already: put the trial's id and days into it, as Trial:*.");
        Directory.CreateDirectory(target.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnFiles.WriteOwnAsync(file, JsonSerializer.SerializeToUtf8Bytes(new { Trial = trial }, Texts.Json), cancel);
    }
}
