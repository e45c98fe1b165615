using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What this module asks of Enrolment and Allocation: whole lists, page after page, in the scope of the caller.</summary>
internal sealed partial class FromEnrolment(
    [FromKeyedServices("delivery")] EnrolmentService.EnrolmentServiceClient enrolment,
    [FromKeyedServices("delivery")] AllocationService.AllocationServiceClient allocation)
{
    private const int SchoolsAtOnce = 20_000;

    public Task<List<Authority>> AuthoritiesAsync(CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListAuthoritiesAsync(new() { PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
        return (page.Authorities, page.NextPageToken);
    });

    /// <summary>Authority of each of these schools that exists.</summary>
    public async Task<Dictionary<string, string>> SchoolsAsync(IEnumerable<string> urns, CancellationToken cancel)
    {
        var found = new Dictionary<string, string>();
        foreach (var part in urns.Where(urn => urn.Length > 0).Distinct().Chunk(SchoolsAtOnce))
        {
            var answer = await enrolment.BatchGetSchoolsAsync(new() { Urns = { part } }, cancellationToken: cancel);
            foreach (var school in answer.Schools)
                found[school.Urn] = school.LaCode;
        }
        return found;
    }

    /// <summary>Authority of each supervisor.</summary>
    public async Task<Dictionary<string, string>> SupervisorsAsync(CancellationToken cancel)
    {
        var all = await SupervisorTimesAsync("", cancel);
        return all.DistinctBy(supervisor => supervisor.SupervisorRef).ToDictionary(supervisor => supervisor.SupervisorRef, supervisor => supervisor.LaCode);
    }

    /// <summary>Supervisors and their times in an authority, or (empty code) in all in scope.</summary>
    public Task<List<Supervisor>> SupervisorTimesAsync(string laCode, CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListSupervisorsAsync(new() { LaCode = laCode, PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
        return (page.Supervisors, page.NextPageToken);
    });

    /// <summary>The same by days.</summary>
    public async Task<IReadOnlyList<SupervisorPost>> SupervisorPostsAsync(string laCode, CancellationToken cancel) =>
        [.. (await SupervisorTimesAsync(laCode, cancel)).Select(row => new SupervisorPost(row.SupervisorRef, row.LaCode, row.Fte, row.StartedOn.ToDateOnly(), row.EndedOn?.ToDateOnly()))];

    /// <summary>Posts at the schools of an authority, or (empty code) of all in scope.</summary>
    public Task<List<Post>> PostsAsync(string laCode, CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListPostsAsync(new() { LaCode = laCode, PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
        return (page.Posts, page.NextPageToken);
    });

    /// <summary>Posts by days.</summary>
    public async Task<IReadOnlyList<PostHeld>> PostsHeldAsync(CancellationToken cancel) => [.. (await PostsAsync("", cancel)).Select(Held)];

    /// <summary>Times in post of the leads (not the deputies) of an authority's schools.</summary>
    public async Task<IReadOnlyList<PostHeld>> LeadsAsync(string laCode, CancellationToken cancel) =>
        [.. (await PostsAsync(laCode, cancel)).Where(post => post.Role == PostRole.Lead).Select(Held)];

    /// <summary>First day on which a school is out of delivery, by URN.</summary>
    public async Task<Dictionary<string, DateOnly>> WithdrawnAsync(string laCode, CancellationToken cancel)
    {
        var all = await Pages.AllAsync(async token =>
        {
            var page = await enrolment.ListWithdrawalsAsync(new() { LaCode = laCode, PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
            return (page.Withdrawals, page.NextPageToken);
        });
        return all.Where(withdrawal => withdrawal.Scope == WithdrawalScope.Delivery).GroupBy(withdrawal => withdrawal.Urn)
            .ToDictionary(school => school.Key, school => school.Min(withdrawal => withdrawal.WithdrawnOn.ToDateOnly()));
    }

    /// <summary>The trial's units and what became of them by a day, or (null) by today.</summary>
    public Task<List<TrialUnit>> UnitsAsync(DateOnly? asOf, CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListUnitsAsync(new() { AsOf = asOf.ToDate(), PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
        return (page.Units, page.NextPageToken);
    });

    /// <summary>The randomised schools with their arms; refused when nothing is drawn or released.</summary>
    public Task<List<Enrolment.V1.Allocation>> ArmsAsync(string laCode, CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await allocation.ListAllocationsAsync(new() { LaCode = laCode, PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
        return (page.Allocations, page.NextPageToken);
    });

    /// <summary>The same; null when nothing is drawn or released.</summary>
    public async Task<List<Enrolment.V1.Allocation>?> ArmsIfDrawnAsync(string laCode, CancellationToken cancel)
    {
        try
        {
            return await ArmsAsync(laCode, cancel);
        }
        catch (RpcException refusal) when (refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is Reasons.NotDrawn or Reasons.NotReleased)
        {
            return null;
        }
    }

    /// <summary>Whether the analysis may know the arms.</summary>
    public async Task<bool> UnmaskedAsync(CancellationToken cancel) =>
        (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking.State == UnmaskingState.Confirmed;

    /// <summary>A post by days.</summary>
    public static PostHeld Held(Post post) => new(post.LeadRef, post.Urn, post.StartedOn.ToDateOnly(), post.EndedOn?.ToDateOnly());
}
