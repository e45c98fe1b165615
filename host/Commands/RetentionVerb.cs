using System.CommandLine;
using Programme.Access.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Deletes the data whose day has come, for a daily job; or says what it would delete.</summary>
internal static class RetentionVerb
{
    private static readonly Option<bool> Check = new("--check") { Description = "Say what would be deleted; delete nothing." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("retention",
            "Delete every kind of data whose day of retention has come, and leave certificates.") { Check };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed.GetValue(Check), cancel));
        return command;
    }

    /// <summary>Runs the job on a folder.</summary>
    public static async Task<int> RunAsync(Target target, bool check, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new RetentionService.RetentionServiceClient(session.Calls)
            .RunRetentionAsync(new() { ValidateOnly = check }, cancellationToken: cancel);
        if (target.Json)
        {
            Console.WriteLine(Google.Protobuf.JsonFormatter.Default.Format(answer));
            return ExitCodes.Done;
        }
        if (answer.Certificates.Count == 0)
        {
            Console.WriteLine("Nothing is due.");
            return ExitCodes.Done;
        }
        var table = new Table().AddColumns("Certificate", "Kind", "Rows", "Due since", "SHA-256 of the references");
        foreach (var row in answer.Certificates)
            table.Row(check ? "(check)" : $"{row.Number}", row.Kind, row.Rows.ToString("N0", Texts.England), Texts.Day(row.DeleteOn),
                row.Sha256);
        Texts.Write(table);
        Console.WriteLine(check ? "Checked only; nothing was deleted."
            : "Deleted. Backups made before today still hold it: let them expire.");
        return ExitCodes.Done;
    }
}
