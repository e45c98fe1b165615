using System.CommandLine;
using Google.Protobuf;
using Programme.Enrolment.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>The acts of a draw, one by one, in their order; each once for every batch of schools.</summary>
internal static partial class DrawVerb
{
    private static readonly JsonFormatter Records =
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true).WithIndentation());

    private sealed record Act(Target Target, ParseResult Given, AllocationService.AllocationServiceClient Allocation,
        CancellationToken Cancel)
    {
        public bool Check => Given.GetValue(DrawVerb.Check);

        public void Say(IMessage answer, string words) => Console.WriteLine(Target.Json ? JsonFormatter.Default.Format(answer) : words);

        /// <summary>The newest batch's list.</summary>
        public async Task<FrozenList> ListAsync() => (await Allocation.GetListAsync(new(), cancellationToken: Cancel)).List
            ?? throw new UsageException("There is no frozen list. Import one (programme import list FILE) or freeze it (programme draw "
                + "freeze).");
    }

    public static Command Command(Func<ParseResult, Target> target)
    {
        Command Verb(string name, string description, Func<Act, Task> run, params Symbol[] inputs) =>
            Of(name, description, step: null, run, inputs);

        Command Of(string name, string description, string? step, Func<Act, Task> run, params Symbol[] inputs)
        {
            var verb = new Command(name, description);
            foreach (var input in inputs)
            {
                if (input is Argument argument)
                    verb.Add(argument);
                else
                    verb.Add((Option)input);
            }
            verb.SetAction(async (parsed, cancel) =>
            {
                await using var session = await HostSession.OpenAsync(target(parsed), cancel);
                var act = new Act(target(parsed), parsed, new AllocationService.AllocationServiceClient(session.Calls), cancel);
                if (step is not null && !act.Check)
                    await FinalAct.AskAsync(step, session.Calls, cancel);
                await run(act);
                return ExitCodes.Done;
            });
            return verb;
        }

        return new Command("draw", "Draw the allocation (DSLRAND-1): freeze, commit, run, release, reveal, in this order.")
        {
            Of("freeze", "Freeze the list: all eligible schools that did not opt out and are in no batch yet.", "list", FreezeAsync, Check,
                AsOf),
            Of("commit", "Commit to the seed of the newest batch; publish the answer before the draw.", "seed", CommitAsync, Check, Blocks,
                BeaconSource, BeaconRound, BeaconAt, Seed),
            Verb("contribute", "Add a second person's random bytes to the committed seed.", ContributeAsync, Bytes),
            Verb("approve", "Approve that a file be imported as the allocation, by another person than who imports it.", ApproveAsync,
                FileOfArms),
            Of("run", "Draw the newest batch with its committed seed, once; the arms stay sealed.", "draw", RunAsync, Check, Beacon),
            Of("release", "Release the arms to those who may know them.", "release", ReleaseAsync, Authorities),
            Of("reveal", "Write the record from which anybody can derive the arms again, when all are released.", "reveal", RevealAsync,
                Batch, Out),
            Verb("balance", "How balanced a draw came out, without any arm.", BalanceAsync, Batch),
            Verb("status", "How far each batch is.", StatusAsync),
        };
    }

    private static async Task FreezeAsync(Act act)
    {
        var day = act.Given.GetValue(AsOf) is { } text ? Dates.ToDate(Arguments.Day("--as-of", text)) : null;
        var list =
            (await act.Allocation.FreezeListAsync(new() { AsOf = day, ValidateOnly = act.Check }, cancellationToken: act.Cancel)).List;
        act.Say(list, $"Batch {list.Batch} {(act.Check ? "would have" : "is frozen with")} {list.Schools} schools, SHA-256 "
            + $"{list.ListHash}.");
    }

    private static async Task CommitAsync(Act act)
    {
        var blocks = act.Given.GetValue(Blocks) ?? [];
        var list = await act.ListAsync();
        var commitment = (await act.Allocation.CommitSeedAsync(new()
        {
            ListHash = list.ListHash,
            Mode = blocks.Length > 0 ? AllocationMode.Blocks : AllocationMode.Fixed,
            BlockSizes = { blocks },
            BeaconSource = act.Given.GetValue(BeaconSource) ?? "",
            BeaconRound = act.Given.GetValue(BeaconRound) ?? "",
            BeaconAt = act.Given.GetValue(BeaconAt) is { } at ? Arguments.Instant("--beacon-at", at) : null,
            SeedHex = act.Given.GetValue(Seed) ?? "",
            ValidateOnly = act.Check,
        }, cancellationToken: act.Cancel)).Commitment;
        act.Say(commitment, act.Check ? $"A seed can be committed for batch {commitment.Batch}; none is."
            : $"The seed of batch {commitment.Batch} is committed and sealed. Publish, outside this system and before the draw:\n  list "
            + $"{commitment.ListHash}\n  seed {commitment.Commitment}" +
                (commitment.BeaconSource.Length > 0
                    ? $"\n  to be mixed in: {commitment.BeaconSource}, {commitment.BeaconRound}, {Texts.Instant(commitment.BeaconAt)}"
                    : ""));
    }

    private static async Task ContributeAsync(Act act)
    {
        var list = await act.ListAsync();
        var commitment =
            (await act.Allocation.ContributeSeedAsync(new() { ListHash = list.ListHash, ContributionHex = act.Given.GetValue(Bytes) },
                cancellationToken: act.Cancel)).Commitment;
        act.Say(commitment, $"Added to the seed of batch {commitment.Batch}. Publish, outside this system and before the draw:\n  "
            + $"contribution {commitment.Contribution.Commitment}");
    }

    private static async Task ApproveAsync(Act act)
    {
        var list = await act.ListAsync();
        await using var file = File.OpenRead(Arguments.ExistingFile(act.Given.GetValue(FileOfArms)!));
        var hash = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, act.Cancel));
        var answer = await act.Allocation.ApproveAllocationAsync(new() { ListHash = list.ListHash, FileSha256 = hash },
            cancellationToken: act.Cancel);
        act.Say(answer, $"The file with SHA-256 {answer.FileSha256} may be imported as the allocation of batch {answer.Batch}.");
    }

    private static async Task RunAsync(Act act)
    {
        var list = await act.ListAsync();
        var record = (await act.Allocation.DrawAllocationAsync(
            new() { ListHash = list.ListHash, Beacon = act.Given.GetValue(Beacon) ?? "", ValidateOnly = act.Check },
                cancellationToken: act.Cancel)).Record;
        act.Say(record, act.Check ? $"Batch {record.Batch} can be drawn; nothing is."
            : $"Batch {record.Batch} is drawn: {record.Schools} schools. Their arms are sealed until they are released.");
    }

    private static async Task ReleaseAsync(Act act)
    {
        var answer = await act.Allocation.ReleaseAllocationAsync(new() { LaCodes = { act.Given.GetValue(Authorities) ?? [] } },
            cancellationToken: act.Cancel);
        act.Say(answer, answer.Releases.Count == 0 ? "These arms were released before; nothing changed."
            : string.Join('\n',
                answer.Releases.Select(release =>
                    $"Batch {release.Batch}, authority {release.LaCode}: {release.Schools} schools released.")));
    }

    private static async Task RevealAsync(Act act)
    {
        var file = act.Given.GetValue(Out)!;
        var record =
            (await act.Allocation.RevealDrawAsync(new() { Batch = act.Given.GetValue(Batch) }, cancellationToken: act.Cancel)).Record;
        await File.WriteAllTextAsync(file, FileOf(record), act.Cancel);
        await Console.Error.WriteLineAsync($"{file}: {record.Allocations.Count} schools. Whoever has it knows every arm. Check: programme "
            + $"verify draw {file}, or python3 tools/verify-draw.py {file}.");
    }

    private static async Task BalanceAsync(Act act)
    {
        var balance = await act.Allocation.SummariseBalanceAsync(new() { Batch = act.Given.GetValue(Batch) },
            cancellationToken: act.Cancel);
        var usual = string.Create(Texts.England,
            $"Of {balance.Comparisons:N0} draws that could have been made, half have an imbalance up to {balance.UsualImbalance:0.00}, 95% "
                + $"up to {balance.HighImbalance:0.00}.");
        var drawn = balance.HasImbalance
            ? string.Create(Texts.England, $"Imbalance {balance.Imbalance:0.00}: {balance.Percentile}% of them came out more balanced. ")
            : "How balanced this draw is tells arms, and is shown when every authority of the batch is released. ";
        act.Say(balance,
            string.Create(Texts.England, $"Batch {balance.Batch}, {balance.Schools:N0} schools. "
                + $"{drawn}{usual}{(balance.Caution.Length > 0 ? $" {balance.Caution}" : "")}") +
            string.Concat(balance.Covariates.Select(one => string.Create(Texts.England,
                $"\n  {one.Covariate,-18} standardised difference "
                    + $"{(one.HasStandardisedDifference ? $"{one.StandardisedDifference:0.00}, " : "")}usually up to "
                    + $"{one.UsualDifference:0.00}, 95% up to {one.HighDifference:0.00} ({one.Known:N0} schools)"))));
    }

    /// <summary>A record as verifiers read it: JSON with the names of the contract.</summary>
    public static string FileOf(DrawRecord record) => Records.Format(record) + "\n";

    private static async Task StatusAsync(Act act)
    {
        var lists = await act.Allocation.GetListAsync(new(), cancellationToken: act.Cancel);
        if (act.Target.Json)
        {
            Console.WriteLine(JsonFormatter.Default.Format(new GetListResponse { Lists = { lists.Lists } }));
            return;
        }
        var table = new Table().AddColumns("Batch", "Schools", "List", "Seed committed", "Drawn", "Authorities released", "");
        foreach (var list in lists.Lists)
        {
            table.Row($"{list.Batch}", $"{list.Schools:N0}", $"{list.ListHash[..12]}…, {Texts.Day(list.FrozenAt)}",
                list.Commitment is { } seed ? Texts.Day(seed.CommittedAt) : "no",
                list.DrawnAt is { } at ? Texts.Day(at) : "no", $"{list.ReleasedLaCodes.Count} of {list.SchoolsByLa.Count}", list.Caution);
        }
        Texts.Write(table);
    }
}
