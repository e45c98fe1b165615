using Programme.Access.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using Client = Programme.Access.V1.RetentionService.RetentionServiceClient;

namespace Programme.Tests;

public sealed class ListRetentionTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task An_auditor_sees_every_kind_with_its_day_page_by_page(string store)
    {
        var programme = await programmes.OnAsync(store);
        programme.Client<Client>().SetRetention(new() { Kind = "outcomes/surveys", DeleteOn = Today(31) });
        var auditor = await programme.ClientAsync<Client>(Role.Auditor);

        var one = auditor.ListRetention(new() { PageSize = 5 });
        var two = auditor.ListRetention(new() { PageSize = 100, PageToken = one.NextPageToken });

        var all = one.Retention.Concat(two.Retention).ToList();
        Assert.Equal(all.Select(row => row.Kind).Order(StringComparer.Ordinal), all.Select(row => row.Kind));
        Assert.Equal(["outcomes/surveys"], all.Where(row => row.DeleteOn is not null).Select(row => row.Kind));
        Assert.All(["access/audit_details", "delivery/attendance", "enrolment/person_details", "outcomes/audit_details"],
            kind => Assert.Contains(all, row => row.Kind == kind));
        Assert.All(all, row => Assert.NotEmpty(row.What));
        Assert.Empty(two.NextPageToken);
    }
}
