using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Client of Enrolment and Allocation: reads whole lists, all pages, in the caller's scope.</summary>
internal sealed class FromEnrolment(
    [FromKeyedServices("outcomes")] EnrolmentService.EnrolmentServiceClient enrolment,
    [FromKeyedServices("outcomes")] AllocationService.AllocationServiceClient allocation)
{
    public Task<List<Authority>> AuthoritiesAsync(CancellationToken cancel) =>
        Pages.AllAsync(new ListAuthoritiesRequest(), request => enrolment.ListAuthoritiesAsync(request, cancellationToken: cancel),
            page => page.Authorities);

    /// <summary>The authority, if it is in scope.</summary>
    public async Task<Authority> AuthorityAsync(string laCode, CancellationToken cancel) =>
        (await AuthoritiesAsync(cancel)).Find(authority => authority.LaCode == laCode) ?? throw Faults.NotFound("authority", laCode);

    /// <summary>Counts of the register on a day.</summary>
    public async Task<SummariseRegisterResponse> RegisterCountsAsync(DateOnly asOf, CancellationToken cancel) =>
        await enrolment.SummariseRegisterAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);

    /// <summary>The establishments of the register on a day.</summary>
    public Task<List<School>> RegisteredSchoolsAsync(DateOnly asOf, CancellationToken cancel) =>
        Pages.AllAsync(new ListSchoolsRequest { AsOf = asOf.ToDate() },
            request => enrolment.ListSchoolsAsync(request, cancellationToken: cancel), page => page.Schools);

    /// <summary>Schools by URN, as the register has them on a day; without URNs, the schools on the list.</summary>
    public async Task<IReadOnlyList<School>> SchoolsAsync(IEnumerable<string> urns, Google.Type.Date? asOf, CancellationToken cancel) =>
        (await enrolment.BatchGetSchoolsAsync(new() { Urns = { urns }, AsOf = asOf }, cancellationToken: cancel)).Schools;

    /// <summary>The listed schools of an authority (empty = of all in scope) with every URN that they had, and what became of them by a
    /// day, or (null) by today.</summary>
    public Task<List<TrialUnit>> UnitsAsync(string laCode, DateOnly? asOf, CancellationToken cancel) =>
        Pages.AllAsync(new ListUnitsRequest { LaCode = laCode, AsOf = asOf.ToDate() },
            request => enrolment.ListUnitsAsync(request, cancellationToken: cancel), page => page.Units);

    /// <summary>Posts of an authority (empty = of all in scope), those held on a day or (null) all that there were.</summary>
    public Task<List<Post>> PostsAsync(string laCode, DateOnly? heldOn, CancellationToken cancel) =>
        Pages.AllAsync(new ListPostsRequest { LaCode = laCode, InPostOn = heldOn.ToDate() },
            request => enrolment.ListPostsAsync(request, cancellationToken: cancel), page => page.Posts);

    /// <summary>All withdrawals in scope up to a day.</summary>
    public async Task<List<Withdrawal>> WithdrawalsAsync(DateOnly upTo, CancellationToken cancel) =>
        (await Pages.AllAsync(new ListWithdrawalsRequest(), request => enrolment.ListWithdrawalsAsync(request, cancellationToken: cancel),
            page => page.Withdrawals))
            .FindAll(row => row.WithdrawnOn.ToDateOnly() <= upTo);

    /// <summary>Who may not be surveyed.</summary>
    public Task<List<SurveyRefusal>> SurveyRefusalsAsync(CancellationToken cancel) =>
        Pages.AllAsync(new ListSurveyRefusalsRequest(), request => enrolment.ListSurveyRefusalsAsync(request, cancellationToken: cancel),
            page => page.Refusals);

    /// <summary>The frozen lists, with their schools in scope.</summary>
    public async Task<GetListResponse> ListsAsync(CancellationToken cancel) =>
        await allocation.GetListAsync(new(), cancellationToken: cancel);

    /// <summary>The schools on the frozen list (those in scope); refused when none is frozen.</summary>
    public async Task<IReadOnlyList<ListedSchool>> ListedAsync(CancellationToken cancel) =>
        await ListsAsync(cancel) is { List: not null } list
        ? list.Schools
        : throw Faults.Precondition(Reasons.ListNotFrozen, "list",
            "The list of schools is not frozen yet; outcomes are checked against it.");

    /// <summary>Arms of the schools in scope; refused when nothing is drawn or released.</summary>
    public async Task<Dictionary<string, Arm>> ArmsAsync(CancellationToken cancel) =>
        (await AllocationsAsync(cancel)).ToDictionary(school => school.Urn, school => school.Arm);

    /// <summary>The schools in scope with arm and batch; refused when nothing is drawn or released.</summary>
    public Task<List<Allocation>> AllocationsAsync(CancellationToken cancel) =>
        Pages.AllAsync(new ListAllocationsRequest(), request => allocation.ListAllocationsAsync(request, cancellationToken: cancel),
            page => page.Allocations);

    /// <summary>Arms once the analysis may know them; refused before.</summary>
    public async Task<Dictionary<string, Arm>> UnmaskedArmsAsync(CancellationToken cancel) =>
        await UnmaskedAsync(cancel) ? await ArmsAsync(cancel) : throw Faults.NotUnmasked();

    /// <summary>Whether the analysis may know the arms.</summary>
    public async Task<bool> UnmaskedAsync(CancellationToken cancel) => (await UnmaskingAsync(cancel)).State == UnmaskingState.Confirmed;

    /// <summary>The unmasking, with the hashes of plan and lock that it named.</summary>
    public async Task<Unmasking> UnmaskingAsync(CancellationToken cancel) =>
        (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking;

    /// <summary>Schools that were randomised in error, as confirmed by a day.</summary>
    public async Task<HashSet<string>> RandomisedInErrorAsync(DateOnly upTo, CancellationToken cancel) =>
        [.. (await Pages.AllAsync(new ListCorrectionsRequest(),
            request => allocation.ListCorrectionsAsync(request, cancellationToken: cancel), page => page.Corrections))
            .Where(row => row.ConfirmedOn?.ToDateOnly() <= upTo).Select(row => row.Urn)];
}
