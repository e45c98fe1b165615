using Programme.Access.V1;
using Spectre.Console;

namespace Programme.Host.Commands;

/// <summary>Verifies the audit chains; exit code 4 when one is broken.</summary>
internal static class VerifyVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancel)
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
