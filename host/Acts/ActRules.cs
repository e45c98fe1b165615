using Google.Protobuf;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>What acts that cannot be undone require, and what of it is missing. Decision 0118. To reveal a seed requires nothing that two
/// persons could go without: an authority that is not released would be told its arms.</summary>
internal static class ActRules
{
    private static readonly Dictionary<string, TrialAct> Methods = new()
    {
        ["AllocationService/FreezeList"] = TrialAct.FreezeList,
        ["AllocationService/ImportList"] = TrialAct.FreezeList,
        ["AllocationService/ReleaseAllocation"] = TrialAct.Release,
        ["PeriodsService/LockData"] = TrialAct.LockData,
        ["AllocationService/ConfirmUnmasking"] = TrialAct.Unmask,
    };

    /// <summary>The act by full method name.</summary>
    public static IReadOnlyDictionary<string, TrialAct> ByMethod { get; } = Contracts.Methods
        .Where(pair => Methods.ContainsKey($"{pair.Value.Service.Name}/{pair.Value.Name}"))
        .ToDictionary(pair => pair.Key, pair => Methods[$"{pair.Value.Service.Name}/{pair.Value.Name}"]);

    /// <summary>What is missing for an act.</summary>
    /// <param name="act">The act.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="laCodes">Authorities that a release is about; none = all.</param>
    public static IReadOnlyList<MissingFact> Missing(TrialAct act, StepFacts facts, IReadOnlyCollection<string> laCodes) =>
        [.. (act switch
        {
            TrialAct.FreezeList => ForList(facts),
            TrialAct.Release => [Schools("BASELINE", facts.Baselines(laCodes), "has no complete baseline", "have no complete baseline")],
            TrialAct.LockData => ForLock(facts),
            TrialAct.Unmask => ForUnmasking(facts),
            _ => [],
        }).Where(fact => fact.Count > 0)];

    /// <summary>What an act is about at the moment: an override of one batch is none of the next.</summary>
    public static string SubjectOf(TrialAct act, StepFacts facts) => act switch
    {
        TrialAct.FreezeList => $"batch {(facts.List?.Batch ?? 0) + 1}",
        TrialAct.Release => $"batch {facts.List?.Batch ?? 0}",
        TrialAct.LockData => $"lock {facts.Locks + 1}",
        _ => "unmasking",
    };

    /// <summary>The authorities that a request is about; none = all.</summary>
    public static IReadOnlyCollection<string> AuthoritiesOf(IMessage? request) =>
        request is ReleaseAllocationRequest release ? release.LaCodes : [];

    /// <summary>Whether an answer says that the act was done, and not only checked or found done before.</summary>
    public static bool IsDone(object response) => response switch
    {
        FreezeListResponse { List.FrozenAt: not null } => true,
        ImportListResponse { Report: { ValidatedOnly: false, RowsAdded: > 0 } } => true,
        ReleaseAllocationResponse { Releases.Count: > 0 } => true,
        LockDataResponse => true,
        ConfirmUnmaskingResponse => true,
        _ => false,
    };

    private static IEnumerable<MissingFact> ForList(StepFacts facts) =>
    [
        Authorities("AUTHORITY_MOU", facts.Of(WorkKind.AuthorityMou), "The memorandum of understanding is not signed by"),
        Authorities("DATA_SHARING_AGREEMENT", facts.Of(WorkKind.DataSharingAgreement), "The data-sharing agreement is not signed by"),
        Schools("INFORMATION_SHEET", facts.NotInformed().Count, "was not sent the information sheet, and could not opt out",
            "were not sent the information sheet, and could not opt out"),
    ];

    private static IEnumerable<MissingFact> ForLock(StepFacts facts) =>
    [
        One("TRIAL_RUNS", facts.Today <= facts.LastOn, $"The trial runs to {facts.LastOn.ToString("d MMMM yyyy", Texts.England)}."),
        facts.List?.DrawnAt is null ? One("RELEASE", true, "No school was allocated.")
            : Authorities("RELEASE", facts.Of(WorkKind.Release), "Not released:"),
        new() { Code = "RETURN", Count = facts.Returns.Missing.Count, Text = NextSteps.Many(facts.Returns.Missing.Count,
            "return is missing.", "returns are missing.") },
    ];

    private static IEnumerable<MissingFact> ForUnmasking(StepFacts facts)
    {
        var proposed = facts.Unmasking.State == UnmaskingState.Proposed ? facts.Unmasking : null;
        var isPlanned = facts.Plan is { LockedBy.Length: > 0 };
        return
        [
            One("PLAN", !isPlanned || (proposed is not null && proposed.PlanSha256 != facts.Plan!.Sha256),
                isPlanned ? "The proposal does not name the newest plan." : "No plan is locked by a second person."),
            One("DATA_LOCK", facts.Lock is null || (proposed is not null && proposed.LockSha256 != facts.Lock.Sha256),
                facts.Lock is null ? "The data are not locked." : "The proposal does not name the lock that stands."),
        ];
    }

    private static MissingFact One(string code, bool isMissing, string text) =>
        new() { Code = code, Count = isMissing ? 1 : 0, Text = text };

    private static MissingFact Schools(string code, int count, string one, string many) =>
        new() { Code = code, Count = count, Text = $"{NextSteps.Many(count, $"school {one}", $"schools {many}")}." };

    private static MissingFact Authorities(string code, IReadOnlyList<WorkItem> items, string text) => new()
    {
        Code = code,
        Count = items.Select(item => item.LaCode).Distinct().Count(),
        Text = $"{text} {NextSteps.Codes(items)}."
    };
}
