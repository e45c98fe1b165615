namespace Programme.Enrolment;

/// <summary>A time in which somebody was the lead of a school.</summary>
/// <param name="StartedOn">First day.</param>
/// <param name="EndsBefore">First day after it; null = still in post.</param>
internal readonly record struct LeadTime(DateOnly StartedOn, DateOnly? EndsBefore);
