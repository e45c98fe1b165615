using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListAgreementsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Agreements_are_listed_by_school_and_day_in_the_callers_authorities_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportAgreementsAsync("351001,mou,2021-07-02\n350001,mou,2021-07-01\n351001,information_sheet,2021-07-01\n");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        Assert.Equal([(Day(2021, 7, 1), AgreementKind.InformationSheet), (Day(2021, 7, 2), AgreementKind.Mou)],
            coordinator.ListAgreements(new()).Agreements.Select(row => (row.SignedOn, row.Kind)));
        Assert.All(coordinator.ListAgreements(new()).Agreements, row => Assert.Equal(("351001", "351"), (row.Urn, row.LaCode)));
        Assert.Empty(coordinator.ListAgreements(new() { LaCode = "350" }).Agreements);
        Assert.Empty(coordinator.ListAgreements(new() { Urn = "350001" }).Agreements);
        Assert.Equal(["350001"], enrolment.ListAgreements(new() { Urn = "350001", LaCode = "350" }).Agreements.Select(row => row.Urn));
        Assert.Empty(enrolment.ListAgreements(new() { Urn = "350001", LaCode = "351" }).Agreements);
    }

    [SkippableTheory, EachStore]
    public async Task Pages_of_agreements_follow_one_another_without_gaps(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportAgreementsAsync("350003,mou,2020-01-01\n350003,information_sheet,2020-01-01\n350003,mou,2020-02-01\n");
        var request = new ListAgreementsRequest { Urn = "350003", PageSize = 1 };
        var seen = new List<(Google.Type.Date, AgreementKind)>();

        do
        {
            var page = enrolment.ListAgreements(request);
            seen.AddRange(page.Agreements.Where(row => row.SignedOn.Year == 2020).Select(row => (row.SignedOn, row.Kind)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([(Day(2020, 1, 1), AgreementKind.InformationSheet), (Day(2020, 1, 1), AgreementKind.Mou),
            (Day(2020, 2, 1), AgreementKind.Mou)], seen);
    }
}
