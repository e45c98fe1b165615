using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Whose school it is: of the supervisors that an authority has at the same time each has some, for as long as they are
/// there.</summary>
internal static class DemoCaseloads
{
    /// <summary>Whether a school is one of a supervisor's.</summary>
    public static bool IsOf(DemoSupervisor supervisor, DemoSchool school, IEnumerable<DemoSupervisor> all)
    {
        if (supervisor.LaCode != school.LaCode)
            return false;
        var there = all.Where(one => one.LaCode == school.LaCode && one.StartedOn <= (supervisor.EndedOn ?? DateOnly.MaxValue)
            && (one.EndedOn ?? DateOnly.MaxValue) >= supervisor.StartedOn).ToList();
        return there[int.Parse(school.Urn, CultureInfo.InvariantCulture) % there.Count] == supervisor;
    }

    /// <summary>Gives each treated school to its supervisors, until it leaves delivery.</summary>
    /// <param name="host">The host.</param>
    /// <param name="supervisors">All supervisors.</param>
    /// <param name="treated">Schools of the intervention arm.</param>
    /// <param name="left">First day without delivery, by URN.</param>
    public static async Task AssignAsync(DemoHost host, IReadOnlyList<DemoSupervisor> supervisors, IEnumerable<DemoSchool> treated,
        IReadOnlyDictionary<string, DateOnly> left)
    {
        foreach (var (school, supervisor) in treated.SelectMany(school => supervisors.Select(one => (school, one))))
        {
            DateOnly? last = left.TryGetValue(school.Urn, out var day) ? day.AddDays(-1) : null;
            if (IsOf(supervisor, school, supervisors) && (last is null || last >= supervisor.StartedOn))
                await host.ChangeAsync(host.Schedule.AssignCaseloadAsync, new AssignCaseloadRequest
                {
                    SupervisorRef = supervisor.Ref,
                    Urn = school.Urn,
                    StartsOn = supervisor.StartedOn.ToDate(),
                    EndsOn = (supervisor.EndedOn is { } gone && !(last < gone) ? gone : last)?.ToDate(),
                    RequestId = $"caseload-{school.Urn}-{supervisor.Ref}"
                });
        }
    }
}
