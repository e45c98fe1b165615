using Programme.Costs.V1;
using Programme.Delivery.V1;

namespace Programme.Costs;

/// <summary>Hours of staff as cost lines report them, beside those that records of sessions explain and what these cost.</summary>
internal static class StaffHoursFromTwoSides
{
    private const double Minutes = 60;
    private const string Supervisor = "supervisor";
    private const string Lead = "lead";

    /// <summary>What stands for money that cannot be had.</summary>
    private const string NotAvailable = "x";

    /// <summary>Kinds of staff, in their order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Supervisor, Lead];

    /// <summary>Supervisors, then leads.</summary>
    /// <param name="laCode">Authority; empty = all.</param>
    /// <param name="parts">Its lines.</param>
    /// <param name="time">All its time.</param>
    /// <param name="priced">Time under each version of the unit costs.</param>
    /// <param name="factor">Price factor of a unit cost.</param>
    public static IEnumerable<StaffHours> Both(string laCode, IReadOnlyCollection<CostPart> parts, StaffTime time,
        IReadOnlyCollection<PricedTime> priced, Func<UnitCostRow, double> factor)
    {
        var supervisors = Compare(laCode, Supervisor, Lines(parts, "supervisor_salary"), MinutesOf(Supervisor, time),
            "Reported are the paid hours of a post, with recording, supervision of its own, training, leave and time without a session; "
                + "derived are minutes held, preparing and travelling of delivered sessions alone, a group once"
                + (time.MeetingsWithoutMinutes > 0 ? $", and {time.MeetingsWithoutMinutes} sessions have no minutes." : "."));
        var leads = Compare(laCode, Lead, Lines(parts, "dsl_time"), MinutesOf(Lead, time),
            "Reported is what schools count as time for supervision, with preparation and travel; derived are minutes present at delivered "
                + "sessions alone, and schools that report no hours add only to the derived ones.");
        foreach (var hours in new[] { supervisors, leads })
            Price(hours, priced, factor);
        return [supervisors, leads];
    }

    private static long MinutesOf(string staff, StaffTime time) =>
        staff == Lead ? time.LeadMinutes : time.HeldMinutes + time.PreparationMinutes + time.TravelMinutes;

    private static List<CostPart> Lines(IEnumerable<CostPart> parts, string category) =>
        [.. parts.Where(part => part.Intervention && part.Category == category)];

    private static StaffHours Compare(string laCode, string staff, List<CostPart> lines, long derivedMinutes, string why)
    {
        var hours = new StaffHours
        {
            LaCode = laCode,
            Staff = staff,
            ReportedHours = lines.Sum(part => part.Share * part.Hours),
            DerivedHours = derivedMinutes / Minutes,
            LinesWithoutHours = lines.Sum(part => part.WithoutHours),
            Why = why,
        };
        if (hours.ReportedHours > 0)
            hours.UsedCapacity = hours.DerivedHours / hours.ReportedHours;
        return hours;
    }

    /// <summary>Hours that no unit cost covers leave all of them without money: a part would look like the whole.</summary>
    private static void Price(StaffHours hours, IEnumerable<PricedTime> priced, Func<UnitCostRow, double> factor)
    {
        var covered = priced.Select(span => (Unit: span.Cost(hours.Staff), Hours: MinutesOf(hours.Staff, span.Of(hours.LaCode)) / Minutes))
            .Where(span => span.Unit is not null).ToList();
        var without = hours.DerivedHours - covered.Sum(span => span.Hours);
        if (covered.Count == 0 || without > 0.5 / Minutes)
        {
            (hours.DerivedCost, hours.DerivedCostReason) = (NotAvailable, FormattableString.Invariant(
                $"{Reasons.NoUnitCost}: no unit cost of a {hours.Staff} was in force for {without:0.##} derived hours; see SetUnitCosts."));
            return;
        }
        hours.DerivedCostPence = covered.Sum(span => span.Hours * span.Unit!.HourPence);
        hours.RealDerivedCostPence = covered.Sum(span => span.Hours * span.Unit!.HourPence * factor(span.Unit));
        hours.UnitCostNumbers.AddRange(covered.Where(span => span.Hours > 0).Select(span => span.Unit!.Number));
    }
}
