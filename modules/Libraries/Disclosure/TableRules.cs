namespace Programme.Disclosure;

/// <summary>Checks a table before any decision about it.</summary>
internal static class TableRules
{
    public static void Check(Table table)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in table.Cells)
        {
            if (!names.Add(cell.Name))
                throw new ArgumentException($"The table has two cells named {cell.Name}.");
            if (cell.Value < 0)
                throw new ArgumentException($"The count of {cell.Name} is negative.");
            if (cell.Form == Form.Withheld)
                throw new ArgumentException($"{cell.Name} is withheld by the table; leave it out or call it implied.");
            if (cell.Value is { } value)
                values.Add(cell.Name, value);
        }

        foreach (var relation in table.Relations)
            CheckSum(relation, values);
    }

    private static void CheckSum(Relation relation, Dictionary<string, long> values)
    {
        if (relation.Parts.Append(relation.Total).FirstOrDefault(name => !values.ContainsKey(name)) is { } unknown)
            throw new ArgumentException($"The sum of {relation.Total} names {unknown}, which has no count.");
        if (relation.Parts.Append(relation.Total).Distinct(StringComparer.Ordinal).Count() != relation.Parts.Count + 1)
            throw new ArgumentException($"The sum of {relation.Total} names a cell twice.");
        if (relation.Parts.Sum(name => values[name]) != values[relation.Total])
            throw new ArgumentException($"The parts of {relation.Total} do not add up to it.");
    }
}
