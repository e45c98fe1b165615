
namespace Programme.Enrolment;

/// <summary>Days on which a school had nobody in the post of lead.</summary>
internal static class Vacancy
{
    /// <summary>Counts calendar days of the window.</summary>
    /// <param name="leads">The school's posts of role lead, in any order; they may overlap.</param>
    /// <param name="first">First day of the window.</param>
    /// <param name="last">Last day, included: of the window, or of the school if it closed before.</param>
    public static long Days(IEnumerable<PostRow> leads, DateOnly first, DateOnly last)
    {
        var vacant = 0L;
        var from = first;
        foreach (var post in leads.Where(post => post.StartedOn <= last).OrderBy(post => post.StartedOn))
        {
            vacant += Math.Max(0, post.StartedOn.DayNumber - from.DayNumber);
            var end = post.EndsBefore ?? DateOnly.MaxValue;
            from = end > from ? end : from;
        }
        return vacant + Math.Max(0, last.DayNumber - from.DayNumber + 1);
    }
}
