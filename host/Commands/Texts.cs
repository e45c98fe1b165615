using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Formats numbers and days for people in England, and JSON for scripts.</summary>
internal static class Texts
{
    /// <summary>1,234.5 and 1 September 2021.</summary>
    public static readonly CultureInfo England = CultureInfo.InvariantCulture;

    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Day(Google.Type.Date? date) =>
        date is null ? "" : new DateOnly(date.Year, date.Month, date.Day).ToString("d MMMM yyyy", England);

    public static string Day(Google.Protobuf.WellKnownTypes.Timestamp instant) => instant.ToDateTime().ToString("d MMMM yyyy", England);

    public static string Instant(Google.Protobuf.WellKnownTypes.Timestamp instant) => instant.ToDateTime().ToString("d MMMM yyyy 'at' HH:mm:ss 'UTC'", England);

    /// <summary>Writes a table; into a file or pipe without breaking its lines.</summary>
    public static void Write(Table table)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 250;
        AnsiConsole.Write(table);
    }
}
