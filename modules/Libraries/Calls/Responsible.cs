using Programme.Enrolment.V1;

namespace Programme.Calls;

/// <summary>Which authority has a school on a day: the one reading of the spans that Enrolment gives
/// (<see cref="ListedSchool.Authorities"/> and its siblings).</summary>
public static class Responsible
{
    /// <summary>The authority on a day; null = none of the trial.</summary>
    /// <param name="spans">Who has it when; none = always <paramref name="laCode"/>.</param>
    /// <param name="laCode">Who has it when nothing else is said.</param>
    /// <param name="day">The day.</param>
    public static string? On(this IReadOnlyCollection<AuthoritySpan> spans, string laCode, DateOnly day) => spans.Count == 0
        ? laCode
        : spans.FirstOrDefault(span => (span.FromOn is null || span.FromOn.ToDateOnly() <= day)
            && (span.ToOn is null || span.ToOn.ToDateOnly() >= day))?.LaCode;

    /// <summary>All authorities that have it on some day of a window, both days included, in the order of days.</summary>
    public static IEnumerable<string> Between(this IReadOnlyCollection<AuthoritySpan> spans, string laCode, DateOnly first,
        DateOnly last) =>
        spans.Count == 0 ? [laCode] : spans.Where(span => !(span.FromOn?.ToDateOnly() > last) && !(span.ToOn?.ToDateOnly() < first))
            .Select(span => span.LaCode).Distinct();

    /// <summary>All authorities that have it on some day.</summary>
    public static IEnumerable<string> Codes(this IReadOnlyCollection<AuthoritySpan> spans, string laCode) =>
        spans.Count == 0 ? [laCode] : spans.Select(span => span.LaCode).Distinct();
}
