using System.CommandLine;
using Grpc.Core;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>What stands between the data and an effect: the plan and the data are locked, two persons unmask, two persons release a pack.
/// Each verb is one act of one person, with that person's key.</summary>
internal static class GateVerbs
{
    private static readonly Argument<string> Sha256 = new("sha256") { Description = "SHA-256 of the plan that is meant (analyse plan)." };
    private static readonly Option<bool> Confirm = new("--confirm") { Description = "Confirm what another person proposed." };
    private static readonly Option<string> Code = new("--reason")
    {
        Description = "Why, as a code in lower case.",
        DefaultValueFactory = _ => "analysis_plan_signed"
    };
    private static readonly Option<int> Release = new("--confirm") { Description = "Confirm the release of this number." };
    private static readonly Option<string> Recipient = new("--recipient") { Description = "To whom: organisation and role." };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why." };
    private static readonly Option<bool> WithCosts = new("--with-costs") { Description = "With what each school cost, and cost_effect.R." };
    private static readonly Option<int> Run = new("--run") { Description = "Number of the run; none = the newest with true arms." };

    public static IEnumerable<Command> Commands(Func<ParseResult, Target> target) =>
    [
        Act(new Command("lock-plan", "Lock a recorded plan, as a second person.") { Sha256 }, target, LockPlanAsync),
        Act(new Command("lock-data", "Freeze the data of the whole trial under one hash."), target, LockDataAsync, "lock"),
        Act(new Command("unmask", "Propose that the analysis may know the arms, with the newest plan and the standing lock, or confirm it.")
            { Code, Confirm }, target, UnmaskAsync, "unmasking"),
        Act(new Command("release", "Propose a controlled pack for a recipient, or confirm a release that another person proposed.")
            { Recipient, Reason, Run, Release, WithCosts, CostsVerb.Gaps }, target, ReleaseAsync),
    ];

    private static Command Act(Command command, Func<ParseResult, Target> target,
        Func<CallInvoker, ParseResult, CancellationToken, Task<string>> act, string? step = null)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            if (step is not null)
                await FinalAct.AskAsync(step, session.Calls, cancel);
            Console.WriteLine(await act(session.Calls, parsed, cancel));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<string> LockPlanAsync(CallInvoker calls, ParseResult parsed, CancellationToken cancel)
    {
        var plan = (await new AnalysisService.AnalysisServiceClient(calls)
            .LockPlanAsync(new() { Sha256 = parsed.GetValue(Sha256) }, cancellationToken: cancel)).Plan;
        return $"Plan {plan.Number} is locked: SHA-256 {plan.Sha256}.";
    }

    private static async Task<string> LockDataAsync(CallInvoker calls, ParseResult parsed, CancellationToken cancel)
    {
        var locked = (await new PeriodsService.PeriodsServiceClient(calls).LockDataAsync(new(), cancellationToken: cancel)).DataLock;
        return $"The data are locked, lock {locked.Number}: SHA-256 {locked.Sha256}.";
    }

    private static async Task<string> UnmaskAsync(CallInvoker calls, ParseResult parsed, CancellationToken cancel)
    {
        var allocation = new AllocationService.AllocationServiceClient(calls);
        if (parsed.GetValue(Confirm))
            return Said((await allocation.ConfirmUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking);
        var plan = (await new AnalysisService.AnalysisServiceClient(calls).GetPlanAsync(new(), cancellationToken: cancel)).Plan;
        var periods = new PeriodsService.PeriodsServiceClient(calls);
        var locks = await Pages.AllAsync(new ListLocksRequest(), page => periods.ListLocksAsync(page, cancellationToken: cancel),
            page => page.Locks);
        if (plan.LockedBy.Length == 0)
            throw new UsageException($"Plan {plan.Number} is not locked; a second person locks it: analyse lock-plan {plan.Sha256}");
        if (locks is not [.., { UnlockedAt: null } standing])
            throw new UsageException("The data are not locked; a data manager locks them: analyse lock-data");
        return Said((await allocation.ProposeUnmaskingAsync(new()
        {
            Reason = parsed.GetValue(Code),
            PlanSha256 = plan.Sha256,
            LockSha256 = standing.Sha256
        }, cancellationToken: cancel)).Unmasking);
    }

    private static string Said(Unmasking unmasking) => unmasking.State == UnmaskingState.Confirmed
        ? $"Unmasked by {unmasking.ProposedBy} and {unmasking.ConfirmedBy}. The analysis may know the arms."
        : $"Proposed by {unmasking.ProposedBy}: plan {unmasking.PlanSha256}, lock {unmasking.LockSha256}. Another person, trial manager or "
            + "programme lead, confirms it: analyse unmask --confirm";

    private static async Task<string> ReleaseAsync(CallInvoker calls, ParseResult parsed, CancellationToken cancel)
    {
        var packs = new PackService.PackServiceClient(calls);
        if (parsed.GetValue(Release) is > 0 and var number)
        {
            var confirmed = (await packs.ConfirmPackReleaseAsync(new() { Number = number }, cancellationToken: cancel)).Release;
            return $"Release {confirmed.Number} to {confirmed.Recipient} is confirmed. Build its pack: analyse pack --release "
                + $"{confirmed.Number} --out pack.zip";
        }
        if (parsed.GetValue(Recipient) is not { } recipient || parsed.GetValue(Reason) is not { } reason)
            throw new UsageException("A release needs --recipient and --reason, or --confirm with its number.");
        var request = new ProposePackReleaseRequest { Run = parsed.GetValue(Run), Recipient = recipient, Reason = reason };
        if (parsed.GetValue(WithCosts))
            request.Costs = (await new EconomicsService.EconomicsServiceClient(calls).GetPackCostsAsync(
                new() { UsualPracticeGaps = CostsVerb.ToGaps(parsed) }, cancellationToken: cancel)).Costs;
        var release = (await packs.ProposePackReleaseAsync(request, cancellationToken: cancel)).Release;
        return $"Release {release.Number} of run {release.Run} is proposed. Another person confirms it: analyse release --confirm "
            + $"{release.Number}";
    }
}
