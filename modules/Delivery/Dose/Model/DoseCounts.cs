using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The dose of an authority, or of several, by design.</summary>
/// <param name="Treated">Half of the schools whose arms are released.</param>
/// <param name="Compliant">Of these compliant.</param>
/// <param name="Delivered">Sessions delivered.</param>
internal readonly record struct DoseCounts(double Treated, double Compliant, double Delivered)
{
    public static DoseCounts operator +(DoseCounts one, DoseCounts other) =>
        new(one.Treated + other.Treated, one.Compliant + other.Compliant, one.Delivered + other.Delivered);

    /// <summary>From the doses of the schools of both arms, also of those that withdrew: counts that changed when a school left, or when
    /// sessions were recorded that are not of treated schools, would tell arms.</summary>
    /// <param name="design">By which counts are told.</param>
    /// <param name="doses">Of the schools of both arms.</param>
    /// <param name="treated">How many of them are treated.</param>
    public static DoseCounts Of(SessionsByDesign design, List<SchoolDose> doses, int treated) => new(design.Treated,
        design.SchoolsOf(doses.Count(school => school.Compliant), treated), design.Of(doses.Sum(school => school.Delivered)));
}
