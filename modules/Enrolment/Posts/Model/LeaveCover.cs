using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Cover for parental leave: somebody else takes up the post while its holder is away. The holder's post ends with the
/// reason maternity and, after a return, there is a new one; between the two is the absence.</summary>
internal static class LeaveCover
{
    /// <summary>Checks a post that covers another.</summary>
    /// <param name="cover">The post that is to be cover.</param>
    /// <param name="covered">The post for which it is.</param>
    /// <param name="back">First day of its holder's next post in the same role at the same school; null = not back.</param>
    public static IEnumerable<Problem> Problems(PostRow cover, PostRow covered, DateOnly? back)
    {
        if ((cover.Urn, cover.Role) != (covered.Urn, covered.Role))
            yield return new("covers_post_id", FieldCodes.OtherPost, "a post in the same role at the same school is expected.");
        if (cover.LeadRef == covered.LeadRef)
            yield return new("covers_post_id", FieldCodes.OwnPost, "the post of somebody else is expected.");
        if (covered.EndsBefore is not { } away || covered.LeavingReason != LeavingReason.Maternity)
            yield return new("covers_post_id", FieldCodes.NotOnLeave,
                "a post that ended for parental leave is expected: end it with that reason first.");
        else if (cover.StartedOn < away || cover.StartedOn >= back)
            yield return new("started_on", FieldCodes.OutsideAbsence,
                $"a day of the absence is expected, from {away:yyyy-MM-dd}{(back is { } day ? $" to {day.AddDays(-1):yyyy-MM-dd}" : "")}.");
    }
}
