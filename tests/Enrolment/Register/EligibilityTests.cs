using Programme.Enrolment;

namespace Programme.Tests;

public sealed class EligibilityTests
{
    [Theory]
    [InlineData("Open", "Secondary", "Community school")]
    [InlineData("Open, but proposed to close", "All-through", "Academy converter")]
    [InlineData("Open", "Middle deemed secondary", "Free schools")]
    [InlineData("Open", "Secondary", "City technology college")]
    public void An_open_mainstream_state_funded_secondary_school_of_the_trial_is_eligible(string status, string phase, string type) =>
        Assert.Null(Eligibility.ReasonAgainst(status, phase, type, inTrial: true));

    [Theory]
    [InlineData("Closed", "Secondary", "Community school", true, "status Closed")]
    [InlineData("Proposed to open", "Secondary", "Free schools", true, "status Proposed to open")]
    [InlineData("Open", "16 plus", "Free schools", true, "phase 16 plus")]
    [InlineData("Open", "Secondary", "Other independent school", true, "type Other independent school")]
    [InlineData("Open", "Secondary", "Community special school", true, "type Community special school")]
    [InlineData("Open", "Secondary", "Community school", false, "authority not in the trial")]
    public void Any_other_is_not_and_the_reason_is_given(string status, string phase, string type, bool inTrial, string reason) =>
        Assert.Equal(reason, Eligibility.ReasonAgainst(status, phase, type, inTrial));
}
