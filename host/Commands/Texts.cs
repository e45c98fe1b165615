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

    /// <summary>For tables; a file or pipe gets them without broken lines.</summary>
    private static readonly Lazy<IAnsiConsole> Output = new(() => Terminal(Console.OpenStandardOutput(), Console.IsOutputRedirected));

    public static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text with a capital first.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Day(Google.Type.Date? date) =>
        date is null ? "" : new DateOnly(date.Year, date.Month, date.Day).ToString("d MMMM yyyy", England);

    public static string Day(Google.Protobuf.WellKnownTypes.Timestamp instant) => instant.ToDateTime().ToString("d MMMM yyyy", England);

    public static string Instant(Google.Protobuf.WellKnownTypes.Timestamp instant) =>
        instant.ToDateTime().ToString("d MMMM yyyy 'at' HH:mm:ss 'UTC'", England);

    /// <summary>Adds a row of plain texts: no markup, one line a cell, control characters shown.</summary>
    public static void Row(this Table table, params string[] cells) =>
        table.AddRow([.. cells.Select(cell => Markup.Escape(PlainWriter.OneLine(cell)))]);

    /// <summary>Writes a table.</summary>
    public static void Write(Table table) => Output.Value.Write(table);

    /// <summary>Beside <see cref="PlainWriter"/>: the control characters for colours and progress are our own.</summary>
    public static IAnsiConsole Terminal(Stream stream, bool redirected)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Yes,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(new StreamWriter(stream) { AutoFlush = true }),
        });
        terminal.Profile.Width = redirected ? 250 : Console.WindowWidth;
        return terminal;
    }
}
