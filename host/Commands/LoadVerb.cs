using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Loads a whole folder of lists through the services, in the order in which they need each other. A list that is
/// not there is passed over and said so; loading the folder again changes nothing.</summary>
internal static class LoadVerb
{
    private static readonly Argument<string> FolderOf =
        new("folder") { Description = "A folder with register/, enrolment/, calendar/, delivery/, outcomes/ and costs/." };

    /// <summary>Kind and path of every list, in order.</summary>
    private static readonly (string Kind, string Path)[] Order =
    [
        ("authorities", "enrolment/local-authorities.csv"),
        ("holidays", "calendar/bank-holidays.json"),
        ("calendar", "calendar/term-dates-*.csv"),
        ("register", "register/edubasealldata*.csv"),
        ("links", "register/links_edubasealldata*.csv"),
        ("agreements", "enrolment/agreements.csv"),
        ("baselines", "enrolment/baselines.csv"),
        ("list", "enrolment/allocation-list.csv"),
        ("allocation", "enrolment/allocation.csv"),
        ("leads", "enrolment/designated-leads.csv"),
        ("supervisors", "enrolment/supervisors.csv"),
        ("people", "enrolment/people.csv"),
        ("withdrawals", "enrolment/withdrawals.csv"),
        ("sessions", "delivery/sessions.csv"),
        ("attendance", "delivery/attendance.csv"),
        ("feedback", "delivery/feedback.csv"),
        ("usual-practice", "delivery/usual-practice.csv"),
        ("returns", "outcomes/returns"),
        ("aliases", "outcomes/school-aliases-*.csv"),
        ("contacts", "outcomes/ssd_contacts_*.csv"),
        ("surveys", "outcomes/surveys.csv"),
        ("deflators", "costs/gdp-deflators.csv"),
        ("costs", "costs/cost-lines.csv"),
    ];

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("load", "Load a whole folder of lists, in order.") { FolderOf };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = Arguments.ExistingFolder(parsed.GetValue(FolderOf)!);
            if (!HasLists(folder))
                return ExitCodes.Refused;
            await using var session = await HostSession.OpenAsync(target(parsed), cancel, mayMake: true);
            var trialFirstOn = Settings.Read(target(parsed).HostArgs).Trial.FirstOn;
            await LoadAsync(session.Calls, folder, trialFirstOn, loaded => Print(target(parsed), loaded),
                SendingProgress.Terminal(target(parsed)), cancel);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Loads a folder; <paramref name="loaded"/> hears of every list.</summary>
    public static Task LoadAsync(CallInvoker calls, string folder, DateOnly trialFirstOn, Action<Loaded> loaded,
        CancellationToken cancel) =>
        LoadAsync(calls, folder, trialFirstOn, loaded, terminal: null, cancel);

    /// <summary>The same, and how much of a large list is sent is shown on the terminal, if there is one.</summary>
    public static async Task LoadAsync(CallInvoker calls, string folder, DateOnly trialFirstOn, Action<Loaded> loaded,
        IAnsiConsole? terminal, CancellationToken cancel)
    {
        foreach (var (kind, path) in Order)
        {
            var files = Files(folder, kind, path, trialFirstOn).ToList();
            var reports = await SendingProgress.ShowAsync(terminal, kind, files.Sum(BytesOf),
                sent => ImportAsync(calls, kind, files, sent, cancel));
            var caution = "";
            if (kind == "allocation" && reports.Count > 0)
            {
                // Arms in a folder of lists were told to the schools long ago.
                var allocation = new AllocationService.AllocationServiceClient(calls);
                await allocation.ReleaseAllocationAsync(new(), cancellationToken: cancel);
                caution = string.Join(' ', (await allocation.GetListAsync(new(), cancellationToken: cancel)).Lists
                    .Select(list => list.Caution).Where(one => one.Length > 0).Concat(await OverrideTexts.StandingAsync(calls, cancel)));
            }
            loaded(new Loaded(kind, path, reports) { Caution = caution });
        }
    }

