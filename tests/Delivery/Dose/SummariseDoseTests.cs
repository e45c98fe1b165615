using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class SummariseDoseTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_dose_of_every_treated_school_is_the_one_that_is_known(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var truth = GivenDelivery.Truth.GetProperty("dose");

        var dose = delivery.SummariseDose(new());

        Assert.Equal(truth.GetProperty("per_school").EnumerateObject().Select(school => $"{school.Name} {school.Value}"),
            dose.Schools.Select(school => $"{school.Urn} {school.Delivered}"));
        Assert.Equal(truth.GetProperty("mean_sessions_per_treated_school").GetDouble(), dose.Schools.Average(school => school.Delivered),
            1e-12);
        Assert.Equal(truth.GetProperty("mean_attended_by_own_lead").GetDouble(), dose.Schools.Average(school => school.AttendedByOwnLead),
            1e-12);
        Assert.Equal(truth.GetProperty("schools_with_6_or_more").GetInt32(), dose.Schools.Count(school => school.Compliant));
        Assert.Equal(GivenDelivery.Truth.GetProperty("sessions").GetProperty("overall").GetProperty("actual_minutes").GetInt32(),
            dose.Schools.Sum(school => school.Minutes));
        Assert.Equal("DOSE-1(6)", dose.ComplianceRule);
    }

    [SkippableTheory, EachStore]
    public async Task What_was_due_and_offered_and_the_dose_of_people_are_told_on_any_day(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var asOf = GivenDelivery.Day(2022, 2, 28);

        var dose = delivery.SummariseDose(new() { AsOf = asOf, WithLeads = true });
        var counts = delivery.SummariseSessions(new() { AsOf = asOf }).ByLa;

        foreach (var la in counts)
        {
            var schools = dose.Schools.Where(school => school.LaCode == la.LaCode).ToList();
            Assert.Equal((la.LaCode, la.Due), (la.LaCode, schools.Sum(school => school.Due)));
            Assert.Equal((la.LaCode, la.NoShow + la.CancelledByParty["school"]),
                (la.LaCode, schools.Sum(school => school.Offered - school.Delivered)));
        }
        Assert.Equal((1, 0),
            (dose.Schools.Single(school => school.Urn == "170345").Due, dose.Schools.Single(school => school.Urn == "170345").Delivered));
        Assert.All(dose.Leads, lead => Assert.True(lead.Attended <= lead.Delivered && lead.Delivered <= lead.Offered));
        var school = dose.Schools.Single(school => school.Urn == "170005");
        Assert.Equal((school.Due, school.Delivered),
            dose.Leads.Where(lead => lead.LeadRef == "L0002" && lead.Urn == "170005").Select(lead => (lead.Due, lead.Delivered)).Single());
        Assert.Empty(delivery.SummariseDose(new()).Leads);
    }

    [SkippableTheory, EachStore]
    public async Task The_control_schools_whose_own_leads_attended_are_named(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var truth = GivenDelivery.Truth.GetProperty("session_anomalies").GetProperty("control_schools_exposed").EnumerateArray()
            .Select(urn => urn.GetString());

        Assert.Equal(truth, delivery.SummariseDose(new()).ExposedControlUrns);
        Assert.Empty(delivery.SummariseDose(new() { AsOf = GivenDelivery.Day(2021, 10, 5) }).ExposedControlUrns);
    }

    [SkippableTheory, EachStore]
    public async Task The_threshold_and_the_day_can_be_chosen_and_a_coordinator_sees_its_own_schools(string store)
    {
        var coordinator = await (await programmes.OnAsync(store))
            .ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "350");

        var eleven = coordinator.SummariseDose(new() { CompliantSessions = 11 });
        var early = coordinator.SummariseDose(new() { AsOf = GivenDelivery.Day(2021, 9, 1) });

        Assert.Equal(("DOSE-1(11)", 17), (eleven.ComplianceRule, eleven.Schools.Count));
        Assert.All(eleven.Schools, school => Assert.Equal(("350", school.Delivered >= 11), (school.LaCode, school.Compliant)));
        Assert.All(early.Schools, school => Assert.Equal(0, school.Delivered));
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.SummariseDoseAsync(new() { CompliantSessions = -1 }));
    }
}

public sealed class DoseBeforeTheDrawTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Before_the_draw_there_is_no_dose(string store)
    {
        var programme = await programmes.OnAsync(store);

        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await GivenDelivery.Delivery(programme).SummariseDoseAsync(new()));
    }
}
