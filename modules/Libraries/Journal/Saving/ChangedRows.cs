using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Programme.Journal;

/// <summary>What a change does to the tables, as JSON for its audit row: entity, key, old and new values.</summary>
internal static class ChangedRows
{
    private const int MostRows = 50;

    public static string Describe(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        var entries = tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        var rows = new JsonArray([.. entries.Take(MostRows).Select(Row)]);
        var details = new JsonObject { ["rows"] = rows };
        if (entries.Count > MostRows)
            details["and_more"] = entries.Count - MostRows;
        return details.ToJsonString();
    }

    /// <summary>Old values of a replaced row, where they differ from the new ones.</summary>
    public static JsonObject Replaced(EntityEntry entry, PropertyValues before)
    {
        var old = new JsonObject();
        foreach (var property in before.Properties.Where(property => Text(before[property]) != Text(entry.CurrentValues[property])))
            old[property.Name] = Text(before[property]);
        return new JsonObject { ["entity"] = entry.Metadata.ShortName(), ["key"] = Key(entry), ["old"] = old };
    }

    /// <summary>Values of a row that is taken out.</summary>
    public static JsonObject Removed(EntityEntry entry) => new()
    {
        ["entity"] = entry.Metadata.ShortName(),
        ["key"] = Key(entry),
        ["removed"] = Values(entry, entry.OriginalValues),
    };

    /// <summary>An import's own words with the rows that it replaced or took out.</summary>
    public static string With(string details, IReadOnlyList<JsonNode> replaced)
    {
        if (replaced.Count == 0)
            return details;
        var all = JsonNode.Parse(details)!.AsObject();
        all["replaced"] = new JsonArray([.. replaced]);
        return all.ToJsonString();
    }

    private static string Key(EntityEntry entry) =>
        string.Join("|", entry.Metadata.FindPrimaryKey()!.Properties.Select(key => Text(entry.CurrentValues[key])));

    private static JsonObject Row(EntityEntry entry)
    {
        var row = new JsonObject
        {
            ["entity"] = entry.Metadata.ShortName(),
            ["key"] = Key(entry),
        };
        if (entry.State != EntityState.Added)
            row["old"] = Values(entry, entry.OriginalValues);
        if (entry.State != EntityState.Deleted)
            row["new"] = Values(entry, entry.CurrentValues);
        return row;
    }

    private static JsonObject Values(EntityEntry entry, PropertyValues values)
    {
        var changed = new JsonObject();
        foreach (var property in values.Properties.Where(property => entry.State != EntityState.Modified
            || entry.Property(property.Name).IsModified))
            changed[property.Name] = Text(values[property]) is { } text ? JsonValue.Create(text) : null;
        return changed;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        _ => JsonSerializer.Serialize(value),
    };
}
