using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class SummariseControlContactTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Control_schools_whose_own_leads_attended_are_those_that_are_known(string store)
    {
        var programme = await programmes.OnAsync(store);
        var exposed = GivenDelivery.Truth.GetProperty("session_anomalies").GetProperty("control_schools_exposed").EnumerateArray()
            .Select(urn => DeliveryFiles.Authority[urn.GetString()!]).ToList();

        var contact = GivenDelivery.Evaluation(programme).SummariseControlContact(new()).ControlContact;

        Assert.Equal(DeliveryFiles.Authority.Where(school => !DeliveryFiles.Treated.Contains(school.Key)).GroupBy(school => school.Value)
            .OrderBy(la => la.Key)
            .Select(la => (la.Key, (double)exposed.Count(code => code == la.Key), (double)la.Count())),
            contact.Select(row => (row.LaCode, row.Numerator, row.Denominator)));
        Assert.Equal(exposed.Count, contact.Sum(row => row.Numerator));
        Assert.Equal(0, GivenDelivery.Evaluation(programme)
            .SummariseControlContact(new() { AsOf = GivenDelivery.Day(2021, 9, 2) }).ControlContact.Sum(row => row.Value));
    }

    [SkippableTheory, EachStore]
    public async Task Months_are_counted_by_themselves_and_roles_that_may_not_know_arms_are_refused(string store)
    {
        var programme = await programmes.OnAsync(store);

        var months = GivenDelivery.Evaluation(programme).SummariseControlContact(new() { Period = ProcessPeriod.Month }).ControlContact;

        Assert.Equal(11, months.Select(row => row.Period).Distinct().Count());
        foreach (var role in new[] { Role.Statistician, Role.DataManager, Role.ProgrammeLead })
        {
            var client = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(role);
            await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await client.SummariseControlContactAsync(new()));
        }
    }
}
