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
    /// <param name="cancel">Ends when the caller gives up.</param>
    /// <param name="on">Only those that there are on this day; null = all that ever were.</param>
    public async Task<IReadOnlyCollection<string>> AuthorityCodesAsync(CancellationToken cancel, DateOnly? on = null) =>
        [.. (await Pages.AllAsync(new ListAuthoritiesRequest { AsOf = on.ToDate() },
            request => enrolment.ListAuthoritiesAsync(request, cancellationToken: cancel), page => page.Authorities))
            .Select(authority => authority.LaCode)];

    /// <summary>The same, of which one must be this; empty = any.</summary>
    /// <exception cref="Exception">NOT_FOUND.</exception>
    public async Task<IReadOnlyCollection<string>> AuthorityCodesAsync(string laCode, CancellationToken cancel)
    {
        var codes = await AuthorityCodesAsync(cancel);
        return laCode.Length == 0 || codes.Contains(laCode) ? codes : throw Faults.NotFound("authority", laCode);
    }

    /// <summary>Refuses an authority that is none of the caller's; empty = all of them.</summary>
    /// <exception cref="Exception">NOT_FOUND.</exception>
    public Task RefuseUnknownAsync(string laCode, CancellationToken cancel) =>
        laCode.Length > 0 ? AuthorityCodesAsync(laCode, cancel) : Task.CompletedTask;

    /// <summary>Schools by URN that exist, as the register has them on a day or (null) today.</summary>
    public async Task<List<School>> SchoolsAsync(IEnumerable<string> urns, DateOnly? asOf, CancellationToken cancel)
    {
        var found = new List<School>();
        foreach (var part in urns.Chunk(SchoolsAtOnce))
            found.AddRange(
                (await enrolment.BatchGetSchoolsAsync(new() { Urns = { part }, AsOf = asOf.ToDate() }, cancellationToken: cancel)).Schools);
        return [.. found.DistinctBy(school => school.Urn)];
    }

    /// <summary>Pupils of schools in the register in force on a day; where that has no number, in the nearest register that has one. A
    /// school without a number in any register is left out.</summary>
    public async Task<Dictionary<string, int>> PupilsAsync(IReadOnlyCollection<string> urns, DateOnly day, CancellationToken cancel)
    {
        var pupils = new Dictionary<string, int>();
        await AddPupilsAsync(pupils, urns, day, cancel);
        if (pupils.Count == urns.Count)
            return pupils;
        var extracts = (await enrolment.SummariseRegisterAsync(new(), cancellationToken: cancel)).ExtractsOn;
        foreach (var extract in extracts.Select(on => on.ToDateOnly()).OrderBy(on => Math.Abs(on.DayNumber - day.DayNumber)))
            await AddPupilsAsync(pupils, [.. urns.Where(urn => !pupils.ContainsKey(urn))], extract, cancel);
        return pupils;
    }

    private async Task AddPupilsAsync(Dictionary<string, int> pupils, IReadOnlyCollection<string> urns, DateOnly day,
        CancellationToken cancel)
    {
        foreach (var school in (await SchoolsAsync(urns, day, cancel)).Where(school => school.HasPupils))
            pupils[school.Urn] = school.Pupils;
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

    /// <summary>All listed schools, whatever their arm and whether it is released, with the authorities that have them.</summary>
    public async Task<IReadOnlyList<ListedSchool>> ListedSchoolsAsync(CancellationToken cancel) =>
        (await allocation.GetListAsync(new(), cancellationToken: cancel)).Schools;

    /// <summary>Of some schools what each authority has, by URN: of a listed one by the list and its spans, else by today's register.
    /// </summary>
    public async Task<Dictionary<string, (string LaCode, IReadOnlyCollection<AuthoritySpan> Spans)>> AuthoritiesOfAsync(
        IReadOnlyCollection<string> urns, CancellationToken cancel)
    {
        if (urns.Count == 0)
            return [];
        var asked = urns.ToHashSet();
        var found = (await ListedSchoolsAsync(cancel)).Where(school => asked.Contains(school.Urn)).ToDictionary(school => school.Urn,
            school => (school.LaCode, (IReadOnlyCollection<AuthoritySpan>)school.Authorities));
        foreach (var school in await SchoolsAsync(asked.Where(urn => !found.ContainsKey(urn)), null, cancel))
            found[school.Urn] = (school.LaCode, school.Authorities);
        return found;
    }

    /// <summary>Schools in the intervention arm. Costs arise before the draw and its release: until then there is none, and no cost per
    /// school.</summary>
    public Task<List<Allocation>> TreatedSchoolsAsync(CancellationToken cancel) => AllocatedSchoolsAsync(Arm.Intervention, cancel);

    /// <summary>Schools in an arm, or (unspecified) in both; none before the draw and its release.</summary>
    public async Task<List<Allocation>> AllocatedSchoolsAsync(Arm arm, CancellationToken cancel) => await NotDrawn.NullAsync(
        () => Pages.AllAsync(new ListAllocationsRequest { Arm = arm },
            request => allocation.ListAllocationsAsync(request, cancellationToken: cancel), page => page.Allocations)) ?? [];
}
