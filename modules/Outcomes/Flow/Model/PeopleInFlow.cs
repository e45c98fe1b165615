using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>A post of lead or deputy at a randomised school, held on the day of randomisation or later.</summary>
/// <param name="Arm">Of its school; unspecified = not told yet.</param>
/// <param name="Role">Lead or deputy.</param>
/// <param name="FromStart">Whether it was held on the day of randomisation.</param>
/// <param name="Left">Why it was left; unspecified = it is held.</param>
internal sealed record PostInFlow(Arm Arm, PostRole Role, bool FromStart, LeavingReason Left)
{
    /// <summary>Since when.</summary>
    public string Since => $"posts.{(FromStart ? "start" : "joined")}.{(Role == PostRole.Deputy ? "deputy" : "lead")}";

    /// <summary>And until when.</summary>
    public string Kept => Left switch
    {
        LeavingReason.Unspecified => "kept.in_post",
        LeavingReason.LeftSchool => "kept.left.left_school",
        LeavingReason.ChangedRole => "kept.left.changed_role",
        LeavingReason.Maternity => "kept.left.maternity",
        LeavingReason.Retired => "kept.left.retired",
        _ => "kept.left.unknown",
    };
}

/// <summary>An answer to a survey, from a randomised school.</summary>
/// <param name="Arm">Of its school; unspecified = not told yet.</param>
/// <param name="AtFollowUp">Follow-up or baseline.</param>
/// <param name="Both">Whether the same person answered at both.</param>
internal sealed record AnswerInFlow(Arm Arm, bool AtFollowUp, bool Both)
{
    public string Box => $"{(AtFollowUp ? "followup" : "baseline")}.{(Both ? "both" : "once")}";
}
