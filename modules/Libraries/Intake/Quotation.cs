using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Programme.Intake;

/// <summary>Whether the quotation marks of a record are where they may be.</summary>
internal static class Quotation
{
    private const int Letters = 64;

    /// <summary>Whether each quotation mark opens or closes a cell, or is doubled inside one. The record is looked at 64 letters at a
    /// time: every row of a national extract passes here, with 200 marks in each.</summary>
    /// <param name="record">The record without its line end.</param>
    /// <param name="delimiter">What separates its cells.</param>
    public static bool IsSound(ReadOnlySpan<char> record, char delimiter)
    {
        Span<char> rest = stackalloc char[Letters];
        var (inside, mayOpen, mustEnd) = (0UL, 1UL, 0UL);
        for (var at = 0; at < record.Length; at += Letters)
        {
            var isLast = record.Length - at <= Letters;
            if (isLast)
            {
                // After the last letter a cell ends as before a delimiter.
                rest.Fill(delimiter);
                record[at..].CopyTo(rest);
            }
            var (marks, ends) = Bits(isLast ? rest : record.Slice(at, Letters), delimiter);
            ends |= marks;
            var open = ToggledBy(marks) ^ inside;
            var opening = marks & open;
            var closing = marks & ~open;
            if ((opening & ~((ends << 1) | mayOpen)) != 0 || (mustEnd & ~ends & 1) != 0 || (closing & ~(ends >> 1) & ~Last) != 0)
                return false;
            mayOpen = ends >> (Letters - 1);
            mustEnd = closing >> (Letters - 1);
            inside = 0 - (open >> (Letters - 1));
        }
        return inside == 0;
    }

    private const ulong Last = 1UL << (Letters - 1);

    /// <summary>A bit is set from each mark that opens to before the one that closes.</summary>
    private static ulong ToggledBy(ulong marks)
    {
        for (var by = 1; by < Letters; by *= 2)
            marks ^= marks << by;
        return marks;
    }

    /// <summary>Which of 64 letters are quotation marks, and which delimiters.</summary>
    private static (ulong Marks, ulong Delimiters) Bits(ReadOnlySpan<char> letters, char delimiter)
    {
        var (marks, delimiters) = (0UL, 0UL);
        var units = MemoryMarshal.Cast<char, ushort>(letters);
        for (var at = 0; at < Letters; at += Vector256<ushort>.Count)
        {
            var part = Vector256.Create(units.Slice(at, Vector256<ushort>.Count));
            marks |= (ulong)Vector256.Equals(part, Vector256.Create((ushort)'"')).ExtractMostSignificantBits() << at;
            delimiters |= (ulong)Vector256.Equals(part, Vector256.Create((ushort)delimiter)).ExtractMostSignificantBits() << at;
        }
        return (marks, delimiters);
    }
}
