using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>What the steps of the trial are worked out from, and what acts require.</summary>
/// <param name="LaCodes">Its authorities.</param>
/// <param name="Register">The register.</param>
/// <param name="Work">What is outstanding today.</param>
/// <param name="Lists">Frozen lists, by batch.</param>
/// <param name="Listed">Schools on them.</param>
/// <param name="Plan">The newest plan of analysis; null = none.</param>
/// <param name="Lock">The lock that stands; null = none.</param>
/// <param name="Locks">Locks so far.</param>
/// <param name="Unmasking">Whether the analysis may know the arms.</param>
/// <param name="Returns">Returns by today.</param>
/// <param name="Today">The day.</param>
/// <param name="LastOn">The trial's last day.</param>
internal sealed record StepFacts(IReadOnlyList<string> LaCodes, SummariseRegisterResponse Register, IReadOnlyList<WorkItem> Work,
    IReadOnlyList<FrozenList> Lists, IReadOnlyList<ListedSchool> Listed, AnalysisPlan? Plan, DataLock? Lock, int Locks,
    Unmasking Unmasking, SummariseReturnsResponse Returns, DateOnly Today, DateOnly LastOn)
{
    public FrozenList? List => Lists is [.., var last] ? last : null;

    public IReadOnlyList<WorkItem> Of(params WorkKind[] kinds) => [.. Work.Where(item => kinds.Contains(item.Kind))];

    /// <summary>Schools that are on no list, and were neither sent the information sheet nor signed a memorandum.</summary>
    public IReadOnlyList<WorkItem> NotInformed() => NotListed(WorkKind.InformationSheet);

    /// <summary>Schools that are on no list, and neither signed a memorandum nor opted out.</summary>
    public IReadOnlyList<WorkItem> NotAgreed() => NotListed(WorkKind.InformationSheet, WorkKind.SchoolMou);

    /// <summary>Drawn schools without a complete baseline whose arms are not released.</summary>
    /// <param name="laCodes">Their authorities; none = all.</param>
    public int Baselines(IReadOnlyCollection<string> laCodes)
    {
        var drawn = Lists.Where(list => list.DrawnAt is not null).Select(list => list.Batch).ToHashSet();
        var schools = Listed.Where(school => drawn.Contains(school.Batch)).Select(school => school.Urn).ToHashSet();
        return Of(WorkKind.Baseline)
            .Count(item => schools.Contains(item.Urn) && (laCodes.Count == 0 || laCodes.Contains(item.LaCode)));
    }

    private IReadOnlyList<WorkItem> NotListed(params WorkKind[] kinds)
    {
        var listed = Listed.Select(school => school.Urn).ToHashSet();
        return [.. Of(kinds).Where(item => !listed.Contains(item.Urn))];
    }

    /// <summary>Asks the modules.</summary>
    /// <param name="calls">Calls of the host for whoever calls it.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<StepFacts> LoadAsync(CallInvoker calls, Trial trial, TimeProvider clock, CancellationToken cancel)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(calls);
        var allocation = new AllocationService.AllocationServiceClient(calls);
        var work = await Journal.Pages.AllAsync(new ListWorklistRequest(),
            page => enrolment.ListWorklistAsync(page, cancellationToken: cancel), page => page.Items);
        var lists = await allocation.GetListAsync(new(), cancellationToken: cancel);
        var (standing, locks) = await LocksAsync(calls, cancel);
        return new StepFacts([.. (await Authorities.AllAsync(calls, cancel)).Select(one => one.LaCode).Distinct()],
            await enrolment.SummariseRegisterAsync(new(), cancellationToken: cancel), work, lists.Lists, lists.Schools,
            await PlanAsync(calls, cancel), standing, locks,
            (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking,
            await new OutcomesService.OutcomesServiceClient(calls).SummariseReturnsAsync(new(), cancellationToken: cancel),
            clock.Today(), trial.LastOn);
    }

    /// <summary>The lock that stands (null = none does), and how many there were.</summary>
    public static async Task<(DataLock? Standing, int Count)> LocksAsync(CallInvoker calls, CancellationToken cancel)
    {
        var periods = new PeriodsService.PeriodsServiceClient(calls);
        var locks = await Journal.Pages.AllAsync(new ListLocksRequest(), page => periods.ListLocksAsync(page, cancellationToken: cancel),
            page => page.Locks);
        return (locks.LastOrDefault(one => one.UnlockedAt is null), locks.Count);
    }

    /// <summary>The newest plan; null = none is recorded.</summary>
    public static async Task<AnalysisPlan?> PlanAsync(CallInvoker calls, CancellationToken cancel)
    {
        try
        {
            return (await new AnalysisService.AnalysisServiceClient(calls).GetPlanAsync(new(), cancellationToken: cancel)).Plan;
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
