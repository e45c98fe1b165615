using System.CommandLine;
using Programme.Enrolment.V1;

namespace Programme.Host.Commands;

/// <summary>Freezes the list, and draws the allocation: once.</summary>
internal static class DrawVerb
{
    private static readonly Option<bool> Freeze = new("--freeze") { Description = "Freeze the list first: all eligible schools that did not opt out." };
    private static readonly Option<bool> Check = new("--check") { Description = "Check that a draw could be made; draw nothing." };
    private static readonly Option<int[]> Blocks = new("--blocks") { Description = "Draw in permuted blocks of these sizes (for example --blocks 2 --blocks 4) instead of fixed counts." };
    private static readonly Option<string> Seed = new("--seed") { Description = "The committed seed, 64 hexadecimal digits; none = from the operating system." };
    private static readonly Option<string> Beacon = new("--beacon") { Description = "A public random value named beforehand, mixed in." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("draw", "Draw the allocation of the frozen list (DSLRAND-1), once.") { Freeze, Check, Blocks, Seed, Beacon };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var allocation = new AllocationService.AllocationServiceClient(session.Calls);
        var check = parsed.GetValue(Check);
        if (parsed.GetValue(Freeze))
        {
            var frozen = (await allocation.FreezeListAsync(new() { ValidateOnly = check }, cancellationToken: cancel)).List;
            await Console.Error.WriteLineAsync($"{(check ? "The list would have" : "The list is frozen with")} {frozen.Schools} schools, SHA-256 {frozen.ListHash}.");
            if (check)
                return ExitCodes.Done;
        }
        var list = (await allocation.GetListAsync(new(), cancellationToken: cancel)).List
            ?? throw new UsageException("There is no frozen list. Import one (programme import list FILE) or freeze it now (programme draw --freeze).");
        var blocks = parsed.GetValue(Blocks) ?? [];
        var record = (await allocation.DrawAllocationAsync(new()
        {
            ListHash = list.ListHash,
            Mode = blocks.Length > 0 ? AllocationMode.Blocks : AllocationMode.Fixed,
            BlockSizes = { blocks },
            SeedHex = parsed.GetValue(Seed) ?? "",
            Beacon = parsed.GetValue(Beacon) ?? "",
            ValidateOnly = check,
        }, cancellationToken: cancel)).Record;
        Console.WriteLine(Google.Protobuf.JsonFormatter.Default.Format(record));
        await Console.Error.WriteLineAsync(check ? "A draw can be made; nothing was drawn." : $"Drawn: {record.Schools} schools. Publish the commitment and the list hash.");
        return ExitCodes.Done;
    }
}
