using System.Security.Cryptography;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>The arms of a batch as the text that is sealed until their release: a line with a salt, then the allocation's lines.
/// Its hash can be shown: without the salt nobody finds the arms of a small batch by trying them all. See decision 0015.</summary>
internal sealed class ArmsText(string text)
{
    private const int SaltDigits = 64;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Lower-case hexadecimal SHA-256 of the text.</summary>
    public string Hash => CanonicalList.HashOf([Text]);

    /// <summary>The first line, 64 lower-case hexadecimal digits.</summary>
    public string Salt => Text[..SaltDigits];

    /// <summary>The arms, in the order in which they were given.</summary>
    public IEnumerable<DrawnUnit> Drawn => Text[(SaltDigits + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .Select(cells => new DrawnUnit(new Unit(cells[0], cells[1]), cells[2] == "T" ? Arm.Intervention : Arm.Control));

    /// <summary>The arms with a new salt.</summary>
    public static ArmsText Of(IEnumerable<DrawnUnit> drawn) =>
        new($"{RandomNumberGenerator.GetHexString(SaltDigits, lowercase: true)}\n{string.Concat(drawn.Select(Draw.Line))}");

    /// <inheritdoc/>
    public override string ToString() => "(not shown)";
}
