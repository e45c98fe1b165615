using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>What the forms of the steps do: one call each, with the rights of whoever sends it.</summary>
internal static class NextActs
{
    /// <summary>By the name in the form, for overrides without the step.</summary>
    public static IReadOnlyDictionary<string, NextAct> All { get; } = new Dictionary<string, NextAct>
    {
        ["list"] = new("AllocationService/FreezeList", "The list is frozen.", FinalAct.WordOf("list"), async sent =>
            await sent.Allocation.FreezeListAsync(new() { RequestId = sent.Id }, cancellationToken: sent.Cancel)),
        ["seed"] = new("AllocationService/CommitSeed", "The seed is committed. Publish the hashes of the list and the seed.",
            FinalAct.WordOf("seed"), CommitAsync),
        ["draw"] = new("AllocationService/DrawAllocation", "The allocation is drawn and sealed.", FinalAct.WordOf("draw"), async sent =>
            await sent.Allocation.DrawAllocationAsync(new()
            {
                ListHash = sent.Facts.List?.ListHash ?? "",
                Beacon = sent["beacon"],
                RequestId = sent.Id
            }, cancellationToken: sent.Cancel)),
        ["release"] = new("AllocationService/ReleaseAllocation", "The arms are released.", FinalAct.WordOf("release"), async sent =>
            await sent.Allocation.ReleaseAllocationAsync(new() { RequestId = sent.Id }, cancellationToken: sent.Cancel)),
        ["reveal"] = new("AllocationService/RevealDraw", "The draw is revealed.", FinalAct.WordOf("reveal"), RevealAsync),
        ["record-plan"] = new("AnalysisService/RecordPlan", "The plan is recorded. Another person locks it.", "", async sent =>
            await sent.Analysis.RecordPlanAsync(new() { RequestId = sent.Id }, cancellationToken: sent.Cancel)),
        ["lock-plan"] = new("AnalysisService/LockPlan", "The plan is locked.", "lock", async sent => await sent.Analysis.LockPlanAsync(
            new() { Sha256 = sent.Facts.Plan?.Sha256 ?? "", RequestId = sent.Id }, cancellationToken: sent.Cancel)),
        ["lock"] = new("PeriodsService/LockData", "The data are locked.", FinalAct.WordOf("lock"), async sent =>
            await sent.Periods.LockDataAsync(new() { RequestId = sent.Id }, cancellationToken: sent.Cancel)),
        ["propose-unmasking"] = new("AllocationService/ProposeUnmasking", "The unmasking is proposed.", "", ProposeUnmaskingAsync),
        ["unmask"] = new("AllocationService/ConfirmUnmasking", "The analysis may know the arms.", FinalAct.WordOf("unmasking"),
            async sent => await sent.Allocation.ConfirmUnmaskingAsync(new() { RequestId = sent.Id }, cancellationToken: sent.Cancel)),
        ["override"] = new("OverrideService/ProposeOverride", "It is proposed. Another person confirms it.", "", async sent =>
            await sent.Overrides.ProposeOverrideAsync(new() { Act = sent.Act, Reason = sent["reason"], RequestId = sent.Id },
                cancellationToken: sent.Cancel)),
        ["confirm"] = new("OverrideService/ConfirmOverride", "It is confirmed: the step can be done.", "override", async sent =>
            await sent.Overrides.ConfirmOverrideAsync(new() { Act = sent.Act, RequestId = sent.Id }, cancellationToken: sent.Cancel)),
    };

    /// <summary>The name of an act without the step that it is about.</summary>
    public static string KindOf(string name) => name.Split(':')[0];

    private static async Task CommitAsync(NextSent sent)
    {
        var request = new CommitSeedRequest
        {
            ListHash = sent.Facts.List?.ListHash ?? "",
            Mode = AllocationMode.Fixed,
            BeaconSource = sent["beacon_source"],
            BeaconRound = sent["beacon_round"],
            RequestId = sent.Id,
        };
        if (sent["beacon_at"] is { Length: > 0 } text)
            request.BeaconAt = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var at) ? Timestamp.FromDateTimeOffset(at)
                : throw Faults.Invalid("beacon_at", FieldCodes.WrongForm, "a time in UTC written 2021-07-01T12:00:00Z is expected.");
        await sent.Allocation.CommitSeedAsync(request, cancellationToken: sent.Cancel);
    }

    /// <summary>Answers with the record as a file. A record that is asked for twice is told, and audited, twice.</summary>
    private static async Task RevealAsync(NextSent sent)
    {
        var batch = int.TryParse(sent.Of, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var record = (await sent.Allocation.RevealDrawAsync(new() { Batch = batch }, cancellationToken: sent.Cancel)).Record;
        await PageFiles.SendAsync(sent.Request, $"draw-of-batch-{batch}.json", Encoding.UTF8.GetBytes(DrawVerb.FileOf(record)));
    }

    private static async Task ProposeUnmaskingAsync(NextSent sent)
    {
        var (plan, (standing, _)) = (sent.Facts.Plan, await StepFacts.LocksAsync(sent.Request.Calls, sent.Cancel));
        var request = new ProposeUnmaskingRequest { Reason = "analysis_plan_signed", RequestId = sent.Id };
        // Both or neither: what is not there cannot be named, and is what two persons went without.
        if (plan is { LockedBy.Length: > 0 } && standing is not null)
            (request.PlanSha256, request.LockSha256) = (plan.Sha256, standing.Sha256);
        await sent.Allocation.ProposeUnmaskingAsync(request, cancellationToken: sent.Cancel);
    }
}

/// <summary>An act of a form.</summary>
/// <param name="Rpc">Service/Method that it calls.</param>
/// <param name="Done">What is said when it is done.</param>
/// <param name="Word">What is typed because it cannot be undone; empty = nothing.</param>
/// <param name="DoAsync">Does it; one that answers with a file writes it.</param>
internal sealed record NextAct(string Rpc, string Done, string Word, Func<NextSent, Task> DoAsync);

/// <summary>A form as it was sent.</summary>
/// <param name="Request">The request.</param>
/// <param name="Typed">Its fields.</param>
/// <param name="Facts">What the forms name.</param>
internal sealed record NextSent(PageRequest Request, IReadOnlyDictionary<string, string> Typed, NextFacts Facts)
{
    /// <summary>What was typed into a field of the form.</summary>
    public string this[string field] => Hidden(NextForm.IdOf(Name, field));

    /// <summary>Name of the form.</summary>
    public string Name => Hidden("act");

    /// <summary>What it is about, such as a step or a batch.</summary>
    public string Of => Name.Split(':')[^1];

    /// <summary>A form that is sent twice is one change.</summary>
    public string Id => Hidden(FormState.RequestField);

    public TrialAct Act => NextSteps.ActOf(Of);

    private string Hidden(string field) => Typed.GetValueOrDefault(field, "").Trim();

    public CancellationToken Cancel => Request.Cancel;

    public AllocationService.AllocationServiceClient Allocation => new(Request.Calls);

    public AnalysisService.AnalysisServiceClient Analysis => new(Request.Calls);

    public PeriodsService.PeriodsServiceClient Periods => new(Request.Calls);

    public OverrideService.OverrideServiceClient Overrides => new(Request.Calls);
}
