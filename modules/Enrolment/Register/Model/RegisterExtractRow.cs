namespace Programme.Enrolment;

/// <summary>An extract of the register that was imported.</summary>
internal sealed record RegisterExtractRow
{
    public required DateOnly ExtractOn { get; init; }

    /// <summary>Lower-case hexadecimal, of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Establishments in the file.</summary>
    public required int Rows { get; init; }
}
