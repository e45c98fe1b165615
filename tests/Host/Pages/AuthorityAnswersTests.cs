using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Tests;

public sealed class AuthorityAnswersTests
{
    [Fact]
    public void What_is_withheld_is_told_so_and_never_as_nought()
    {
        var answers = new AuthorityAnswers(new SessionCounts { Withheld = Reasons.NotUnmasked }, null, null, null, null,
            new CostSummary { Withheld = Reasons.NotUnmasked }).All;

        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.Equal("withheld", answer.Big));
    }

    [Fact]
    public void Contacts_that_nobody_returned_are_none_and_not_an_empty_figure()
    {
        var chart = new MonitoringChart { Points = { new MonitoringPoint { Figure = new() } } };

        var answer = Assert.Single(new AuthorityAnswers(null, null, null, chart, null, null).All);

        Assert.Equal(("none", "nothing was returned"), (answer.Big, answer.Detail));
    }
}
