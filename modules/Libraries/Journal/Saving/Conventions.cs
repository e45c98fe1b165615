using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Programme.Journal;

/// <summary>How values are stored: instants as UTC milliseconds, codes by name, days as ISO dates, text compared by
/// code point.</summary>
internal static class Conventions
{
    public static void UseProgrammeConventions(this ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    public static void UsePostgres(this ModelBuilder model, string schema)
    {
        model.HasDefaultSchema(schema);
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType == typeof(string))
                property.SetCollation("C");
        }
    }

    private sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
