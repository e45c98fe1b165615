namespace Programme.Enrolment;

/// <summary>That somebody approved the import of a file as the allocation of a batch.</summary>
internal sealed record AllocationApprovalRow
{
    public int Batch { get; init; }
    public required string ApprovedBy { get; init; }

    /// <summary>1, 2, … for each person: the last one counts.</summary>
    public int Number { get; init; }

    /// <summary>Of the file, lower-case hexadecimal.</summary>
    public required string FileSha256 { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }
}
