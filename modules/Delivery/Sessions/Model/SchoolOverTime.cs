using Programme.Enrolment.V1;

namespace Programme.Delivery;

/// <summary>A school and who has it when.</summary>
/// <param name="LaCode">Its authority, unless there are spans.</param>
/// <param name="Spans">Its authorities one after another; none = always the same.</param>
internal sealed record SchoolOverTime(string LaCode, IReadOnlyList<AuthoritySpan> Spans)
{
    /// <summary>The authority on a day; null = none of the trial.</summary>
    public string? On(DateOnly day) => Spans.On(LaCode, day);

    /// <summary>Whether an authority has it on some day.</summary>
    public bool IsOf(string laCode) => Spans.Codes(LaCode).Contains(laCode);
}
