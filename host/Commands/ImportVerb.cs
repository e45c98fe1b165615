using System.CommandLine;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Intake;

namespace Programme.Host;

/// <summary>Imports one file (or a folder of returns), whole or not at all.</summary>
internal static class ImportVerb
{
    private static readonly Argument<string> KindOf = new("kind") { Description = string.Join(", ", ImportKinds.All.Keys) };
    private static readonly Argument<string> PathOf =
        new("path") { Description = "The file; for returns also a folder with files such as 350/2021-10.csv." };
    private static readonly Option<bool> Check = new("--check") { Description = "Check and report only; store nothing." };
    private static readonly Option<string> DrawnBy =
        new("--drawn-by")
        {
            Description =
            "For an allocation drawn elsewhere: which organisation or role drew it. With a key all four are needed."
        };
    private static readonly Option<string> DrawnAt = new("--drawn-at") { Description = "Where it was drawn." };
    private static readonly Option<string> DrawnWith = new("--drawn-with") { Description = "With what program, version and method." };
    private static readonly Option<string> Document =
        new("--document") { Description = "The document that reports the draw; its SHA-256 is kept, not the document." };
    private static readonly Option<string> Provenance =
        new("--provenance")
        {
            Description =
            "One sentence of before v0.2; refused. Give --drawn-by, --drawn-at, --drawn-with and --document.",
            Hidden = true
        };
    private static readonly Option<string> Seed =
        new("--seed") { Description = "For an allocation: its seed (64 hexadecimal digits), to derive it again." };

    private static readonly Option<string> La =
        new("--la") { Description = "For aliases and contacts whose file name does not end in it: the authority's code." };

    private static readonly Option<string> On =
        new("--on") { Description = "For a register whose file name does not say it: the day of the extract, YYYY-MM-DD." };
    private static readonly Option<bool> AcceptMissing =
        new("--accept-missing") { Description = "For a register that lacks many establishments of the one before: take it all the same." };

    private static readonly Option<string> Reason =
        new("--reason") { Description = "For cost lines: why stored ones change or go; kept with what they said before." };

    private static readonly Option<bool> Complete = new("--complete")
    {
        Description = "The file is the whole of what its list covers: stored rows that it lacks are taken out. Ask with --check first."
    };
    private static readonly Option<int> Removes =
        new("--removes") { Description = "How many rows a complete file takes out, as --check said; needed for more than 0." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        KindOf.AcceptOnlyFromAmong([.. ImportKinds.All.Keys]);
        var command = new Command("import", "Import a file. The same file again changes nothing.") { KindOf, PathOf, Check, DrawnBy,
            DrawnAt, DrawnWith, Document, Provenance, Seed, La, On, AcceptMissing, Complete, Removes,
            Reason };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var kind = parsed.GetValue(KindOf)!;
        var path = parsed.GetValue(PathOf)!;
        if (Files(kind, path) is not { } files)
            return ExitCodes.Refused;
        var on = parsed.GetValue(On) is { } day ? WrittenDays.Day(day) ?? Arguments.Day("--on", day) : (DateOnly?)null;
        if (on is not null && kind != "register")
            throw new UsageException($"--on says the day of a register; {kind} has none.");
        var reason = parsed.GetValue(Reason) ?? "";
        if (reason.Length > 0 && kind != "costs")
            throw new UsageException($"--reason is kept with cost lines that change; {kind} keeps none.");
        var elsewhere = await ElsewhereAsync(parsed, cancel);
        var terminal = SendingProgress.Terminal(target);
        await using var session = await HostSession.OpenAsync(target, cancel);
        foreach (var file in files)
        {
            ImportRegisterResponse? register = null;
            var report = await SendingProgress.ShowAsync(terminal, Path.GetFileName(file), new FileInfo(file).Length,
                sent => ImportKinds.All[kind](session.Calls, new ImportFile(file, parsed.GetValue(Check))
                {
                    Elsewhere = elsewhere,
                    SeedHex = parsed.GetValue(Seed) ?? "",
                    LaCode = parsed.GetValue(La) ?? "",
                    On = on,
                    AcceptMissing = parsed.GetValue(AcceptMissing),
                    Complete = parsed.GetValue(Complete),
                    Removes = parsed.GetValue(Removes),
                    Reason = reason,
                    Sent = sent,
                    Register = answer => register = answer,
                }));
            Print(target, report, register);
        }
        return ExitCodes.Done;
    }

