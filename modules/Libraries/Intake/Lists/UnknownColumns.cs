namespace Programme.Intake;

/// <summary>Columns of a file that its list does not have. They are never passed over in silence: one that looks like a column of
/// the list that the file lacks is refused, any other is noted.</summary>
internal sealed class UnknownColumns
{
    private const int Shown = 20;
    private readonly List<(string Name, int At)> unknown;
    private readonly ListHeader header;
    private readonly ListDescription list;
    private readonly FileLayout layout;
    private readonly int line;
    private readonly RowProblems problems;

    public UnknownColumns(ListHeader header, ListDescription list, FileLayout layout, int line, RowProblems problems)
    {
        (this.header, this.list, this.layout, this.line, this.problems) = (header, list, layout, line, problems);
        var known = header.Positions.Values.ToHashSet();
        unknown = [.. header.Names.Select((name, at) => (name, at + 1))
            .Where(column => column.name.Length > 0 && !known.Contains(column.Item2 - 1))];
    }

    /// <summary>Refuses the file for a column that it lacks, and says which other it may have meant by it.</summary>
    public void Missing(string column)
    {
        var name = layout.NameOf(column);
        var meant = unknown.Find(other => Likeness.IsNear(other.Name, name));
        problems.Add(line, column, FieldCodes.ColumnMissing, null, meant.Name is null
            ? $"the column {name} is expected in the header."
            : $"the column {name} is expected in the header; column {meant.At}, `{meant.Name}`: not known; did you mean {name}?");
        unknown.Remove(meant);
    }

    /// <summary>Refuses or notes the others.</summary>
    public void Report()
    {
        if (list.HasOtherColumns)
            return;
        var lacking = list.Columns.Where(column => header.PositionOf(column.Name) is null && !layout.Constants.ContainsKey(column.Name))
            .Select(column => layout.NameOf(column.Name)).ToList();
        foreach (var (name, at) in unknown.Take(Shown))
        {
            if (lacking.Find(column => Likeness.IsNear(name, column)) is { } meant)
                problems.Add(line, name, FieldCodes.ColumnUnknown, null, $"column {at}, `{name}`: not known; did you mean {meant}?");
            else
                problems.NoteFile(FieldCodes.ColumnNotRead, $"Column {at}, `{name}`: not known; it is not read.");
        }
        if (unknown.Count > Shown)
            problems.NoteFile(FieldCodes.ColumnNotRead, $"{unknown.Count - Shown} more columns are not known and not read.");
    }
}
