using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Programme.Journal;

/// <summary>The columns of an entity's table, with the values that a row in memory has there.</summary>
internal sealed class TableColumns
{
    private static readonly ConditionalWeakTable<IEntityType, TableColumns> Known = [];
    /// <summary>Places in <see cref="All"/>: of the columns in the order of their names, and of those of the key.</summary>
    private readonly int[] sorted, key;

    private TableColumns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        Table = table.Name;
        FullName = table.Schema is { } schema ? $"\"{schema}\".\"{table.Name}\"" : $"\"{table.Name}\"";
        All = [.. entity.GetProperties().Select(property => new TableColumn(property, property.GetColumnName(table)!))];
        sorted = [.. Enumerable.Range(0, All.Length).OrderBy(at => All[at].Name, StringComparer.Ordinal)];
        key = [.. entity.FindPrimaryKey()!.Properties
            .Select(property => Array.FindIndex(All, column => column.Name == property.GetColumnName(table)))];
    }

    /// <summary>The table's name, without a schema.</summary>
    public string Table { get; }

    /// <summary>Its quoted name, with the schema.</summary>
    public string FullName { get; }

    /// <summary>All columns, in the order of the model.</summary>
    public TableColumn[] All { get; }

    /// <summary>The names of all columns, quoted.</summary>
    public string Names => string.Join(", ", All.Select(column => $"\"{column.Name}\""));

    public static TableColumns Of(IEntityType entity) => Known.GetValue(entity, type => new TableColumns(type));

    /// <summary>What is stored of a row, in the order of <see cref="All"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">Takes them; of the length of <see cref="All"/>.</param>
    public object?[] Read(object row, object?[] values)
    {
        for (var at = 0; at < values.Length; at++)
            values[at] = All[at].ValueOf(row);
        return values;
    }

    /// <summary>The key of a row with these values, as text.</summary>
    public string KeyOf(object?[] values) => key.Length == 1
        ? RowDigest.TextOf(values[key[0]])
        : string.Join(StoredTable.Between, key.Select(at => RowDigest.TextOf(values[at])));

    /// <summary>The digest of a row with these values.</summary>
    public UInt128 DigestOf(object?[] values, RowDigest digest)
    {
        digest.Begin(Table);
        foreach (var at in sorted)
            digest.Add(All[at].Utf8Name, values[at]);
        return digest.End();
    }
}

/// <summary>A column.</summary>
internal sealed class TableColumn(IProperty property, string name)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>Type name in the database.</summary>
    public string Type { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

    /// <summary>What is stored of it.</summary>
    public object? ValueOf(object row)
    {
        var value = getter.GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }
}
