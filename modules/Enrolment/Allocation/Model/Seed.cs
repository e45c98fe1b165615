using System.Security.Cryptography;

namespace Programme.Enrolment;

/// <summary>The 32 bytes that a draw comes from. Whoever knows them knows every arm, so this type shows them to the
/// draw and to its own table only: it has no text, and no message, log line or audit row is made of it.</summary>
internal sealed class Seed
{
    private const int Length = 32;

    private Seed(byte[] bytes) => Bytes = bytes;

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>64 lower-case hexadecimal digits, as the commitment has them.</summary>
    public string Hex => Convert.ToHexStringLower(Bytes);

    /// <summary>A new seed from the operating system's cryptographic source.</summary>
    public static Seed New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The seed written as 64 hexadecimal digits, in either case; null when the text is something else.</summary>
    public static Seed? Parse(string hex) =>
        hex.Length == 2 * Length && hex.All(char.IsAsciiHexDigit) ? new(Convert.FromHexString(hex)) : null;

    /// <inheritdoc/>
    public override string ToString() => "(not shown)";
}
