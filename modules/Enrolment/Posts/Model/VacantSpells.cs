using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Spans of days on which a school had no lead of its own, split where cover for parental leave begins and ends.</summary>
internal static class VacantSpells
{
    /// <summary>The spells of one school in a window, by day.</summary>
    /// <param name="urn">School.</param>
    /// <param name="laCode">Its authority.</param>
    /// <param name="leads">The school's posts of role lead, in any order; they may overlap.</param>
    /// <param name="first">First day of the window.</param>
    /// <param name="last">Last day, included.</param>
    public static IEnumerable<VacantSpell> List(string urn, string laCode, IReadOnlyCollection<PostRow> leads, DateOnly first,
        DateOnly last)
    {
        var posts = leads.OrderBy(post => post.StartedOn).ThenBy(post => post.PostId, StringComparer.Ordinal).ToList();
        var own = posts.FindAll(post => post.CoversPostId is null);
        var covers = posts.FindAll(post => post.CoversPostId is not null);
        foreach (var (from, to) in Without(own, first, last))
        {
            var left = own.Where(post => post.EndsBefore <= from).MaxBy(post => post.EndsBefore);
            var next = to < last ? own.Find(post => post.StartedOn == to.AddDays(1)) : null;
            foreach (var (start, end, cover) in Split(covers, from, to))
            {
                yield return new VacantSpell
                {
                    Urn = urn,
                    LaCode = laCode,
                    FirstOn = start.ToDate(),
                    LastOn = end.ToDate(),
                    Days = end.DayNumber - start.DayNumber + 1,
                    CoverPostId = cover?.PostId ?? "",
                    LeftPostId = left?.PostId ?? "",
                    NextPostId = next?.PostId ?? "",
                };
            }
        }
    }

    /// <summary>Days of the window without any of these posts.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To)> Without(IEnumerable<PostRow> byStart, DateOnly first, DateOnly last) =>
        Split(byStart, first, last).Where(part => part.Post is null).Select(part => (part.From, part.To));

    /// <summary>The window in parts with a post and parts without.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To, PostRow? Post)> Split(IEnumerable<PostRow> byStart, DateOnly first,
        DateOnly last)
    {
        var from = first;
        foreach (var post in byStart.Where(post => post.StartedOn <= last))
        {
            var start = post.StartedOn > from ? post.StartedOn : from;
            var end = post.EndsBefore is { } before && before <= last ? before.AddDays(-1) : last;
            if (end < start)
                continue;
            if (start > from)
                yield return (from, start.AddDays(-1), null);
            yield return (start, end, post);
            from = end.AddDays(1);
        }
        if (from <= last)
            yield return (from, last, null);
    }
}
