using System.Text.RegularExpressions;
using Programme.Instruments.V1;

namespace Programme.Instruments;

/// <summary>Takes what is wrong: the path of the value (null = the whole), a code, what is expected. See decision 0036.</summary>
public delegate void ProblemFound(string? path, string code, string expected);

/// <summary>Checks an instrument: answers to it can be read, stored and scored.</summary>
public static partial class InstrumentRules
{
    private const int MostItems = 200;
    private const int LongestText = 500;

    /// <summary>Whether this can be the code of an instrument, of its items, scales, scores and bands, or of a wave.</summary>
    public static bool IsCode(string text) => AnyCode().IsMatch(text);

    /// <summary>Finds everything that is wrong.</summary>
    public static void Check(Instrument instrument, ProblemFound problem)
    {
        Code("code", instrument.Code, problem);
        if (instrument.Version < 1)
            problem("version", FieldCodes.OutOfRange, "a number from 1 is expected.");
        Text("title", instrument.Title, problem);
        Text("licence", instrument.Licence, problem);
        Length("copyright", instrument.Copyright, problem);
        Length("source", instrument.Source, problem);
        if (instrument.RespondentKinds.Count == 0
            || instrument.RespondentKinds.Any(kind => kind == RespondentKind.Unspecified || !Enum.IsDefined(kind)))
            problem("respondent_kinds", FieldCodes.Missing,
                "who answers it is expected: RESPONDENT_KIND_DSL, RESPONDENT_KIND_SUPERVISOR, RESPONDENT_KIND_OBSERVER.");
        if (instrument.Items.Count is 0 or > MostItems)
            problem("items", FieldCodes.OutOfRange, $"1 to {MostItems} items are expected.");
        Unique("scales", instrument.Scales.Select(scale => scale.Code), problem);
        Unique("items", instrument.Items.Select(item => item.Code), problem);
        Unique("scores", instrument.Scores.Select(score => score.Code), problem);
        for (var at = 0; at < instrument.Scales.Count; at++)
            Check($"scales[{at}].points", instrument.Scales[at], problem);
        for (var at = 0; at < instrument.Items.Count; at++)
            Check($"items[{at}]", instrument.Items[at], instrument, problem);
        for (var at = 0; at < instrument.Scores.Count; at++)
            ScoreRules.Check($"scores[{at}]", instrument.Scores[at], instrument, problem);
    }

    internal static void Unique(string path, IEnumerable<string> codes, ProblemFound problem)
    {
        var seen = new HashSet<string>();
        foreach (var (code, at) in codes.Select((code, at) => (code, at)))
        {
            Code($"{path}[{at}].code", code, problem);
            if (!seen.Add(code))
                problem($"{path}[{at}].code", FieldCodes.Duplicate, "each code once is expected.");
        }
    }

    internal static void Text(string path, string text, ProblemFound problem)
    {
        if (text.Length == 0)
            problem(path, FieldCodes.Missing, $"a text of 1 to {LongestText} characters is expected.");
        Length(path, text, problem);
    }

    private static void Check(string path, AnswerScale scale, ProblemFound problem)
    {
        var values = scale.Points.Select(point => point.Value).ToList();
        if (values.Count < 2 || values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second))
            problem(path, FieldCodes.NotAScale, "two or more points with rising values are expected.");
        for (var at = 0; at < scale.Points.Count; at++)
            Text($"{path}[{at}].label", scale.Points[at].Label, problem);
    }

    private static void Check(string path, InstrumentItem item, Instrument instrument, ProblemFound problem)
    {
        Text($"{path}.wording", item.Wording, problem);
        if (instrument.Scales.All(scale => scale.Code != item.Scale))
            problem($"{path}.scale", FieldCodes.UnknownScale, "the code of a scale of this instrument is expected.");
    }

    private static void Code(string path, string code, ProblemFound problem)
    {
        if (!IsCode(code))
            problem(path, FieldCodes.NotACode, "a code of up to 64 lower-case letters, digits or _ is expected, for example q1.");
    }

    private static void Length(string path, string text, ProblemFound problem)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            problem(path, FieldCodes.NulCharacter, "text without the character U+0000 is expected.");
        if (text.Length > LongestText)
            problem(path, FieldCodes.TooLong, $"a text of at most {LongestText} characters is expected.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$")]
    private static partial Regex AnyCode();
}
