using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Moves between schools. A move is a post that ended, and a post at another school that the person took up afterwards.
/// Two schools at a time are no move, and neither is another post at a school where the person is already.</summary>
internal static class Moves
{
    /// <summary>The moves in a set of posts, by person and day.</summary>
    public static IEnumerable<Move> List(IEnumerable<PostRow> posts) => posts.GroupBy(post => post.LeadRef)
        .OrderBy(person => person.Key, StringComparer.Ordinal)
        .SelectMany(person => OfPerson([.. person.OrderBy(post => post.StartedOn).ThenBy(post => post.PostId, StringComparer.Ordinal)]));

    /// <summary>Each post taken up is the end of one move at most: from the post that ended last before it.</summary>
    private static IEnumerable<Move> OfPerson(List<PostRow> posts)
    {
        foreach (var taken in posts)
        {
            var from = posts.Where(post => post.EndsBefore <= taken.StartedOn).MaxBy(post => post.EndsBefore);
            if (from is not { EndsBefore: { } end } || from.Urn == taken.Urn)
                continue;
            if (!posts.Exists(post => (post.Urn == from.Urn || post.Urn == taken.Urn) && GoesOn(post, taken)))
                yield return MoveTo(from, end, taken);
        }
    }

    private static Move MoveTo(PostRow from, DateOnly end, PostRow taken) => new()
    {
        PersonRef = taken.LeadRef,
        FromPostId = from.PostId,
        ToPostId = taken.PostId,
        FromUrn = from.Urn,
        ToUrn = taken.Urn,
        LeftOn = end.AddDays(-1).ToDate(),
        StartedOn = taken.StartedOn.ToDate(),
        DaysBetween = taken.StartedOn.DayNumber - end.DayNumber,
    };

    /// <summary>Whether the person was in a post before it took up the other, and stays in it.</summary>
    private static bool GoesOn(PostRow post, PostRow taken) =>
        post.StartedOn < taken.StartedOn && (post.EndsBefore is not { } end || end > taken.StartedOn);
}
