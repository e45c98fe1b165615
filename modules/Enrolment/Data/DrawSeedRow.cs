using Programme.Enrolment.Model;

namespace Programme.Enrolment.Data;

/// <summary>The seed of the draw, kept to be revealed after the trial; read by nothing until then. In a table of its own,
/// so that no query of the draw can bring it along, and no record, whose text would show it.</summary>
internal sealed class DrawSeedRow
{
    public int Number { get; init; } = 1;
    public required byte[] Secret { get; init; }

    public static DrawSeedRow Of(Seed seed) => new() { Secret = seed.Bytes };
}
