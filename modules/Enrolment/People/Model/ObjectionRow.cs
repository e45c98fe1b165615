using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>An objection of a person to processing, and its decision.</summary>
internal sealed record ObjectionRow
{
    public required string PersonRef { get; init; }
    public required DateOnly ObjectedOn { get; init; }
    public required ObjectionDecision Decision { get; init; }
    public required ObjectionReason Reason { get; init; }
    public required DateOnly DecidedOn { get; init; }

    public Objection ToMessage() => new()
    {
        PersonRef = PersonRef,
        ObjectedOn = ObjectedOn.ToDate(),
        Decision = Decision,
        Reason = Reason,
        DecidedOn = DecidedOn.ToDate(),
    };
}
