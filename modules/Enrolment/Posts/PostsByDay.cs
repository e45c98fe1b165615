using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The posts that a caller sees: those of an authority in scope, and those at schools that one of them has on some day. A school
/// may have moved since a post was recorded.</summary>
/// <param name="Stored">The posts as they are stored.</param>
/// <param name="Moved">The schools that moved.</param>
internal sealed record PostsByDay(List<PostRow> Stored, MovedSchools Moved)
{
    /// <param name="all">A context that sees all authorities.</param>
    /// <param name="scope">What the caller sees.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<PostsByDay> LoadAsync(EnrolmentDb all, Scope scope, CancellationToken cancel)
    {
        var moved = await MovedSchools.LoadAsync(all, cancel);
        return new PostsByDay(await In(all, scope, moved).ToListAsync(cancel), moved);
    }

    /// <summary>The posts as a question to the table.</summary>
    public static IQueryable<PostRow> In(EnrolmentDb all, Scope scope, MovedSchools moved)
    {
        var seen = moved.In(scope);
        return all.Posts.Where(row => scope.Everything || scope.LaCodes.Contains(row.LaCode) || seen.Contains(row.Urn));
    }

    /// <summary>The posts with the authority that has the school on the last day of each, as far as it is known on a day.</summary>
    public List<PostRow> UpTo(DateOnly day) => Stored.ConvertAll(post => UpTo(post, Moved, day));

    /// <summary>The same for one post.</summary>
    public static PostRow UpTo(PostRow post, MovedSchools moved, DateOnly day) =>
        post with { LaCode = moved.Of(post.Urn).On(post.LaCode, PostRow.LastDay(post.StartedOn, post.EndsBefore, day)) ?? post.LaCode };
}