    /// <summary>Imports the files of one list; <paramref name="sent"/> hears of the bytes of all of them so far.</summary>
    private static async Task<List<ImportReport>> ImportAsync(CallInvoker calls, string kind, List<string> files, Action<long>? sent,
        CancellationToken cancel)
    {
        var reports = new List<ImportReport>();
        var before = 0L;
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            var offset = before;
            reports.Add(await ImportKinds.All[kind](calls, new ImportFile(file)
            {
                Sent = bytes => sent?.Invoke(offset + bytes),
            }));
            before += BytesOf(file);
        }
        return reports;
    }

    private static long BytesOf(string file) => new FileInfo(file).Length;

    /// <summary>The files of one list. Of several register extracts (and links) the newest that is not after the trial's first day
    /// is taken, so that enrolment is judged on what was known; later ones are imported on purpose, one by one.</summary>
    private static IEnumerable<string> Files(string folder, string kind, string path, DateOnly trialFirstOn)
    {
        var place = Path.Combine(folder, path);
        if (kind == "returns")
            return Directory.Exists(place) ? Returns(place) : [];
        if (!Directory.Exists(Path.GetDirectoryName(place)))
            return [];
        var files = Matching(Path.GetDirectoryName(place)!, Path.GetFileName(place)).Order(StringComparer.Ordinal).ToList();
        if (kind is not ("register" or "links"))
            return files;
        var first = trialFirstOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return files.Where(file => string.CompareOrdinal(DayOf(file), first) <= 0).TakeLast(1).DefaultIfEmpty(files.FirstOrDefault())
            .OfType<string>();
    }

    /// <summary>Whether a folder has any of the lists; one that has none is not loaded, and it is said what was looked for.</summary>
    private static bool HasLists(string folder)
    {
        if (Order.Any(list => Files(folder, list.Kind, list.Path, DateOnly.MaxValue).Any()))
            return true;
        Console.Error.WriteLine($"{folder}: none of the lists of a programme is in this folder. Expected are files such as "
            + $"{string.Join(", ", Order.Take(5).Select(list => list.Path))}.");
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).Take(20))
            Console.Error.WriteLine($"  found: {Path.GetFileName(entry)}");
        return false;
    }

    /// <summary>The files of a name, in whatever case, also as a workbook or in an archive.</summary>
    private static IEnumerable<string> Matching(string folder, string name)
    {
        var options = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        string[] endings = [Path.GetExtension(name), ".xlsx", ".zip"];
        return endings.SelectMany(ending => Directory.EnumerateFiles(folder, Path.ChangeExtension(name, ending), options)).Distinct();
    }

    /// <summary>Returns of a folder; a file among them that is named like none stops the loading.</summary>
    private static IReadOnlyList<string> Returns(string folder)
    {
        var returns = ReturnFolder.Read(folder);
        if (returns.PassedOver.FirstOrDefault(file => Path.GetExtension(file)
            .Equals(".csv", StringComparison.OrdinalIgnoreCase)) is { } wrong)
            ReturnPath.Parse(Path.Combine(folder, wrong));
        return returns.Returns;
    }

    private static string DayOf(string file) => string.Concat(Path.GetFileName(file).Where(char.IsAsciiDigit));

    private static void Print(Target target, Loaded list)
    {
        if (target.Json)
            Console.WriteLine(
                JsonSerializer.Serialize(new
                {
                    list.Kind,
                    Files = list.Reports.Count,
                    Rows = list.Rows,
                    list.Added,
                    list.Changed,
                    list.Dropped,
                    list.Notes,
                    list.Caution
                }));
        else if (list.Reports.Count == 0)
            Console.WriteLine($"{list.Kind,-12} not there ({list.Path})");
        else
            Console.WriteLine($"{list.Kind,-12} {(list.Reports.Count > 1 ? $"{list.Reports.Count:N0} files, " : "")}{list.Rows:N0} rows: "
                + $"{list.Added:N0} added, {list.Changed:N0} changed"
                + (list.Dropped > 0 ? $", {list.Dropped:N0} exact duplicates dropped" : "")
                + (list.Notes > 0 ? $", {list.Notes:N0} to look at (import it alone to read them)" : "")
                + (list.Caution.Length > 0 ? $". {list.Caution}" : ""));
    }
}
