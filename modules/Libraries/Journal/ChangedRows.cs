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
        var entries = tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var rows = new JsonArray([.. entries.Take(MostRows).Select(Row)]);
        var details = new JsonObject { ["rows"] = rows };
        if (entries.Count > MostRows)
            details["and_more"] = entries.Count - MostRows;
        return details.ToJsonString();
    }

    private static JsonObject Row(EntityEntry entry)
    {
        var row = new JsonObject
        {
            ["entity"] = entry.Metadata.ShortName(),
            ["key"] = string.Join("|", entry.Metadata.FindPrimaryKey()!.Properties.Select(key => Text(entry.CurrentValues[key]))),
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
        foreach (var property in values.Properties.Where(property => entry.State != EntityState.Modified || entry.Property(property.Name).IsModified))
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
