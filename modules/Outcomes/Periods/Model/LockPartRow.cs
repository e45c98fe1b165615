namespace Programme.Outcomes;

/// <summary>The lines of a part as they were when the data were locked. Never changed; the lines of survey scores go with the answers.
/// Of all authorities together, so it has no scope.</summary>
internal sealed record LockPartRow
{
    /// <summary>Number of the lock.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>See <see cref="LockPart.Content"/>.</summary>
    public required string Content { get; init; }

    public static LockPartRow Of(int number, LockPart part) => new() { Number = number, Name = part.Name, Content = part.Content };

    public LockPart ToPart() => LockPart.Parse(Name, Content);
}
