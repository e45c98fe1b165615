using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class SetDeliveryTermsTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Another_cadence_and_another_end_change_the_sessions_to_come_and_what_is_due(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 10, 4);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));
        await programme.PlanAsync("355");
        var before = programme.Sessions("355").Where(session => GivenSchedule.Text(session.ScheduledOn).CompareTo("2021-10-05") < 0)
            .ToList();

        await schedule.SetDeliveryTermsAsync(
            new SetDeliveryTermsRequest
            {
                Terms =
                new DeliveryTerms
                {
                    LaCode = "355",
                    HoldsFrom = GivenDelivery.Day(2021, 11, 1),
                    CadenceWeeks = 2,
                    PlannedMinutes = 60,
                    LastOn = GivenDelivery.Day(2022, 3, 31)
                }
            });
        var made = await programme.PlanAsync("355");

        Assert.True(made.Added > 0 && made.Removed > 0 && made.Changed > 0);
        var sessions = programme.Sessions("355");
        Assert.Equal(before, sessions.Where(session => GivenSchedule.Text(session.ScheduledOn).CompareTo("2021-10-05") < 0));
        Assert.All(sessions, session => Assert.True(GivenSchedule.Text(session.ScheduledOn).CompareTo("2022-03-31") <= 0));
        Assert.All(sessions.Where(session => GivenSchedule.Text(session.ScheduledOn).CompareTo("2021-11-01") >= 0),
            session => Assert.Equal(60, session.PlannedMinutes));
        Assert.Equal(sessions.Count(session => session.SlotOn is not null),
            delivery.SummariseSessions(new() { AsOf = GivenDelivery.Day(2022, 7, 31) }).ByLa.Single(row => row.LaCode == "355").Due);
        Assert.Equal(0, (await programme.PlanAsync("355")).Added);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_can_start_later_on_terms_of_its_own(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 8, 23);
        await programme.PlanAsync("358");
        var school = programme.School("358");

        await GivenDelivery.Schedule(programme)
            .SetDeliveryTermsAsync(new SetDeliveryTermsRequest
            {
                Terms =
                new DeliveryTerms
                {
                    LaCode = "358",
                    Urn = school,
                    HoldsFrom = GivenDelivery.Day(2021, 9, 1),
                    FirstOn = GivenDelivery.Day(2022, 1, 10)
                }
            });
        var made = await programme.PlanAsync("358");

        Assert.All(made.Changes, change => Assert.Equal(school, change.Urn));
        Assert.Equal("2022-01-10", GivenSchedule.Text(programme.Sessions("358", school)[0].ScheduledOn));
        Assert.Contains(made.Changes, change => change.Cause == "OUT_OF_PERIOD");
    }

    [SkippableTheory, EachStore]
    public async Task Terms_have_the_usual_values_where_nothing_is_given_and_are_refused_with_all_their_problems(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 1);
        var schedule = GivenDelivery.Schedule(programme);
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "354");
        var request =
            new SetDeliveryTermsRequest { Terms = new DeliveryTerms { LaCode = "354", HoldsFrom = GivenDelivery.Day(2022, 7, 30) } };

        var set = (await coordinator.SetDeliveryTermsAsync(request)).Terms;
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await schedule.SetDeliveryTermsAsync(new SetDeliveryTermsRequest
            {
                Terms = new DeliveryTerms
                {
                    CadenceWeeks = 1,
                    ToleranceDays = 7,
                    PlannedMinutes = 601,
                    FirstOn = GivenDelivery.Day(2021, 8, 31)
                },
            }));

        Assert.Equal((4, 6, 90, DeliveryFormat.Group, SessionMode.InPerson, "1"),
            (set.CadenceWeeks, set.ToleranceDays, set.PlannedMinutes, set.Format, set.Mode, set.Etag));
        Assert.Equal(["terms.la_code", "terms.holds_from", "terms.tolerance_days", "terms.planned_minutes", "terms.first_on"],
            fields.Fields());
        await Imports.RefusedAsync(Reasons.StaleEtag, async () => await schedule.SetDeliveryTermsAsync(new(request) { Etag = "2" }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () =>
                await coordinator.SetDeliveryTermsAsync(new SetDeliveryTermsRequest { Terms = new(request.Terms) { LaCode = "350" } }));
    }
}
