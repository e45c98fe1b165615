using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Client of Enrolment and Allocation: reads whole lists, all pages, in the caller's scope.</summary>
internal sealed partial class FromEnrolment(
    [FromKeyedServices("delivery")] EnrolmentService.EnrolmentServiceClient enrolment,
    [FromKeyedServices("delivery")] AllocationService.AllocationServiceClient allocation)
{
    private const int SchoolsAtOnce = 20_000;

    public Task<List<Authority>> AuthoritiesAsync(CancellationToken cancel) =>
        Pages.AllAsync(new ListAuthoritiesRequest(), request => enrolment.ListAuthoritiesAsync(request, cancellationToken: cancel),
            page => page.Authorities);

    /// <summary>Which authority has each of these schools that exists.</summary>
    public async Task<Dictionary<string, SchoolOverTime>> SchoolsAsync(IEnumerable<string> urns, CancellationToken cancel)
    {
        var found = new Dictionary<string, SchoolOverTime>();
        foreach (var part in urns.Where(urn => urn.Length > 0).Distinct().Chunk(SchoolsAtOnce))
        {
            var answer = await enrolment.BatchGetSchoolsAsync(new() { Urns = { part } }, cancellationToken: cancel);
            foreach (var school in answer.Schools)
                found[school.Urn] = new SchoolOverTime(school.LaCode, school.Authorities);
        }
        return found;
    }

    /// <summary>Authority of each supervisor.</summary>
    public async Task<Dictionary<string, string>> SupervisorsAsync(CancellationToken cancel)
    {
        var all = await SupervisorTimesAsync("", cancel);
        return all.DistinctBy(supervisor => supervisor.SupervisorRef)
            .ToDictionary(supervisor => supervisor.SupervisorRef, supervisor => supervisor.LaCode);
    }

    /// <summary>Supervisors and their times in an authority, or (empty code) in all in scope.</summary>
    public Task<List<Supervisor>> SupervisorTimesAsync(string laCode, CancellationToken cancel) =>
        Pages.AllAsync(new ListSupervisorsRequest { LaCode = laCode },
            request => enrolment.ListSupervisorsAsync(request, cancellationToken: cancel), page => page.Supervisors);

    /// <summary>The same by days.</summary>
    public async Task<IReadOnlyList<SupervisorPost>> SupervisorPostsAsync(string laCode, CancellationToken cancel) =>
        [.. (await SupervisorTimesAsync(laCode, cancel))
            .Select(row => new SupervisorPost(row.SupervisorRef, row.LaCode, row.Fte, row.StartedOn.ToDateOnly(),
                row.EndedOn?.ToDateOnly()))];

    /// <summary>Posts at the schools of an authority, or (empty code) of all in scope.</summary>
    public Task<List<Post>> PostsAsync(string laCode, CancellationToken cancel) =>
        Pages.AllAsync(new ListPostsRequest { LaCode = laCode }, request => enrolment.ListPostsAsync(request, cancellationToken: cancel),
            page => page.Posts);

    /// <summary>Posts by days.</summary>
    public async Task<IReadOnlyList<PostHeld>> PostsHeldAsync(CancellationToken cancel) => [.. (await PostsAsync("", cancel)).Select(Held)];

    /// <summary>Times in post of the leads (not the deputies) of an authority's schools.</summary>
    public async Task<IReadOnlyList<PostHeld>> LeadsAsync(string laCode, CancellationToken cancel) =>
        [.. (await PostsAsync(laCode, cancel)).Where(post => post.Role == PostRole.Lead).Select(Held)];

    /// <summary>First day on which a school is out of delivery, by URN.</summary>
    public async Task<Dictionary<string, DateOnly>> WithdrawnAsync(string laCode, CancellationToken cancel)
    {
        var all = await Pages.AllAsync(new ListWithdrawalsRequest { LaCode = laCode },
            request => enrolment.ListWithdrawalsAsync(request, cancellationToken: cancel), page => page.Withdrawals);
        return all.Where(withdrawal => withdrawal.Scope == WithdrawalScope.Delivery).GroupBy(withdrawal => withdrawal.Urn)
            .ToDictionary(school => school.Key, school => school.Min(withdrawal => withdrawal.WithdrawnOn.ToDateOnly()));
    }

    /// <summary>The trial's units and what became of them by a day, or (null) by today.</summary>
    public Task<List<TrialUnit>> UnitsAsync(DateOnly? asOf, CancellationToken cancel) =>
        Pages.AllAsync(new ListUnitsRequest { AsOf = asOf.ToDate() },
            request => enrolment.ListUnitsAsync(request, cancellationToken: cancel), page => page.Units);

    /// <summary>The randomised schools with their arms; refused when nothing is drawn or released.</summary>
    public Task<List<Enrolment.V1.Allocation>> ArmsAsync(string laCode, CancellationToken cancel) =>
        Pages.AllAsync(new ListAllocationsRequest { LaCode = laCode },
            request => allocation.ListAllocationsAsync(request, cancellationToken: cancel), page => page.Allocations);

    /// <summary>The same; null when nothing is drawn or released.</summary>
    public Task<List<Enrolment.V1.Allocation>?> ArmsIfDrawnAsync(string laCode, CancellationToken cancel) =>
        NotDrawn.NullAsync(() => ArmsAsync(laCode, cancel));

    /// <summary>Whether the analysis may know the arms.</summary>
    public async Task<bool> UnmaskedAsync(CancellationToken cancel) => (await UnmaskingAsync(cancel)).State == UnmaskingState.Confirmed;

    /// <summary>The unmasking, with the hashes of plan and lock that it named.</summary>
    public async Task<Unmasking> UnmaskingAsync(CancellationToken cancel) =>
        (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking;

    /// <summary>Whether whoever is served may know the arms.</summary>
    public async Task<bool> MayKnowArmsAsync(Caller caller, CancellationToken cancel) =>
        caller.MayKnowArms || await UnmaskedAsync(cancel);

    /// <summary>A post by days.</summary>
    public static PostHeld Held(Post post) => new(post.LeadRef, post.Urn, post.StartedOn.ToDateOnly(), post.EndedOn?.ToDateOnly());
}
