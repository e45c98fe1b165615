using System.Text;
using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Tests;

public sealed class InstrumentRulesTests
{
    private const string Two = """
        { "code": "x", "version": 1, "title": "X", "licence": "L", "respondent_kinds": ["RESPONDENT_KIND_DSL"],
          "scales": [{ "code": "s", "points": [{ "value": 0, "label": "no" }, { "value": 1, "label": "yes" }] }],
          "items": [{ "code": "a", "wording": "A", "scale": "s" }, { "code": "b", "wording": "B", "scale": "s" }],
          "scores": [SCORE] }
        """;

    [Theory]
    [InlineData("""{ "code": "t", "title": "T", "items": ["a", "b"], "method": "sum", "least_answered": 2,"""
        + """ "conversion": { "from": 0, "to": [0, 4, 9] }, "bands": [{ "from": 0, "code": "low" }, { "from": 4, "code": "high" }] }""")]
    [InlineData("""{ "code": "t", "title": "T", "items": ["a", "b"], "method": "mean", "least_answered": 2,"""
        + """ "conversion": { "from": 0, "to": [0, 4, 9] } }""", "scores[0].conversion")]
    [InlineData("""{ "code": "t", "title": "T", "items": ["a", "b"], "method": "sum", "least_answered": 1,"""
        + """ "conversion": { "from": 0, "to": [0, 4, 9] } }""", "scores[0].conversion")]
    [InlineData("""{ "code": "t", "title": "T", "items": ["a", "b"], "method": "sum", "least_answered": 2,"""
        + """ "conversion": { "from": 1, "to": [0, 4] } }""", "scores[0].conversion")]
    [InlineData("""{ "code": "t", "title": "T", "items": ["a"], "method": "mean", "least_answered": 1,"""
        + """ "bands": [{ "from": 5, "code": "low" }, { "from": 5, "code": "Low" }] }""", "scores[0].bands[1].code", "scores[0].bands")]
    public void A_table_covers_every_sum_and_bands_rise(string score, params string[] expected) =>
    Assert.Equal(expected, Problems(Two.Replace("SCORE", score, StringComparison.Ordinal)));

    [Fact]
    public void A_whole_sum_is_looked_up_in_its_table()
    {
        var scoring = new Scoring(Read("""{ "code": "t", "title": "T", "items": ["a", "b"], "method": "sum", "least_answered": 2,"""
        + """ "conversion": { "from": 0, "to": [0, 4, 9] }, "bands": [{ "from": 4, "code": "high" }] }"""));
        var score = scoring.Instrument.Scores.Single();

        Assert.Equal((0, 4, 9), (scoring.Of(score, [0, 0]), scoring.Of(score, [0, 1]), scoring.Of(score, [1, 1])));
        Assert.Null(scoring.Of(score, [1, null]));
        Assert.Equal((null, "high"), (Scoring.BandOf(score, 0), Scoring.BandOf(score, 9)));
    }

    [Fact]
    public void Answers_off_their_scales_or_of_other_items_are_named()
    {
        var instrument = Read("");
        var cells = new List<string?>();
        var messages = new List<string?>();

        var read = Answers.Read([instrument], item => item == "a" ? "1" : "2", (path, _, _) => cells.Add(path));
        Answers.Read([instrument], [new() { Item = "a", Value = 3 }, new() { Item = "c" }, new() { Item = "a", Value = 1 }],
            (path, _, _) => messages.Add(path));

        Assert.Equal([1, null], read);
        Assert.Equal(["b"], cells);
        Assert.Equal(["[0].value", "[1].item", "[2].item"], messages);
    }

    private static Instrument Read(string score) => InstrumentFile.Read(
        new MemoryStream(Encoding.UTF8.GetBytes(Two.Replace("SCORE", score, StringComparison.Ordinal))),
            (path, code, _) => Assert.Fail($"{path} {code}"));

    private static List<string?> Problems(string json)
    {
        var found = new List<string?>();
        InstrumentFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), (path, _, _) => found.Add(path));
        return found;
    }
}
