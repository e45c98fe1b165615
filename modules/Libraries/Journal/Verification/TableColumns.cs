using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Programme.Journal;

/// <summary>The columns of an entity's table, with the values that a row in memory has there.</summary>
internal sealed class TableColumns
{
    private static readonly ConditionalWeakTable<IEntityType, TableColumns> Known = [];
    private readonly IReadOnlyList<TableColumn> sorted;
    private readonly IReadOnlyList<TableColumn> key;

    private TableColumns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        Table = table.Name;
        FullName = table.Schema is { } schema ? $"\"{schema}\".\"{table.Name}\"" : $"\"{table.Name}\"";
        All = [.. entity.GetProperties().Select(property => new TableColumn(property, property.GetColumnName(table)!))];
        sorted = [.. All.OrderBy(column => column.Name, StringComparer.Ordinal)];
        key = [.. entity.FindPrimaryKey()!.Properties
            .Select(property => All.Single(column => column.Name == property.GetColumnName(table)))];
    }

    /// <summary>The table's name, without a schema.</summary>
    public string Table { get; }

    /// <summary>Its quoted name, with the schema.</summary>
    public string FullName { get; }

    /// <summary>All columns, in the order of the model.</summary>
    public IReadOnlyList<TableColumn> All { get; }

    /// <summary>The names of all columns, quoted.</summary>
    public string Names => string.Join(", ", All.Select(column => $"\"{column.Name}\""));

    public static TableColumns Of(IEntityType entity) => Known.GetValue(entity, type => new TableColumns(type));

    /// <summary>The row's key as text.</summary>
    public string KeyOf(object row) => key.Count == 1
        ? RowDigest.TextOf(key[0].ValueOf(row))
        : string.Join(StoredTable.Between, key.Select(column => RowDigest.TextOf(column.ValueOf(row))));

    /// <summary>The row's digest.</summary>
    public UInt128 DigestOf(object row, RowDigest digest)
    {
        digest.Begin(Table);
        foreach (var column in sorted)
            digest.Add(column.Utf8Name, column.ValueOf(row));
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
