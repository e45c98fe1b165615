using Programme.Host;
using Programme.Report.V1;

namespace Programme.Tests;

public sealed class NextVerbTests
{
    [Fact]
    public void What_stayed_open_before_an_act_does_not_hide_what_comes_after_it()
    {
        NextStep[] steps =
        [
            Step("Have agreements signed", NextStepState.Open), Step("Release", NextStepState.Done, final: true),
            Step("Record the plan", NextStepState.Open), Step("Lock the data", NextStepState.Waiting, final: true),
        ];

        Assert.Equal("Next: Record the plan (statistician): do it. Still open: Have agreements signed.", NextVerb.Sentence(steps));
        Assert.Equal("Next: Have agreements signed (statistician): do it", NextVerb.Sentence(steps[..2]));
        Assert.Equal("Next: nothing can be done now.", NextVerb.Sentence(steps[3..]));
    }

    private static NextStep Step(string title, NextStepState state, bool final = false) =>
        new() { Title = title, State = state, Final = final, Roles = { "statistician" }, How = "do it" };
}
