using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class ClosingTests
{
    [SkippableTheory, EachStore]
    public async Task A_vacancy_ends_when_the_school_closes_unless_another_takes_over(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("L1,350001,lead,2015-01-01,2021-12-31,left_school\nL2,350002,lead,2015-01-01,2021-12-31,left_school\nL3,351001,lead,2015-01-01,,\n");
        long Vacant() => enrolment.SummariseTurnover(new() { AsOf = Day(2022, 1, 31) }).LeadsOverall.VacancyDays;

        Assert.Equal(62, Vacant());
        await enrolment.ImportWithdrawalsAsync("350001,2021-12-31,delivery,school_closed\n");
        Assert.Equal(31, Vacant());
        await enrolment.ImportExtractAsync(20220301, Line(350001, status: "Closed", closed: "10-01-2022"), Line(350002, status: "Closed", closed: "31-12-2021"), Line(351001, la: "351"));
        Assert.Equal(10, Vacant());
        await enrolment.ImportLinks().SendAsync(new ImportLinksRequest { Options = Imports.Options("links.csv") },
            "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n350002,350009,New Academy,Successor - merged,01-01-2022\n");
        Assert.Equal(41, Vacant());
    }
}
