using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ListRetentionTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task An_auditor_sees_the_days_set_by_kind_page_by_page(string store)
    {
        var programme = await programmes.OnAsync(store);
        foreach (var kind in new[] { RetentionKind.Posts, RetentionKind.PersonDetails, RetentionKind.AuditDetails })
            programme.Client<Client>().SetRetention(new() { Kind = kind, DeleteOn = Today(31) });
        var auditor = await programme.ClientAsync<Client>(Role.Auditor);

        var one = auditor.ListRetention(new() { PageSize = 2 });
        var two = auditor.ListRetention(new() { PageSize = 2, PageToken = one.NextPageToken });

        Assert.Equal([RetentionKind.PersonDetails, RetentionKind.Posts, RetentionKind.AuditDetails], one.Retention.Concat(two.Retention).Select(row => row.Kind));
        Assert.Empty(two.NextPageToken);
    }
}
