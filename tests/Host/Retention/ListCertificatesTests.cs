using Programme.Access.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using Client = Programme.Access.V1.RetentionService.RetentionServiceClient;

namespace Programme.Tests;

public sealed class ListCertificatesTests
{
    [SkippableTheory, EachStore]
    public async Task An_auditor_sees_every_certificate_by_number_page_by_page(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var people = await programme.WithLeadsAsync("C1");
        people.Record("C1");
        var retention = programme.Client<Client>();
        retention.SetRetention(new() { Kind = "enrolment/posts", DeleteOn = Today() });
        retention.SetRetention(new() { Kind = "enrolment/person_details", DeleteOn = Today() });
        retention.SetRetention(new() { Kind = "access/audit_details", DeleteOn = Today() });
        var run = retention.RunRetention(new());
        var auditor = await programme.ClientAsync<Client>(Role.Auditor);

        var one = auditor.ListCertificates(new() { PageSize = 2 });
        var two = auditor.ListCertificates(new() { PageSize = 1, PageToken = one.NextPageToken });

        Assert.Equal(["access/audit_details 1", "enrolment/person_details 1", "enrolment/posts 2"],
            run.Certificates.Select(row => $"{row.Kind} {row.Number}"));
        Assert.Equal(run.Certificates, one.Certificates.Concat(two.Certificates));
        Assert.Empty(two.NextPageToken);
    }
}
