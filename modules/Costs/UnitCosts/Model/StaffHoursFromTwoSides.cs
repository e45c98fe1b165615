using Programme.Costs.V1;
using Programme.Delivery.V1;

namespace Programme.Costs;

/// <summary>Hours of staff as cost lines report them, beside those that records of sessions explain.</summary>
internal static class StaffHoursFromTwoSides
{
    private const double Minutes = 60;

    /// <summary>What stands for money that cannot be had: no cost of an hour is known.</summary>
    private const string NotAvailable = "x";

    /// <summary>Supervisors, then leads.</summary>
    public static IEnumerable<StaffHours> Both(string laCode, IReadOnlyCollection<CostPart> parts, StaffTime time) =>
    [
        Compare(laCode, "supervisor", Lines(parts, "supervisor_salary"), time.HeldMinutes + time.PreparationMinutes + time.TravelMinutes,
            "Reported are the paid hours of a post, with recording, supervision of its own, training, leave and time without a session; "
                + "derived are minutes held, preparing and travelling of delivered sessions alone, a group once"
                + (time.MeetingsWithoutMinutes > 0 ? $", and {time.MeetingsWithoutMinutes} sessions have no minutes." : ".")),
        Compare(laCode, "lead", Lines(parts, "dsl_time"), time.LeadMinutes,
            "Reported is what schools count as time for supervision, with preparation and travel; derived are minutes present at delivered "
                + "sessions alone, and schools that report no hours add only to the derived ones."),
    ];

    private static List<CostPart> Lines(IEnumerable<CostPart> parts, string category) =>
        [.. parts.Where(part => part.Intervention && part.Category == category)];

    private static StaffHours Compare(string laCode, string staff, List<CostPart> lines, long derivedMinutes, string why)
    {
        var hours = new StaffHours
        {
            LaCode = laCode,
            Staff = staff,
            ReportedHours = lines.Sum(part => part.Hours),
            DerivedHours = derivedMinutes / Minutes,
            LinesWithoutHours = lines.Sum(part => part.WithoutHours),
            Why = why,
            DerivedCost = NotAvailable,
        };
        if (hours.ReportedHours > 0)
            hours.UsedCapacity = hours.DerivedHours / hours.ReportedHours;
        return hours;
    }
}
