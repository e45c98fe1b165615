using Google.Protobuf;
using Programme.Delivery.V1;

namespace Programme.Delivery.Model;

/// <summary>What an instrument must be like, so that answers to it can be read, stored and scored.</summary>
internal static class InstrumentRules
{
    private const int MostItems = 200;
    private const int LongestText = 500;

    /// <summary>Takes what is wrong: the path of the value, a code, what is expected.</summary>
    public delegate void ProblemFound(string path, string code, string expected);

    /// <summary>The ones that come with the program.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> Bundled { get; } = ReadBundled();

    public static void Check(Instrument instrument, ProblemFound problem)
    {
        Code("code", instrument.Code, problem);
        if (instrument.Version < 1)
            problem("version", "OUT_OF_RANGE", "a number from 1 is expected.");
        Text("title", instrument.Title, problem);
        Text("licence", instrument.Licence, problem);
        if (instrument.RespondentKinds.Count == 0 || instrument.RespondentKinds.Any(kind => kind == RespondentKind.Unspecified || !Enum.IsDefined(kind)))
            problem("respondent_kinds", "MISSING", "who answers it is expected: RESPONDENT_KIND_DSL, RESPONDENT_KIND_SUPERVISOR, RESPONDENT_KIND_OBSERVER.");
        if (instrument.Items.Count is 0 or > MostItems)
            problem("items", "OUT_OF_RANGE", $"1 to {MostItems} items are expected.");
        Unique("scales", instrument.Scales.Select(scale => scale.Code), problem);
        Unique("items", instrument.Items.Select(item => item.Code), problem);
        Unique("scores", instrument.Scores.Select(score => score.Code), problem);
        for (var at = 0; at < instrument.Scales.Count; at++)
            Check($"scales[{at}].points", instrument.Scales[at], problem);
        for (var at = 0; at < instrument.Items.Count; at++)
            Check($"items[{at}]", instrument.Items[at], instrument, problem);
        for (var at = 0; at < instrument.Scores.Count; at++)
            Check($"scores[{at}]", instrument.Scores[at], instrument, problem);
    }

    private static void Check(string path, AnswerScale scale, ProblemFound problem)
    {
        var values = scale.Points.Select(point => point.Value).ToList();
        if (values.Count < 2 || values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second))
            problem(path, "NOT_A_SCALE", "two or more points with rising values are expected.");
        for (var at = 0; at < scale.Points.Count; at++)
            Text($"{path}[{at}].label", scale.Points[at].Label, problem);
    }

    private static void Check(string path, InstrumentItem item, Instrument instrument, ProblemFound problem)
    {
        Text($"{path}.wording", item.Wording, problem);
        if (instrument.Scales.All(scale => scale.Code != item.Scale))
            problem($"{path}.scale", "UNKNOWN_SCALE", "the code of a scale of this instrument is expected.");
    }

    private static void Check(string path, InstrumentScore score, Instrument instrument, ProblemFound problem)
    {
        Text($"{path}.title", score.Title, problem);
        var known = instrument.Items.Select(item => item.Code).ToHashSet();
        if (score.Items.Count == 0 || score.Items.Distinct().Count() < score.Items.Count || !score.Items.All(known.Contains))
            problem($"{path}.items", "UNKNOWN_ITEM", "codes of items of this instrument, each once, are expected.");
        if (score.Method is not ("mean" or "sum"))
            problem($"{path}.method", "UNKNOWN_CODE", "mean or sum is expected.");
        if (score.LeastAnswered < 1 || score.LeastAnswered > score.Items.Count)
            problem($"{path}.least_answered", "OUT_OF_RANGE", "a number from 1 to the number of its items is expected.");
    }

    private static void Unique(string path, IEnumerable<string> codes, ProblemFound problem)
    {
        var seen = new HashSet<string>();
        foreach (var (code, at) in codes.Select((code, at) => (code, at)))
        {
            Code($"{path}[{at}].code", code, problem);
            if (!seen.Add(code))
                problem($"{path}[{at}].code", "DUPLICATE", "each code once is expected.");
        }
    }

    private static void Code(string path, string code, ProblemFound problem)
    {
        if (!Codes.IsInstrumentCode(code))
            problem(path, "NOT_A_CODE", "a code of up to 64 lower-case letters, digits or _ is expected, for example q1.");
    }

    private static void Text(string path, string text, ProblemFound problem)
    {
        if (text.Length is 0 or > LongestText || text.Contains('\0', StringComparison.Ordinal))
            problem(path, "OUT_OF_RANGE", $"a text of 1 to {LongestText} characters is expected.");
    }

    private static Dictionary<(string, int), Instrument> ReadBundled()
    {
        var assembly = typeof(InstrumentRules).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith("instruments/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var file = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var instrument = JsonParser.Default.Parse<Instrument>(file);
            Check(instrument, (path, code, _) => throw new InvalidOperationException($"The bundled instrument {name} is broken: {path} {code}."));
            return instrument;
        }).ToDictionary(instrument => (instrument.Code, instrument.Version));
    }
}
