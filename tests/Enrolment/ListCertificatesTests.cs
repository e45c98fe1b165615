using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ListCertificatesTests
{
    [SkippableTheory, EachStore]
    public async Task An_auditor_sees_every_certificate_by_number_page_by_page(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var people = await programme.WithLeadsAsync("C1");
        people.Record("C1");
        people.SetRetention(new() { Kind = RetentionKind.Posts, DeleteOn = Today() });
        people.SetRetention(new() { Kind = RetentionKind.PersonDetails, DeleteOn = Today() });
        var run = people.RunRetention(new());
        var auditor = await programme.ClientAsync<Client>(Role.Auditor);

        var one = auditor.ListCertificates(new() { PageSize = 1 });
        var two = auditor.ListCertificates(new() { PageSize = 1, PageToken = one.NextPageToken });

        Assert.Equal(run.Certificates, one.Certificates.Concat(two.Certificates));
        Assert.Empty(two.NextPageToken);
    }
}
