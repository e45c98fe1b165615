using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Outcomes;

namespace Programme.Tests;

/// <summary>The survey instruments that come with the program, scored on published values.</summary>
public sealed class BundledInstrumentTests
{
    private static readonly Scoring Burnout = new(SurveyInstruments.Bundled[("cbi", 1)]);
    private static readonly Scoring Wellbeing = new(SurveyInstruments.Bundled[("swemwbs", 1)]);
    private static readonly Scoring Anxiety = new(SurveyInstruments.Bundled[("gad7", 1)]);

    [Fact]
    public void Every_item_says_what_it_is_about_and_every_instrument_on_what_terms_it_is_used()
    {
        Assert.Equal(["cbi", "confidence", "gad7", "intention_to_leave", "knowledge_of_thresholds", "swemwbs"],
            SurveyInstruments.Bundled.Keys.Select(key => key.Code).Order());
        Assert.All(SurveyInstruments.Bundled.Values, instrument => Assert.NotEmpty(instrument.Licence));
        Assert.Contains("© University of Warwick", Wellbeing.Instrument.Copyright, StringComparison.Ordinal);
        // The wording of these belongs to others.
        Assert.All(new[] { Burnout, Wellbeing, Anxiety },
            scoring => Assert.All(scoring.Instrument.Items, item => Assert.InRange(item.Wording.Length, 4, 45)));
    }

    /// <summary>Mean answers per item of a published survey (PMC6881898), items 1 to 13; the tenth stands fourth in the work scale.
    /// 2,500 people on a scale of 25 have any mean of two decimals.</summary>
    [Fact]
    public void The_published_item_means_of_burnout_give_the_published_scores()
    {
        const int People = 2_500;
        double[] means = [69.00, 67.58, 61.08, 43.58, 55.00, 47.08, 65.67, 57.16, 45.83, 41.67, 55.00, 47.08, 52.00];
        var people = Enumerable.Range(0, People).Select(person => Filled(Burnout, 0, [.. means.Select(mean => Answer(mean, person))]))
            .ToList();

        Assert.Equal(57.2212, people.Average(answers => Score(Burnout, "personal", answers))!.Value, 0.005);
        Assert.Equal(54.4388, people.Average(answers => Score(Burnout, "work", answers))!.Value, 0.005);
        Assert.Equal(["personal", "work", "client"], Burnout.Instrument.Scores.Select(score => score.Code));

        static int? Answer(double mean, int person)
        {
            var (whole, rest) = Math.DivRem((int)Math.Round(mean * People / 25), People);
            return 25 * (whole + (person < rest ? 1 : 0));
        }
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(75, 6.25)]
    public void Energy_for_family_and_friends_is_reversed(int answer, double score) =>
        Assert.Equal(score, Score(Burnout, "work", Filled(Burnout, 6, 0, 0, 0, answer)));

    [Fact]
    public void Burnout_is_the_mean_of_the_items_answered_if_they_are_enough()
    {
        Assert.Equal(50, Score(Burnout, "client", Filled(Burnout, 13, 25, 50, 75)));
        Assert.Null(Score(Burnout, "personal", Filled(Burnout, 0, 100, 100)));
        Assert.Null(Score(Burnout, "work", Filled(Burnout, 6, 100, 100, 100)));
        Assert.Null(Score(Burnout, "client", Filled(Burnout, 13, 100, 100)));
    }

    [Fact]
    public void Raw_wellbeing_from_7_to_35_becomes_the_published_metric_score()
    {
        double[] published =
        [
            7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73, 21.54,
                22.35, 23.21, 24.11, 25.03, 26.02, 27.03,
            28.13, 29.31, 30.70, 32.55, 35.00,
        ];

        for (var raw = 7; raw <= 35; raw++)
            Assert.Equal(published[raw - 7], Score(Wellbeing, "wellbeing", Spread(raw)));
        Assert.Null(Score(Wellbeing, "wellbeing", Filled(Wellbeing, 0, 5, 5, 5, 5, 5, 5)));
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
        var answers = Spread(score);

        Assert.Equal(score, Score(Anxiety, "anxiety", answers));
        Assert.Equal(band, Scoring.BandOf(Anxiety.Instrument.Scores.Single(), score));
        Assert.Null(Score(Anxiety, "anxiety", [.. answers.SkipLast(1), null]));
    }

    /// <summary>Answers from one item on; the others are not answered.</summary>
    private static List<int?> Filled(Scoring scoring, int from, params int?[] answers) =>
        [.. Enumerable.Range(0, scoring.Instrument.Items.Count).Select(at => answers.ElementAtOrDefault(at - from))];

    private static double? Score(Scoring scoring, string code, IReadOnlyList<int?> answers) =>
        scoring.Of(scoring.Instrument.Scores.Single(score => score.Code == code), answers);

    /// <summary>Seven answers with this sum.</summary>
    private static List<int?> Spread(int sum) => [.. Enumerable.Range(0, 7).Select(item => (int?)((sum / 7) + (item < sum % 7 ? 1 : 0)))];
}