    /// <summary>How an allocation was drawn elsewhere; null = nothing is said of it.</summary>
    private static async Task<ElsewhereDraw?> ElsewhereAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (by, place, method, document) =
            (parsed.GetValue(DrawnBy) ?? "", parsed.GetValue(DrawnAt) ?? "", parsed.GetValue(DrawnWith) ?? "", parsed.GetValue(Document));
        if (parsed.GetValue(Provenance) is not null)
            throw new UsageException("The sentence of --provenance is not kept, so nothing was imported. Say how the allocation was drawn "
                + "with --drawn-by, --drawn-at, --drawn-with and --document.");
        if (by.Length + place.Length + method.Length == 0 && document is null)
            return null;
        var bytes = document is null ? [] : await File.ReadAllBytesAsync(Arguments.ExistingFile(document), cancel);
        return new ElsewhereDraw
        {
            DrawnBy = by,
            Place = place,
            Method = method,
            DocumentSha256 = document is null ? "" : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))
        };
    }

    /// <summary>The files to import; null when a folder has none, which is said.</summary>
    private static IReadOnlyList<string>? Files(string kind, string path)
    {
        if (kind != "returns" || !Directory.Exists(path))
            return [Arguments.ExistingFile(path)];
        var folder = ReturnFolder.Read(path);
        if (folder.Returns.Count == 0)
            Console.Error.WriteLine($"{path}: no return is in this folder. A return is named by authority, month and version, for example "
                + "350/2021-10.csv or 350/2021-10-v2.xlsx.");
        foreach (var sentence in folder.Sentences())
            Console.Error.WriteLine(sentence);
        return folder.Returns.Count == 0 ? null : folder.Returns;
    }

    private static void Print(Target target, ImportReport report, ImportRegisterResponse? register)
    {
        if (target.Json)
        {
            Console.WriteLine(Google.Protobuf.JsonFormatter.Default.Format((Google.Protobuf.IMessage?)register ?? report));
            return;
        }
        Console.WriteLine(report switch
        {
            { RowsRead: 0, RowsRemoved: 0 } => $"{report.FileName}: no rows.",
            { NothingChanged: true } => $"{report.FileName}: nothing changed, all {report.RowsRead:N0} rows are there already.",
            { ValidatedOnly: true } => $"{report.FileName}: {Counts(report)}. Checked only; nothing was stored.",
            _ => $"{report.FileName}: {Counts(report)}.",
        });
        foreach (var note in report.Notes.Take(20))
            Console.WriteLine($"  {Where(note)}: {note.Message} [{note.Code}]");
        if (report.NotesTotal > 20)
            Console.WriteLine($"  and {report.NotesTotal - 20:N0} more notes (all that are kept: --json).");
        if (register is not null)
            RegisterPreview.Print(register);
    }

    /// <summary>Where something was found, in the words of the file.</summary>
    public static string Where(RowNote note) =>
        (note.Place.Length > 0 ? note.Place : note.Line > 0 ? $"line {note.Line}" : "file")
        + (note.Column.Length > 0 ? $", {note.Column}" : "");

    public static string Counts(ImportReport report) =>
        $"{report.RowsRead:N0} rows, {report.RowsAdded:N0} added, {report.RowsChanged:N0} changed, {report.RowsUnchanged:N0} unchanged" +
        (report.RowsDropped > 0 ? $", {report.RowsDropped:N0} exact duplicates dropped" : "") +
        (report.RowsRemoved > 0 ? $", {report.RowsRemoved:N0} removed" : "");
}
