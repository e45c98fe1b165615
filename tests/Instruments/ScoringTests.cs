using Google.Protobuf;
using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Tests;

public sealed class ScoringTests
{
    private static readonly Instrument Two = JsonParser.Default.Parse<Instrument>(GivenEvaluation.Instrument("two"));

    [Fact]
    public void A_reversed_item_counts_from_the_other_end_of_its_scale()
    {
        var scoring = new Scoring(Two);

        Assert.Equal(10, scoring.Of(Two.Scores[0], [10, 0]));
        Assert.Equal(7.5, scoring.Of(Two.Scores[0], [10, 5]));
        Assert.Equal([1, 0.5], scoring.Shares([10, 5]));
    }

    [Fact]
    public void Items_that_are_not_answered_are_left_out_and_too_few_answers_give_no_score()
    {
        var needsBoth = new InstrumentScore(Two.Scores[0]) { LeastAnswered = 2 };
        var sum = new InstrumentScore(Two.Scores[0]) { Method = "sum" };
        var scoring = new Scoring(Two);

        Assert.Equal(5, scoring.Of(Two.Scores[0], [5, null]));
        Assert.Null(scoring.Of(needsBoth, [5, null]));
        Assert.Null(scoring.Of(Two.Scores[0], [null, null]));
        Assert.Equal(10, scoring.Of(sum, [5, null]));
    }

    [Fact]
    public void Stored_answers_are_read_back_as_they_were()
    {
        Assert.Equal([1, null, -3, null], Answers.Split(Answers.Join([1, null, -3, null])));
    }
}
