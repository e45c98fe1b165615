using System.Globalization;

namespace Programme.Enrolment;

/// <summary>Checks the rows of one authority code: they may not overlap, nor give different days of signing. See decision 0024.</summary>
internal static class AuthoritySpans
{
    /// <summary>Problems of a file's rows, compared with each other and with stored rows that the file does not replace.</summary>
    /// <param name="lines">The rows of the file with their lines.</param>
    /// <param name="stored">The rows that are stored.</param>
    public static IEnumerable<CellProblem> Problems(IReadOnlyList<(int Line, AuthorityRow Row)> lines, IEnumerable<AuthorityRow> stored)
    {
        var replaced = lines.Select(line => (line.Row.LaCode, line.Row.ValidFrom)).ToHashSet();
        var all = stored.Where(row => !replaced.Contains((row.LaCode, row.ValidFrom))).Select(row => (Line: 0, Row: row)).Concat(lines)
            .ToLookup(line => line.Row.LaCode);
        return lines.Select(line => line.Row.LaCode).Distinct()
            .SelectMany(code => OfCode([.. all[code].OrderBy(line => line.Row.ValidFrom)]));
    }

    private static IEnumerable<CellProblem> OfCode(List<(int Line, AuthorityRow Row)> rows)
    {
        foreach (var (one, next) in rows.Zip(rows.Skip(1)))
        {
            if (one.Row.ValidTo is not { } last || last >= next.Row.ValidFrom)
                yield return Overlap(one, next);
        }
        foreach (var problem in Signed(rows, "mou_signed_on", row => row.MouSignedOn)
            .Concat(Signed(rows, "dsa_signed_on", row => row.DsaSignedOn)))
            yield return problem;
    }

    /// <summary>Names the later line of the file; a row that was imported before has none.</summary>
    private static CellProblem Overlap((int Line, AuthorityRow Row) one, (int Line, AuthorityRow Row) next) => one.Line > next.Line
        ? new(one.Line, "valid_to", FieldCodes.Overlaps, Text(one.Row.ValidTo),
            $"a last day before {Text(next.Row.ValidFrom)}, when {Where(next)} begins, is expected.")
        : new(next.Line, "valid_from", FieldCodes.Overlaps, Text(next.Row.ValidFrom),
            $"a first day after the last of {Where(one)} is expected; end that one by giving it here with a valid_to.");

    private static IEnumerable<CellProblem> Signed(List<(int Line, AuthorityRow Row)> rows, string column,
        Func<AuthorityRow, DateOnly?> day)
    {
        var given = rows.FindAll(line => day(line.Row) is not null);
        if (given.Count < 2)
            return [];
        var first = given.MinBy(line => line.Line);
        return given.Where(line => day(line.Row) != day(first.Row))
            .Select(line => new CellProblem(line.Line, column, FieldCodes.NotOne, Text(day(line.Row)),
            $"the code as a whole signs once: blank, or {Text(day(first.Row))} as in {Where(first)}, is expected."));
    }

    private static string Where((int Line, AuthorityRow Row) row) => row.Line > 0 ? $"line {row.Line}"
        : $"the row {(row.Row.ValidFrom == AuthorityRow.Always ? "without valid_from" : $"from {Text(row.Row.ValidFrom)}")} that was "
        + "imported before";

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
