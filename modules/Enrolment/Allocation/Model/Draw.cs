// DSLRAND-1, the draw. Anybody with the list, the terms and the seed gets the same arms from these lines, in any language
// that has SHA-256 and HMAC-SHA256.
//
//   List        Strata (authorities) in order of their UTF-8 bytes, units (schools) within them likewise; each is a line
//               "stratum TAB unit LF". Its SHA-256, in lower-case hexadecimal, is the list hash.
//   Commitment  SHA-256 of "DSLRAND-1|commit|trial id|list hash|mode|block sizes|seed", with the sizes joined by commas
//               and the seed as 64 lower-case hexadecimal digits. When a beacon was named (a public value that did not exist
//               yet), "|source|round|time" follows, the time in UTC as 2021-07-01T12:00:00Z. Published before the beacon's time, it
//               holds the seed fast, and which value is mixed in.
//   Contribution  A second person's 32 bytes; SHA-256 of "DSLRAND-1|contribute|trial id|list hash|contribution" (lower-case
//               hexadecimal) is published like the commitment. The seed is from then on SHA-256 of
//               "DSLRAND-1|seeds|seed|contribution".
//   Key         The seed's 32 bytes; with a beacon, SHA-256 of those bytes followed by the UTF-8 bytes of its value.
//   Stream      Each stratum has its own: K = HMAC-SHA256(key, "DSLRAND-1|trial id|list hash|stratum"). The digests
//               HMAC-SHA256(K, counter), counter 0, 1, 2 … as 8 bytes big-endian, are read as big-endian 32-bit words.
//               The list hash is in every stream, so that no stratum can be drawn before the whole list is final; given
//               the list hash the strata are independent of each other.
//   Number      uniform(n): words of 2^32 - (2^32 mod n) and above are skipped, of the others the remainder by n is
//               taken; uniform(1) is 0 and takes no word.
//   Shuffle     For i from the last place down to 1: swap places i and uniform(i + 1).
//   Fixed       Of n units t = n div 2 are treated, and one more when n is odd and uniform(2) gives 1. t times T, then
//               n - t times C, shuffled, go to the units in order. So arms of a stratum differ by n mod 2.
//   Blocks      Until there are n: a size b = sizes[uniform(number of sizes)]; b/2 times T, then b/2 times C, shuffled,
//               are appended. What is beyond n is cut off.
//   Allocation  Lines "stratum TAB unit TAB arm LF", arm T or C, in the order of the list; their SHA-256 is the
//               allocation hash.
using System.Security.Cryptography;
using System.Text;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>A unit and the arm that was drawn for it.</summary>
internal sealed record DrawnUnit(Unit Unit, Arm Arm);

/// <summary>The draw DSLRAND-1: stratified, 1:1, and checkable by anyone after the seed is revealed.</summary>
internal static class Draw
{
    /// <summary>The algorithm's name.</summary>
    public const string Algorithm = "DSLRAND-1";

    /// <summary>What is published before the draw, and holds its seed fast. Lower-case hexadecimal.</summary>
    public static string Commitment(DrawTerms terms, CanonicalList list, Seed seed, Beacon? beacon = null) =>
        CanonicalList.HashOf([$"{Algorithm}|commit|{terms.TrialId}|{list.Hash}|{terms.ModeName}|{terms.Sizes}|{seed.Hex}{beacon?.Suffix}"]);

    /// <summary>What is published of a second person's contribution to the seed. Lower-case hexadecimal.</summary>
    public static string Contribution(string trialId, string listHash, Seed contribution) =>
        CanonicalList.HashOf([$"{Algorithm}|contribute|{trialId}|{listHash}|{contribution.Hex}"]);

    /// <summary>The seed that is drawn with: the committed one, or both people's.</summary>
    public static Seed Together(Seed seed, Seed? contribution) =>
        contribution is null ? seed : Seed.Parse(CanonicalList.HashOf([$"{Algorithm}|seeds|{seed.Hex}|{contribution.Hex}"]))!;

    /// <summary>The arms of a list, in its order.</summary>
    public static IReadOnlyList<DrawnUnit> Allocate(DrawTerms terms, CanonicalList list, Seed seed)
    {
        var key = terms.Beacon is { } beacon ? SHA256.HashData([.. seed.Bytes, .. Encoding.UTF8.GetBytes(beacon)]) : seed.Bytes;
        var drawn = new List<DrawnUnit>(list.Units.Count);
        foreach (var stratum in list.Units.GroupBy(unit => unit.Stratum, StringComparer.Ordinal))
        {
            var units = stratum.ToList();
            var stream = new DrawStream(key, $"{Algorithm}|{terms.TrialId}|{list.Hash}|{stratum.Key}");
            var arms = terms.Mode == AllocationMode.Blocks ? Blocks(units.Count, terms.BlockSizes, stream) : Fixed(units.Count, stream);
            drawn.AddRange(units.Zip(arms, (unit, arm) => new DrawnUnit(unit, arm)));
        }
        return drawn;
    }

    /// <summary>Hash of an allocation in canonical order. Lower-case hexadecimal.</summary>
    public static string HashOf(IEnumerable<DrawnUnit> drawn) =>
        CanonicalList.HashOf(drawn.Select(Line));

    /// <summary>A unit's line of the allocation.</summary>
    public static string Line(DrawnUnit item) => $"{item.Unit.Stratum}\t{item.Unit.Id}\t{Letter(item.Arm)}\n";

    /// <summary>T or C, as files and hashes have it.</summary>
    public static char Letter(Arm arm) => arm == Arm.Intervention ? 'T' : 'C';

    private static Arm[] Fixed(int n, DrawStream stream)
    {
        var treated = (n / 2) + (int.IsOddInteger(n) ? stream.Uniform(2) : 0);
        return Shuffled(treated, n - treated, stream);
    }

    private static Arm[] Blocks(int n, IReadOnlyList<int> sizes, DrawStream stream)
    {
        var arms = new List<Arm>(n);
        while (arms.Count < n)
        {
            var half = sizes[stream.Uniform(sizes.Count)] / 2;
            arms.AddRange(Shuffled(half, half, stream));
        }
        return [.. arms.Take(n)];
    }

    private static Arm[] Shuffled(int treated, int control, DrawStream stream)
    {
        Arm[] arms = [.. Enumerable.Repeat(Arm.Intervention, treated), .. Enumerable.Repeat(Arm.Control, control)];
        stream.Shuffle<Arm>(arms);
        return arms;
    }
}
