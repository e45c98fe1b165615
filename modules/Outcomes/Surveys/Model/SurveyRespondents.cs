using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Whether the same people answered two waves, post by post.</summary>
internal sealed class SurveyRespondents(SurveyWaveRow first, SurveyWaveRow second, IReadOnlyCollection<Post> posts,
    Func<string, string> markOf)
{
    private readonly ILookup<string, Post> bySchool = posts.ToLookup(post => post.Urn);

    /// <summary>Of the posts for which somebody answered one of the waves, by school and post.</summary>
    public IReadOnlyList<SurveyRespondent> Of(IEnumerable<SurveyAnswersRow> answers) =>
    [
        .. answers.GroupBy(row => (row.LaCode, row.Urn, Role: RoleOf(row))).OrderBy(post => post.Key.Urn, StringComparer.Ordinal)
            .ThenBy(post => post.Key.Role)
            .Select(post => new SurveyRespondent
            {
                Urn = post.Key.Urn,
                LaCode = post.Key.LaCode,
                Role = post.Key.Role,
                Respondent = Compared(post),
                PostChanged = !HoldersOn(post.Key.Urn, post.Key.Role, first.ClosesOn)
                    .SetEquals(HoldersOn(post.Key.Urn, post.Key.Role, second.ClosesOn)),
            }),
    ];

    private SameRespondent Compared(IEnumerable<SurveyAnswersRow> ofPost)
    {
        var waves = ofPost.ToLookup(row => row.Wave, row => row.Person);
        var (before, after) = (waves[first.Wave].ToHashSet(), waves[second.Wave].ToHashSet());
        if (before.Count == 0 || after.Count == 0)
            return SameRespondent.Unknown;
        return before.Overlaps(after) ? SameRespondent.Same : SameRespondent.Another;
    }

    /// <summary>The post that the person held on that day, or else at another time.</summary>
    private PostRole RoleOf(SurveyAnswersRow row)
    {
        var held = bySchool[row.Urn].Where(post => markOf(post.LeadRef) == row.Person).ToList();
        return (held.Find(post => IsHeldOn(post, row.CompletedOn)) ?? held.FirstOrDefault())?.Role ?? PostRole.Unspecified;
    }

    private HashSet<string> HoldersOn(string urn, PostRole role, DateOnly day) =>
        [.. bySchool[urn].Where(post => post.Role == role && IsHeldOn(post, day)).Select(post => post.LeadRef)];

    private static bool IsHeldOn(Post post, DateOnly day) => post.StartedOn.ToDateOnly() <= day && !(post.EndedOn?.ToDateOnly() < day);
}
