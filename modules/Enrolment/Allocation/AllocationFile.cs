using Programme.Enrolment.V1;
using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>An allocation made elsewhere, as a file: la_code, urn, arm (T or C), in any order.</summary>
internal static class AllocationFile
{
    public static readonly Dictionary<string, Arm> Arms = new() { ["T"] = Arm.Intervention, ["C"] = Arm.Control };

    /// <summary>One row and its line.</summary>
    public sealed record Row(int Line, DrawnUnit Drawn);

    /// <summary>The rows; a school that occurs twice, or has no arm, is an error.</summary>
    public static Dictionary<string, Row> Read(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, AllocationList.Description);
        var rows = new Dictionary<string, Row>();
        foreach (var row in table.Rows())
        {
            var unit = new Unit(row.Required("la_code", 3), row.Required("urn", 10));
            var arm = row.RequiredCode("arm", Arms);
            if (!rows.TryAdd(unit.Id, new Row(row.Line, new DrawnUnit(unit, arm))))
                row.Problem("urn", FieldCodes.Duplicate, unit.Id, $"the same school is on line {rows[unit.Id].Line}.");
        }
        return rows;
    }

    /// <summary>The rows in the order of the list; each listed school must have one, and no other school.</summary>
    public static IReadOnlyList<DrawnUnit> InOrder(Dictionary<string, Row> rows, CanonicalList list, RowProblems problems)
    {
        var listed = list.Units.ToDictionary(unit => unit.Id);
        foreach (var (line, drawn) in rows.Values)
        {
            if (!listed.TryGetValue(drawn.Unit.Id, out var unit))
                problems.Add(line, "urn", FieldCodes.NotOnList, drawn.Unit.Id, "a school of the frozen list is expected.");
            else if (unit.Stratum != drawn.Unit.Stratum)
                problems.Add(line, "la_code", FieldCodes.OtherAuthority, drawn.Unit.Stratum,
                    $"the authority of school {unit.Id} on the frozen list is {unit.Stratum}.");
        }
        foreach (var unit in list.Units.Where(unit => !rows.ContainsKey(unit.Id)))
            problems.Add(null, "urn", FieldCodes.SchoolMissing, unit.Id,
                $"a row for this school of authority {unit.Stratum} is expected: it is on the frozen list.");
        return [.. list.Units.Where(unit => rows.ContainsKey(unit.Id)).Select(unit => rows[unit.Id].Drawn)];
    }

    /// <summary>Refuses the file at the first line whose arm is not the one that was derived.</summary>
    public static void CheckDerived(Dictionary<string, Row> rows, IReadOnlyList<DrawnUnit> derived, RowProblems problems)
    {
        var different = derived.Select(unit => rows[unit.Unit.Id] is var row && row.Drawn.Arm != unit.Arm ? row : null).OfType<Row>()
            .MinBy(row => row.Line);
        if (different is not null)
            throw problems.Refuse(different.Line, "arm", FieldCodes.NotAsDrawn, Draw.Letter(different.Drawn.Arm).ToString(),
                $"the seed draws the other arm for school {different.Drawn.Unit.Id}: seed, mode, block sizes, beacon or file are not those "
                    + "of this draw.");
    }
}
