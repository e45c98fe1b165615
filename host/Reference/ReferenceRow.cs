using System.Globalization;
using Programme.Intake;
using Programme.Statistics;

namespace Programme.Host;

/// <summary>A line of the verb's output.</summary>
/// <param name="Dataset">Name of the folder.</param>
/// <param name="Id">The method.</param>
/// <param name="Key">Which of its numbers; empty when the whole method has none.</param>
/// <param name="Value">A number; Inf or -Inf where there is no bound; NA where a number does not exist; a code where the whole method has
/// none.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Status">value, warned or missing.</param>
/// <param name="Reason">Code and words, or empty.</param>
internal sealed record ReferenceRow(string Dataset, string Id, string Key, string Value, string Unit, string Status, string Reason)
{
    public const string Header = "dataset,id,key,value,unit,status,reason";

    public static ReferenceRow Of(string dataset, AnalysisResult result) => new(
        dataset, result.Id, result.Key,
        result.Value is { } number ? Text(number) : result.Key.Length == 0 ? result.Reason!.CodeText : "NA",
        result.Unit, result.Status.ToString().ToLowerInvariant(), result.Reason is { } reason ? $"{reason.CodeText}: {reason.Sentence}"
            : "");

    public static ReferenceRow Of(string dataset, string id, string key, double? value) =>
        new(dataset, id, key, value is { } number ? Text(number) : "NA", "", value is null ? "missing" : "value", "");

    public string Line => CsvText.Line([Dataset, Id, Key, Value, Unit, Status, Reason]);

    /// <summary>The shortest digits that read back as the same number.</summary>
    private static string Text(double number) => number switch
    {
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
