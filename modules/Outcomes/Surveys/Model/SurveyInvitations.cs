using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Somebody who is asked, in a post.</summary>
internal sealed record InvitedPost(string LaCode, string Urn, string Person);

/// <summary>Who is invited to a wave.</summary>
internal static class SurveyInvitations
{
    /// <summary>Rule and words.</summary>
    public const string Definition =
        "SURVEY-1: invited = people with a code for a school by the day, revoked ones without a new code not counted; of a wave without "
        + "codes, people in a post that it asks, at a listed school, on a day of "
        + "the wave up to the day, but nobody who objected or withdrew consent before it closed; answered = of these, those with answers "
        + "for that school by the day.";

    /// <summary>Those with codes.</summary>
    public static HashSet<InvitedPost> ByCodes(IEnumerable<SurveyCodeRow> codes, DateOnly asOf) =>
        [.. codes.Where(code => code.IssuedOn <= asOf && !(code.RevokedOn <= asOf))
            .Select(code => new InvitedPost(code.LaCode, code.Urn, code.Person))];

    /// <summary>Those in post.</summary>
    public static HashSet<InvitedPost> ByPosts(SurveyWaveRow wave, IEnumerable<Post> posts, SurveyFrame frame, Func<string, string> markOf,
        DateOnly asOf)
    {
        var last = asOf < wave.ClosesOn ? asOf : wave.ClosesOn;
        return [.. posts.Where(post => wave.Asks(post.Role) && frame.Listed.ContainsKey(post.Urn)
            && !(frame.RefusedOn(post.LeadRef, wave.Wave) <= wave.ClosesOn))
            .Where(post => post.StartedOn.ToDateOnly() <= last && (post.EndedOn is null || post.EndedOn.ToDateOnly() >= wave.OpensOn))
            .Select(post => new InvitedPost(frame.Listed[post.Urn], post.Urn, markOf(post.LeadRef)))];
    }
}
