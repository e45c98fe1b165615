using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads what the intervention reached from the other modules, in the caller's scope: sessions, schools and their pupils in the
/// register in force on the trial's first day, or in the nearest one that has a number.</summary>
internal sealed class CostReachLoader(Trial trial, FromEnrolment enrolment,
    [FromKeyedServices("costs")] DeliveryService.DeliveryServiceClient delivery)
{
    private static readonly SessionCounts NoSessions = new();
    private static readonly StaffTime NoTime = new();

    /// <summary>All in scope under the empty code, and each authority, from the first session on; for callers who may know the arms.
    /// </summary>
    public Task<IReadOnlyDictionary<string, CostReach>> LoadAsync(DateOnly asOf, CancellationToken cancel) =>
        LoadAsync(null, asOf, cancel);

    /// <summary>The same, of delivery from a day on (null = from the first session). Schools and pupils are the same whatever the day.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, CostReach>> LoadAsync(DateOnly? from, DateOnly asOf, CancellationToken cancel)
    {
        var (counting, timing) = (SessionsAsync(from, asOf, cancel), delivery.SummariseStaffTimeAsync(
            new() { FirstOn = from.ToDate(), AsOf = asOf.ToDate() }, cancellationToken: cancel).ResponseAsync);
        var schools = await enrolment.AllocatedSchoolsAsync(Arm.Unspecified, cancel);
        var treated = schools.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToList();
        var pupils = await enrolment.PupilsAsync(treated, trial.FirstOn, cancel);
        var (sessions, time) = (await counting, await timing);

        var counts = sessions.ByLa.ToDictionary(one => one.LaCode);
        var times = time.ByLa.ToDictionary(one => one.LaCode);
        var byLa = schools.ToLookup(school => school.LaCode);
        var reach = counts.Keys.Union(times.Keys).Union(byLa.Select(group => group.Key)).ToDictionary(code => code, code =>
            Reach(counts.GetValueOrDefault(code, NoSessions), times.GetValueOrDefault(code, NoTime), [.. byLa[code]], pupils));
        var owed = from is { } first ? new OwedTerms([CostPeriod.Containing(first)]) : OwedTerms.UpTo(trial, asOf);
        reach[""] = Reach(sessions.Overall, time.Overall, schools, pupils) with { Owed = owed.By(schools, trial) };
        return reach;
    }

    /// <summary>Denominators by authority for whoever may not know the arms: half of the schools whose arms are released.</summary>
    public async Task<IReadOnlyDictionary<string, CostDenominators>> ByDesignAsync(DateOnly asOf, CancellationToken cancel)
    {
        var sessions = await SessionsAsync(null, asOf, cancel);
        var released = await enrolment.ReleasedSchoolsAsync(cancel);
        var pupils = await enrolment.PupilsAsync([.. released.Select(school => school.Urn)], trial.FirstOn, cancel);

        var delivered = sessions.ByLa.Where(counts => counts.HasDelivered)
            .ToDictionary(counts => counts.LaCode, counts => counts.Delivered);
        var schools = released.ToLookup(school => school.LaCode);
        return delivered.Keys.Union(schools.Select(group => group.Key)).ToDictionary(code => code, code => CostDenominators.ByDesign(
            delivered.GetValueOrDefault(code),
            [.. schools[code].Select(school => pupils.TryGetValue(school.Urn, out var number) ? number : (int?)null)]));
    }

    /// <summary>Treated schools as shared costs see them; none before the release.</summary>
    public Task<List<SharingSchool>> SharingAsync(DateOnly asOf, CancellationToken cancel) => SharingAsync(asOf, null, cancel);

    /// <summary>The same with pupils that are loaded already (null = they are not).</summary>
    public async Task<List<SharingSchool>> SharingAsync(DateOnly asOf, IReadOnlyDictionary<string, int>? pupils, CancellationToken cancel)
    {
        var dose = await NotDrawn.NullAsync(() =>
            delivery.SummariseDoseAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel).ResponseAsync);
        if (dose is null)
            return [];
        pupils ??= await enrolment.PupilsAsync([.. dose.Schools.Select(school => school.Urn)], trial.FirstOn, cancel);
        return [.. dose.Schools.Select(school =>
            new SharingSchool(school.Urn, school.LaCode, school.Delivered, pupils.GetValueOrDefault(school.Urn)))];
    }

    /// <summary>Time of supervisors and leads from a day on (null = from the first session) while each version of the unit costs was in
    /// force.</summary>
    public async Task<List<PricedTime>> TimesAsync(IReadOnlyCollection<UnitCostRow> unitCosts, DateOnly? from, DateOnly asOf,
        CancellationToken cancel)
    {
        var times = new List<PricedTime>();
        foreach (var span in UnitCostSpan.Of(unitCosts, asOf).Where(span => !(span.LastOn < from)))
        {
            var first = span.FirstOn < from ? from.Value : span.FirstOn;
            var time = await delivery.SummariseStaffTimeAsync(new() { FirstOn = first.ToDate(), AsOf = span.LastOn.ToDate() },
                cancellationToken: cancel);
            times.Add(new PricedTime(span.Rows, time.ByLa.Append(time.Overall).ToDictionary(one => one.LaCode)));
        }
        return times;
    }

    /// <summary>Sessions from a day (null = the first) to another.</summary>
    private async Task<SummariseSessionsResponse> SessionsAsync(DateOnly? from, DateOnly asOf, CancellationToken cancel)
    {
        var sessions = await delivery.SummariseSessionsAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);
        if (from is not { } first)
            return sessions;
        var earlier = await delivery.SummariseSessionsAsync(new() { AsOf = (first <= asOf ? first.AddDays(-1) : asOf).ToDate() },
            cancellationToken: cancel);
        var before = earlier.ByLa.ToDictionary(one => one.LaCode);
        foreach (var (counts, gone) in sessions.ByLa.Select(one => (one, before.GetValueOrDefault(one.LaCode, NoSessions)))
            .Append((sessions.Overall, earlier.Overall)))
            (counts.Due, counts.Delivered) = (counts.Due - gone.Due, counts.Delivered - gone.Delivered);
        return sessions;
    }

    private static CostReach Reach(SessionCounts sessions, StaffTime time, List<Allocation> schools, Dictionary<string, int> pupils)
    {
        var treated = schools.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToHashSet();
        var controls = schools.Where(school => school.Arm == Arm.Control).Select(school => school.Urn).ToHashSet();
        return new CostReach(sessions.Due, sessions.Delivered, time, treated, controls,
            treated.Where(pupils.ContainsKey).ToDictionary(urn => urn, urn => pupils[urn]));
    }
}
