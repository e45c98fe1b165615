using System.Text;
using Programme.Outcomes;
using Programme.Outcomes.Model;

namespace Programme.Tests;

/// <summary>The instruments that come with the program, scored on published values.</summary>
public sealed class InstrumentTests
{
    private static readonly Instrument Burnout = BundledInstruments.All["CBI-1"];
    private static readonly Instrument Wellbeing = BundledInstruments.All["SWEMWBS-1"];
    private static readonly Instrument Anxiety = BundledInstruments.All["GAD7-1"];

    [Fact]
    public void Every_item_has_a_label_and_every_instrument_a_note_on_its_licence()
    {
        Assert.Equal(["CBI-1", "GAD7-1", "SINGLE-1", "SWEMWBS-1"], BundledInstruments.All.Keys.Order());
        Assert.All(BundledInstruments.All.Values, instrument => Assert.All(instrument.Items, item => Assert.InRange(item.Label.Length, 4, 45)));
        Assert.All(BundledInstruments.All.Values, instrument => Assert.NotEmpty(instrument.Licence));
        Assert.Contains("© University of Warwick", Wellbeing.Licence, StringComparison.Ordinal);
    }

    /// <summary>Mean answers per item of a published survey (PMC6881898), items 1 to 13; the tenth stands fourth in the work scale.</summary>
    [Fact]
    public void The_published_item_means_of_burnout_give_the_published_scores()
    {
        var answers = Answers("cbi_p", 69.00, 67.58, 61.08, 43.58, 55.00, 47.08).Concat(Answers("cbi_w", 65.67, 57.16, 45.83, 41.67, 55.00, 47.08, 52.00)).ToDictionary();

        Assert.Equal(57.2212, Burnout.Score("personal", answers)!.Value, 0.005);
        Assert.Equal(54.4388, Burnout.Score("work", answers)!.Value, 0.005);
        Assert.Equal(["personal", "work", "client"], Burnout.Scales.Select(scale => scale.Code));
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(75, 6.25)]
    public void Energy_for_family_and_friends_is_reversed(double answer, double score) =>
        Assert.Equal(score, Burnout.Score("work", Answers("cbi_w", 0, 0, 0, answer)));

    [Fact]
    public void Burnout_is_the_mean_of_the_items_answered_if_they_are_enough()
    {
        Assert.Equal(50, Burnout.Score("client", Answers("cbi_c", 25, 50, 75)));
        Assert.Null(Burnout.Score("personal", Answers("cbi_p", 100, 100)));
        Assert.Null(Burnout.Score("work", Answers("cbi_w", 100, 100, 100)));
        Assert.Null(Burnout.Score("client", Answers("cbi_c", 100, 100)));
    }

    [Fact]
    public void Raw_wellbeing_from_7_to_35_becomes_the_published_metric_score()
    {
        double[] published =
        [
            7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03,
            28.13, 29.31, 30.70, 32.55, 35.00,
        ];

        for (var raw = 7; raw <= 35; raw++)
            Assert.Equal(published[raw - 7], Wellbeing.Score("wellbeing", Spread(raw)));
        Assert.Null(Wellbeing.Score("wellbeing", Answers("swemwbs_", 5, 5, 5, 5, 5, 5)));
    }

    [Theory]
    [InlineData(0, "minimal")]
    [InlineData(4, "minimal")]
    [InlineData(5, "mild")]
    [InlineData(9, "mild")]
    [InlineData(10, "moderate")]
    [InlineData(14, "moderate")]
    [InlineData(15, "severe")]
    [InlineData(21, "severe")]
    public void Anxiety_is_a_sum_with_cut_offs(int score, string band)
    {
        var answers = Answers("gad_", [.. Enumerable.Range(0, 7).Select(item => (double)((score / 7) + (item < score % 7 ? 1 : 0)))]);

        Assert.Equal(score, Anxiety.Score("anxiety", answers));
        Assert.Equal(band, Anxiety.Scales.Single().BandOf(score));
        Assert.Null(Anxiety.Score("anxiety", answers.Where(answer => answer.Key != "gad_7").ToDictionary()));
    }

    [Theory]
    [InlineData("""[{"code":"a","label":"A","items":["q9"],"score":"mean","least_answered":1}]""")]
    [InlineData("""[{"code":"a","label":"A","items":["q1"],"score":"mean","least_answered":2}]""")]
    [InlineData("""[{"code":"a","label":"A","items":["q1"],"score":"median","least_answered":1}]""")]
    public void A_definition_that_does_not_hold_together_is_refused(string scales)
    {
        var json = $$"""{"instrument":"X","version":1,"name":"X","source":"","licence":"","responses":[{"code":"r","answers":[0,1],"labels":["no","yes"]}],"items":[{"code":"q1","label":"one","response":"r"}],"scales":{{scales}}}""";

        Assert.Throws<InvalidDataException>(() => Instrument.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json))));
    }

    private static Dictionary<string, double> Answers(string prefix, params double[] answers) =>
        answers.Select((answer, at) => KeyValuePair.Create(prefix + (at + 1), answer)).ToDictionary();

    private static Dictionary<string, double> Spread(int raw) => Answers("swemwbs_", [.. Enumerable.Range(0, 7).Select(item => (double)((raw / 7) + (item < raw % 7 ? 1 : 0)))]);
}
