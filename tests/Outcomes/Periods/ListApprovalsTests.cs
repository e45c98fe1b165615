using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListApprovalsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Approvals_are_listed_in_pages_with_those_that_were_reopened(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        foreach (var month in new[] { "2021-09", "2021-10" })
        {
            await GivenOutcomes.CompleteAsync(programme, "351", month);
            await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = month });
        }
        await periods.ReopenPeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-09", Reason = "Once more." });
        await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-09" });

        var first = periods.ListApprovals(new() { PageSize = 2 });
        var rest = periods.ListApprovals(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["2021-09 local", "2021-09 ", "2021-10 "],
            first.Approvals.Concat(rest.Approvals).Select(row => $"{row.ReportingMonth} {row.ReopenedBy}"));
        Assert.Empty((await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaDataOfficer, "352"))
            .ListApprovals(new()).Approvals);
    }
}
