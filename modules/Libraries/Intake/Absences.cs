using Programme.Common.V1;

namespace Programme.Intake;

/// <summary>Rows that are stored, of what a file covers, and not in it. They stay and are named, unless the file is said to be complete:
/// then they are taken out, after the sender has said how many they are. See decision 0085.</summary>
public static class Absences
{
    private const int MostNamed = 10;

    /// <summary>Refuses a complete file of a list of which none is.</summary>
    public static void Check(ImportOptions options, ListDescription? list)
    {
        if ((options.Complete || options.Removes != 0) && list?.Covers is null)
            throw Faults.Invalid("options.complete", FieldCodes.NotExpected,
                "no complete file is expected here: rows that a newer file lacks are not taken out of this list.");
        if (options.Removes < 0 || (options.Removes > 0 && !options.Complete))
            throw Faults.Invalid("options.removes", FieldCodes.NotTogether, "0 or more is expected, more than 0 only with complete.");
    }

    /// <summary>The rows that a file takes out: none, unless its options say that it is complete. What it lacks is in the notes either
    /// way.</summary>
    /// <param name="options">What the sender says of the file.</param>
    /// <param name="problems">Takes the notes; a row that cannot be taken out refuses the file.</param>
    /// <param name="stored">Stored rows, by the key by which rows of the file are found among them.</param>
    /// <param name="inFile">Keys of the file.</param>
    /// <param name="isCovered">Whether the file stands for a stored row, such as those of its authorities.</param>
    /// <param name="name">A stored row in words, without anything about persons but their references.</param>
    /// <param name="neededBy">Why a row cannot be taken out, given all that are to be; null = it can.</param>
    public static IReadOnlyList<TRow> Absent<TKey, TRow>(this ImportOptions options, RowProblems problems,
        IReadOnlyDictionary<TKey, TRow> stored, IEnumerable<TKey> inFile, Func<TRow, bool> isCovered, Func<TRow, string> name,
        Func<TRow, IReadOnlySet<TRow>, string?>? neededBy = null)
        where TRow : class
    {
        var keys = inFile.ToHashSet();
        var absent = stored.Where(row => !keys.Contains(row.Key) && isCovered(row.Value)).Select(row => row.Value).ToHashSet();
        if (absent.Count > 0 && !options.Complete)
            problems.NoteFile(FieldCodes.NotInFile,
                $"{Counted(absent.Count)} not in it and {(absent.Count == 1 ? "stays" : "stay")}: {Named(absent, name)}. If the file is "
                    + "complete, ask what it takes out with complete and validate_only (on the command line --complete --check).");
        if (absent.Count == 0 || !options.Complete)
            return [];

        foreach (var row in absent)
        {
            if (neededBy?.Invoke(row, absent) is { } why)
                problems.Add(null, null, FieldCodes.CannotBeTakenOut, name(row), $"the row is expected in the file: {why}");
            problems.NoteFile(FieldCodes.Removed, $"{name(row)} is not in this list, which is complete; it is taken out.");
        }
        problems.ThrowIfAny();
        if (!options.ValidateOnly && options.Removes != absent.Count)
            throw problems.Refuse(null, null, FieldCodes.ToBeTakenOut, null,
                $"the number of rows that the file takes out is expected in removes (on the command line --removes {absent.Count}). "
                    + $"{Counted(absent.Count)} not in it: {Named(absent, name)}.");
        return [.. absent];
    }

    private static string Counted(int rows) =>
        rows == 1 ? "1 stored row of what this file covers is" : $"{rows:N0} stored rows of what this file covers are";

    private static string Named<TRow>(HashSet<TRow> rows, Func<TRow, string> name)
    {
        var named = string.Join("; ", rows.Select(name).Order(StringComparer.Ordinal).Take(MostNamed));
        return rows.Count > MostNamed ? $"{named}; and {rows.Count - MostNamed:N0} more" : named;
    }
}
