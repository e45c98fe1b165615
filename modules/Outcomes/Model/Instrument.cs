using System.Text.Json;

namespace Programme.Outcomes.Model;

/// <summary>A survey instrument in one version: items, what can be answered, and how scales are scored. Data, not code; labels say what
/// an item is about and never its wording.</summary>
internal sealed record Instrument(
    string Code, int Version, string Name, string Source, string Licence,
    IReadOnlyList<InstrumentResponse> Responses, IReadOnlyList<InstrumentItem> Items, IReadOnlyList<InstrumentScale> Scales)
{
    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>For example CBI-1.</summary>
    public string Id => $"{Code}-{Version}";

    /// <summary>Reads a definition; one that does not hold together is refused with <see cref="InvalidDataException"/>.</summary>
    public static Instrument Parse(Stream json)
    {
        var file = JsonSerializer.Deserialize<InstrumentFile>(json, Layout) ?? throw new InvalidDataException("An instrument is expected.");
        var instrument = new Instrument(file.Instrument, file.Version, file.Name, file.Source, file.Licence, file.Responses, file.Items, file.Scales);
        return instrument.Problems().FirstOrDefault() is { } problem ? throw new InvalidDataException($"{instrument.Id}: {problem}") : instrument;
    }

    /// <summary>What an item can be answered with.</summary>
    public InstrumentResponse ResponseOf(InstrumentItem item) => Responses.First(response => response.Code == item.Response);

    /// <summary>Scores of a person by scale; null where too few items were answered.</summary>
    /// <param name="answers">By item, as given; an item that is not there was not answered.</param>
    public IReadOnlyDictionary<string, double?> Score(IReadOnlyDictionary<string, double> answers) =>
        Scales.ToDictionary(scale => scale.Code, scale => Score(scale, answers));

    /// <summary>Score of one scale.</summary>
    public double? Score(string scale, IReadOnlyDictionary<string, double> answers) => Score(Scales.Single(one => one.Code == scale), answers);

    private double? Score(InstrumentScale scale, IReadOnlyDictionary<string, double> answers)
    {
        var given = scale.Items.Where(answers.ContainsKey).Select(item => scale.Reversed?.Contains(item) == true ? Reversed(item, answers[item]) : answers[item]).ToList();
        if (given.Count < scale.LeastAnswered)
            return null;
        var raw = scale.Score == "sum" ? given.Sum() : given.Average();
        return scale.Conversion is { } conversion ? conversion.To[(int)raw - conversion.From] : raw;
    }

    /// <summary>The answer as far from the other end.</summary>
    private double Reversed(string item, double answer)
    {
        var range = ResponseOf(Items.Single(one => one.Code == item)).Answers;
        return range.Min() + range.Max() - answer;
    }

    private IEnumerable<string> Problems()
    {
        foreach (var item in Items.Where(item => !Responses.Any(response => response.Code == item.Response)))
            yield return $"the answers of {item.Code} are not defined.";
        foreach (var scale in Scales)
        {
            if (scale.Items.Count == 0 || scale.Items.Concat(scale.Reversed ?? []).Any(code => !Items.Any(item => item.Code == code)))
                yield return $"scale {scale.Code} has items that are not defined.";
            if (scale.LeastAnswered < 1 || scale.LeastAnswered > scale.Items.Count)
                yield return $"scale {scale.Code} needs from 1 to {scale.Items.Count} answers.";
            if (scale.Score is not ("mean" or "sum") || (scale.Score == "sum" && scale.LeastAnswered < scale.Items.Count))
                yield return $"scale {scale.Code} is a mean, or a sum of all its items.";
        }
    }

    private sealed record InstrumentFile(
        string Instrument, int Version, string Name, string Source, string Licence,
        IReadOnlyList<InstrumentResponse> Responses, IReadOnlyList<InstrumentItem> Items, IReadOnlyList<InstrumentScale> Scales);
}

/// <summary>What can be answered.</summary>
internal sealed record InstrumentResponse(string Code, IReadOnlyList<double> Answers, IReadOnlyList<string> Labels);

/// <summary>An item.</summary>
internal sealed record InstrumentItem(string Code, string Label, string Response);

/// <summary>A scale.</summary>
/// <param name="Code">Short name.</param>
/// <param name="Label">Name.</param>
/// <param name="Items">Codes of its items.</param>
/// <param name="Score">mean or sum of the items answered.</param>
/// <param name="LeastAnswered">With fewer answers there is no score.</param>
/// <param name="Reversed">Items that count the other way round.</param>
/// <param name="Conversion">Table from raw to metric scores; null = the raw score stands.</param>
/// <param name="Bands">Named ranges, by their first score.</param>
internal sealed record InstrumentScale(
    string Code, string Label, IReadOnlyList<string> Items, string Score, int LeastAnswered,
    IReadOnlyList<string>? Reversed = null, InstrumentConversion? Conversion = null, IReadOnlyList<InstrumentBand>? Bands = null)
{
    /// <summary>The band of a score; null = the scale has none.</summary>
    public string? BandOf(double score) => Bands?.LastOrDefault(band => score >= band.From)?.Label;
}

/// <summary>Metric scores of the raw scores from <paramref name="From"/> on.</summary>
internal sealed record InstrumentConversion(int From, IReadOnlyList<double> To);

/// <summary>A named range.</summary>
internal sealed record InstrumentBand(double From, string Label);
