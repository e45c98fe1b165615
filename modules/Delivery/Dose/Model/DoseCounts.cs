using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The dose of an authority, or of several, by design.</summary>
/// <param name="Treated">Half of the schools whose arms are released.</param>
/// <param name="Compliant">Of these compliant.</param>
/// <param name="Delivered">Sessions delivered to them.</param>
internal readonly record struct DoseCounts(double Treated, double Compliant, double Delivered)
{
    public static DoseCounts operator +(DoseCounts one, DoseCounts other) =>
        new(one.Treated + other.Treated, one.Compliant + other.Compliant, one.Delivered + other.Delivered);

    /// <summary>From the doses of the treated schools. A school that withdrew is left out of the share of compliant ones: that a school
    /// closed is known to everybody, and a share that fell then would tell its arm.</summary>
    public static DoseCounts Of(SessionsByDesign design, List<SchoolDose> doses, Func<string, DateOnly, bool> withdrawn, DateOnly asOf)
    {
        var here = doses.FindAll(school => !withdrawn(school.Urn, asOf));
        return new DoseCounts(design.Treated, design.SchoolsOf(here.Count(school => school.Compliant), here.Count),
            design.Of(doses.Sum(school => school.Delivered)));
    }
}
