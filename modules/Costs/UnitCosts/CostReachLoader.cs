using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads what the intervention reached from the other modules, in the caller's scope; for callers who may know the arms.</summary>
internal sealed class CostReachLoader(Trial trial, FromEnrolment enrolment,
    [FromKeyedServices("costs")] DeliveryService.DeliveryServiceClient delivery)
{
    private static readonly SessionCounts NoSessions = new();
    private static readonly StaffTime NoTime = new();

    /// <summary>All in scope under the empty code, and each authority.</summary>
    public async Task<IReadOnlyDictionary<string, CostReach>> LoadAsync(DateOnly asOf, CancellationToken cancel)
    {
        var sessions = await delivery.SummariseSessionsAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);
        var time = await delivery.SummariseStaffTimeAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);
        var schools = await enrolment.AllocatedSchoolsAsync(Arm.Unspecified, cancel);
        var treated = schools.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToList();
        var pupils = await enrolment.PupilsAsync(treated, trial.FirstOn, cancel);

        var counts = sessions.ByLa.ToDictionary(one => one.LaCode);
        var times = time.ByLa.ToDictionary(one => one.LaCode);
        var byLa = schools.ToLookup(school => school.LaCode);
        var reach = counts.Keys.Union(times.Keys).Union(byLa.Select(group => group.Key)).ToDictionary(code => code, code =>
            Reach(counts.GetValueOrDefault(code, NoSessions), times.GetValueOrDefault(code, NoTime), [.. byLa[code]], pupils));
        reach[""] = Reach(sessions.Overall, time.Overall, schools, pupils);
        return reach;
    }

    /// <summary>Time of supervisors and leads while each version of the unit costs was in force.</summary>
    public async Task<List<PricedTime>> TimesAsync(IReadOnlyCollection<UnitCostRow> unitCosts, DateOnly asOf, CancellationToken cancel)
    {
        var times = new List<PricedTime>();
        foreach (var span in UnitCostSpan.Of(unitCosts, asOf))
        {
            var time = await delivery.SummariseStaffTimeAsync(new() { FirstOn = span.FirstOn.ToDate(), AsOf = span.LastOn.ToDate() },
                cancellationToken: cancel);
            times.Add(new PricedTime(span.Rows, time.ByLa.Append(time.Overall).ToDictionary(one => one.LaCode)));
        }
        return times;
    }

    private static CostReach Reach(SessionCounts sessions, StaffTime time, List<Allocation> schools, Dictionary<string, int> pupils)
    {
        var treated = schools.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToHashSet();
        var controls = schools.Where(school => school.Arm == Arm.Control).Select(school => school.Urn).ToHashSet();
        return new CostReach(sessions.Due, sessions.Delivered, time, treated, controls,
            pupils.Where(school => treated.Contains(school.Key)).ToDictionary());
    }

    public static CostReach Nothing { get; } =
        new(0, 0, NoTime, new HashSet<string>(), new HashSet<string>(), new Dictionary<string, int>());
}
