using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Client of Enrolment and Allocation: reads whole lists, all pages, in the caller's scope.</summary>
internal sealed class FromEnrolment(
    [FromKeyedServices("costs")] EnrolmentService.EnrolmentServiceClient enrolment,
    [FromKeyedServices("costs")] AllocationService.AllocationServiceClient allocation)
{
    private const int SchoolsAtOnce = 10_000;

    /// <summary>Codes of the authorities.</summary>
    public async Task<IReadOnlyCollection<string>> AuthorityCodesAsync(CancellationToken cancel) =>
        [.. (await Pages.AllAsync(new ListAuthoritiesRequest(),
            request => enrolment.ListAuthoritiesAsync(request, cancellationToken: cancel), page => page.Authorities))
            .Select(authority => authority.LaCode)];

    /// <summary>Schools by URN that exist, as the register has them on a day or (null) today.</summary>
    public async Task<List<School>> SchoolsAsync(IEnumerable<string> urns, DateOnly? asOf, CancellationToken cancel)
    {
        var found = new List<School>();
        foreach (var part in urns.Chunk(SchoolsAtOnce))
            found.AddRange(
                (await enrolment.BatchGetSchoolsAsync(new() { Urns = { part }, AsOf = asOf.ToDate() }, cancellationToken: cancel)).Schools);
        return [.. found.DistinctBy(school => school.Urn)];
    }

    /// <summary>Whether whoever is served may know the arms.</summary>
    public async Task<bool> MayKnowArmsAsync(Caller caller, CancellationToken cancel) =>
        caller.MayKnowArms
        || (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking.State == UnmaskingState.Confirmed;

    /// <summary>Listed schools of both arms whose arms are released.</summary>
    public async Task<List<(string Urn, string LaCode)>> ReleasedSchoolsAsync(CancellationToken cancel)
    {
        var lists = await allocation.GetListAsync(new(), cancellationToken: cancel);
        var released = lists.Lists.SelectMany(list => list.ReleasedLaCodes.Select(code => (list.Batch, code))).ToHashSet();
        return [.. lists.Schools.Where(school => released.Contains((school.Batch, school.LaCode)))
            .Select(school => (school.Urn, school.LaCode))];
    }

    /// <summary>Schools in the intervention arm. Costs arise before the draw and its release: until then there is none, and no cost per
    /// school.</summary>
    public async Task<List<Allocation>> TreatedSchoolsAsync(CancellationToken cancel) => await NotDrawn.NullAsync(() => Pages.AllAsync(
        new ListAllocationsRequest { Arm = Arm.Intervention },
            request => allocation.ListAllocationsAsync(request, cancellationToken: cancel), page => page.Allocations)) ?? [];
}
