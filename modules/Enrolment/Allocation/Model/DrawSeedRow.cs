namespace Programme.Enrolment;

/// <summary>The sealed seed of a batch. In a table of its own, so that no query of a draw brings it along, and no record, whose
/// text would show it.</summary>
internal sealed class DrawSeedRow
{
    public int Batch { get; init; }
    public required byte[] Sealed { get; init; }
}
