using System.CommandLine;
using Programme.Access.V1;
using Programme.Enrolment;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Verifies the audit chains (exit code 4 when one is broken), or the revealed record of a draw (6 when it differs, or when its
/// seed could have been chosen).</summary>
internal static class VerifyVerb
{
    private static readonly Argument<string> RecordOf = new("record") { Description = "A file that programme draw reveal wrote." };

    private static readonly Option<string?> AgainstFile =
        new("--against") { Description = "An anchor that was kept outside: is everything that was there then still in the chains?" };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var draw = new Command("draw",
            "Derive the record of a draw again and check the order of events: no databases are needed.") { RecordOf };
        draw.SetAction(async (parsed, cancel) => await DrawAsync(target(parsed), parsed.GetValue(RecordOf)!, cancel));
        var command = new Command("verify", "Verify the audit chain and every row of every module; or the record of a draw.") { draw };
        command.Add(AgainstFile);
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed.GetValue(AgainstFile), cancel));
        return command;
    }

    /// <summary>Like <c>tools/verify-draw.py</c>, by the program that drew.</summary>
    public static async Task<int> DrawAsync(Target target, string file, CancellationToken cancel)
    {
        var (differences, choosable, toCompare) =
            EnrolmentModule.CheckDraw(await File.ReadAllTextAsync(Arguments.ExistingFile(file), cancel));
        var verified = differences.Count + choosable.Count == 0;
        if (target.Json)
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { verified, differences, choosable, toCompare }, Texts.Json));
        else if (verified)
            Write("VERIFIED: the record is what its seed draws.", toCompare);
        else if (differences.Count > 0)
            Write("MISMATCH", differences);
        else
            Write("CHOOSABLE: the arms are those of the seed, but the seed could have been chosen for them", choosable);
        return verified ? ExitCodes.Done : ExitCodes.Differs;
    }

    private static void Write(string verdict, IReadOnlyList<string> sentences) =>
        Console.WriteLine(string.Join("\n  ", [verdict, .. sentences]));

    private static async Task<int> RunAsync(Target target, string? anchor, CancellationToken cancel)
    {
        var request = new VerifyAuditRequest
        {
            Anchor = anchor is null ? ""
            : await File.ReadAllTextAsync(Arguments.ExistingFile(anchor), cancel)
        };
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new AccessService.AccessServiceClient(session.Calls).VerifyAuditAsync(request, cancellationToken: cancel);
        if (target.Json)
        {
            Console.WriteLine(Google.Protobuf.JsonFormatter.Default.Format(answer));
        }
        else
        {
            var table = new Table().AddColumns("Module", "Rows", "Head", "State");
            foreach (var chain in answer.Chains)
                table.Row(chain.Module, chain.Rows.ToString("N0", Texts.England), chain.Head, State(chain));
            Texts.Write(table);
            foreach (var problem in answer.AnchorProblems)
                Console.WriteLine($"Against the anchor: {problem}.");
            foreach (var chain in answer.Chains)
            {
                foreach (var row in chain.AlteredRows)
                    Console.WriteLine($"{chain.Module}, table {row.Table}{(row.Key.Length == 0 ? "" : $", row {row.Key}")}: "
                        + $"{row.Problem}.");
            }
        }
        return answer.Sound ? ExitCodes.Done : ExitCodes.NotSound;
    }

    private static string State(AuditChain chain) => chain switch
    {
        { BrokenAt: > 0 } => $"broken at row {chain.BrokenAt}: {chain.Problem}",
        { AlteredRows.Count: > 0 } => $"{chain.AlteredRows.Count + chain.MoreAlteredRows} rows altered",
        _ => "sound",
    };
}
