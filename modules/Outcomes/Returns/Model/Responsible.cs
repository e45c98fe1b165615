using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>Which authority has a listed school in a month, and so owes its return.</summary>
internal static class Responsible
{
    /// <summary>The authority on the first day of a month written YYYY-MM; null = none of the trial.</summary>
    public static string? AuthorityIn(this ListedSchool school, string month)
    {
        if (school.Authorities.Count == 0)
            return school.LaCode;
        return Dates.TryParseMonth(month, out var day) ? school.Authorities.FirstOrDefault(span => Holds(span, day))?.LaCode : null;
    }

    private static bool Holds(AuthoritySpan span, DateOnly day) =>
        (span.FromOn is null || span.FromOn.ToDateOnly() <= day) && (span.ToOn is null || span.ToOn.ToDateOnly() >= day);
}
