using System.CommandLine;
using Programme.Access.V1;
using Programme.Enrolment;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Verifies the audit chains (exit code 4 when one is broken), or the revealed record of a draw (6 when it differs).</summary>
internal static class VerifyVerb
{
    private static readonly Argument<string> RecordOf = new("record") { Description = "A file that programme draw reveal wrote." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var draw = new Command("draw", "Derive the record of a draw again: no databases are needed.") { RecordOf };
        draw.SetAction(async (parsed, cancel) => await DrawAsync(target(parsed), parsed.GetValue(RecordOf)!, cancel));
        var command = new Command("verify", "Recompute the audit chain of every module; or the record of a draw.") { draw };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), cancel));
        return command;
    }

    /// <summary>Like <c>tools/verify-draw.py</c>, by the program that drew.</summary>
    public static async Task<int> DrawAsync(Target target, string file, CancellationToken cancel)
    {
        var differences = EnrolmentModule.DifferencesInDraw(await File.ReadAllTextAsync(Arguments.ExistingFile(file), cancel));
        if (target.Json)
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { verified = differences.Count == 0, differences }, Texts.Json));
        else
            Console.WriteLine(differences.Count == 0 ? "VERIFIED: the record is what its seed draws. Compare its list hash and commitment with those that were published before the draw." : $"MISMATCH\n  {string.Join("\n  ", differences)}");
        return differences.Count == 0 ? ExitCodes.Done : ExitCodes.Differs;
    }

    private static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new AccessService.AccessServiceClient(session.Calls).VerifyAuditAsync(new(), cancellationToken: cancel);
        if (target.Json)
        {
            Console.WriteLine(Google.Protobuf.JsonFormatter.Default.Format(answer));
        }
        else
        {
            var table = new Table().AddColumns("Module", "Rows", "Head", "State");
            foreach (var chain in answer.Chains)
                table.AddRow(chain.Module, chain.Rows.ToString("N0", Texts.England), chain.Head, chain.BrokenAt == 0 ? "sound" : $"broken at row {chain.BrokenAt}: {chain.Problem}");
            Texts.Write(table);
        }
        return answer.Sound ? ExitCodes.Done : ExitCodes.NotSound;
    }
}
