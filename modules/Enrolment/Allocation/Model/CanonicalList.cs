using System.Security.Cryptography;
using System.Text;

namespace Programme.Enrolment;

/// <summary>One unit of randomisation: a school in its authority.</summary>
/// <param name="Stratum">What the draw is stratified by: the authority's code.</param>
/// <param name="Id">The unit's own id: the school's URN.</param>
internal sealed record Unit(string Stratum, string Id);

/// <summary>The units to be randomised in the one order that everybody finds again, whatever order they came in: by
/// stratum, then by id, compared as UTF-8 bytes (UTF-16 order, which .NET calls ordinal, differs beyond U+FFFF, and a
/// culture's order differs by culture and version).</summary>
internal sealed class CanonicalList
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private CanonicalList(IReadOnlyList<Unit> units) =>
        (Units, Hash) = (units, HashOf(units.Select(unit => $"{unit.Stratum}\t{unit.Id}\n")));

    /// <summary>The units in canonical order.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of the lines <c>stratum TAB id LF</c>.</summary>
    public string Hash { get; }

    /// <summary>Puts units in order. A unit that occurs twice (also in two strata), an empty name, and a name with a tab or
    /// line break (which would make two lists look alike) are refused by name.</summary>
    public static CanonicalList Of(IEnumerable<Unit> units)
    {
        var sorted = units.Select(unit => (Unit: unit, Stratum: Bytes(unit.Stratum), Id: Bytes(unit.Id))).ToList();
        sorted.Sort((a, b) => Compare(a.Stratum, b.Stratum) is var order and not 0 ? order : Compare(a.Id, b.Id));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (unit, _, _) in sorted)
        {
            if (!seen.Add(unit.Id))
                throw new ArgumentException($"The unit {unit.Id} is listed twice.", nameof(units));
        }
        return new CanonicalList([.. sorted.Select(item => item.Unit)]);
    }

    /// <summary>Lower-case hexadecimal SHA-256 of lines.</summary>
    public static string HashOf(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
            hash.AppendData(Utf8.GetBytes(line));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Bytes(string name) => name.Length > 0 && name.AsSpan().IndexOfAny('\t', '\n', '\r') < 0
        ? Utf8.GetBytes(name)
        : throw new ArgumentException($"'{name}' cannot name a unit or a stratum.", nameof(name));

    private static int Compare(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other);
}
