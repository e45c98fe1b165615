using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>That the details of a person were deleted: an old file must not bring them back. See decision 0022.</summary>
internal sealed record ErasureRow
{
    public required string PersonRef { get; init; }
    public required DateOnly ErasedOn { get; init; }
    public required ErasureReason Reason { get; init; }
    public required string ErasedBy { get; init; }
}
