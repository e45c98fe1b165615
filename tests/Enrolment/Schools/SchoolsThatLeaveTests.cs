using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

/// <summary>A listed school that a later register has in an authority outside the trial.</summary>
public sealed class SchoolsThatLeaveTests
{
    [SkippableTheory, EachStore]
    public async Task People_and_withdrawal_of_a_school_that_left_the_authorities_of_the_trial_are_recorded(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportExtractAsync(20220401, Line(350001), Line(350002), Line(350003, phase: "Primary", la: "999"),
            Line(351001, la: "999"), Line(999001, la: "999"));

        var leads = (await enrolment.ImportLeadsAsync("L1,351001,lead,2015-01-01,2022-04-01,left_school\n")).Report;
        var post = enrolment.StartPost("L2", "351001", 2022);
        var withdrawal = (await enrolment.WithdrawSchoolAsync(new()
        {
            Urn = "351001",
            WithdrawnOn = Day(2022, 4, 4),
            Scope = WithdrawalScope.Delivery,
            Reason = "left_authority"
        })).Withdrawal;
        var file = (await enrolment.ImportWithdrawalsAsync("351001,2022-04-05,data,left_authority\n")).Report;

        Assert.Equal((1, 1, "351", "351"), (leads.RowsAdded, file.RowsAdded, post.LaCode, withdrawal.LaCode));
        await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportLeadsAsync("L3,350003,lead,2015-01-01,,\n"));
    }
}
