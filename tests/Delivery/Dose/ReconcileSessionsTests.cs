using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class ReconcileSessionsTests(DeliveredProgrammes programmes, ScheduledProgrammes scheduled, Programmes bare)
: IClassFixture<ScheduledProgrammes>, IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Every_day_due_and_every_session_of_the_plan_is_in_both_or_has_its_cause(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        foreach (var asOf in new[] { GivenDelivery.Day(2021, 12, 31), GivenDelivery.Day(2022, 3, 15), GivenDelivery.Day(2022, 7, 31) })
        {
            var summary = delivery.SummariseSessions(new() { AsOf = asOf }).ByLa;
            var (byLa, discrepancies) = All(delivery, new ReconcileSessionsRequest { AsOf = asOf, PageSize = 700 });

            Assert.Equal(summary.Select(la => (la.LaCode, la.Due, la.Expected)), byLa.Select(la => (la.LaCode, la.Due, la.Expected)));
            Assert.All(byLa,
                la => Assert.Equal((la.Due, la.Expected),
                    (la.InBoth + la.DueWithoutSession.Values.Sum(), la.InBoth + la.SessionsWithoutDueDay.Values.Sum())));
            Assert.Equal(byLa.SelectMany(Counts).Order(),
                discrepancies.GroupBy(row => $"{row.LaCode} {(row.DueOn is null ? "session" : "day")} {row.Cause}", row => row,
                    (key, rows) => $"{key} {rows.Count()}").Order());
        }
    }

    [SkippableTheory, EachStore]
    public async Task The_causes_are_those_that_the_file_of_sessions_and_the_calendar_give(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        var (_, discrepancies) = All(delivery, new ReconcileSessionsRequest { AsOf = GivenDelivery.Day(2022, 7, 31) });
        var dose = delivery.SummariseDose(new() { AsOf = GivenDelivery.Day(2022, 7, 31), WithDueDays = true }).Schools
            .ToDictionary(school => school.Urn);
        var rows = SessionsFile();

        Assert.NotEmpty(discrepancies);
        Assert.All(discrepancies.Where(row => row.Cause == "NOT_TREATED"), row => Assert.False(dose.ContainsKey(row.Urn)));
        Assert.Equal(rows.Where(row => row.Status != "rescheduled" && !dose.ContainsKey(row.Urn)).Select(row => row.SessionRef).Distinct()
            .Order(),
            discrepancies.Where(row => row.Cause == "NOT_TREATED").Select(row => row.SessionRef).Order());
        foreach (var day in discrepancies.Where(row => row.Cause == "NO_SESSION"))
        {
            var due = day.DueOn.ToDateOnly();
            Assert.Contains(day.DueOn, dose[day.Urn].DueOn);
            // A day due lies at most six days after its slot, and the slot's weeks are four.
            Assert.DoesNotContain(rows, row => row.Urn == day.Urn && row.Status != "rescheduled" && row.ScheduledOn >= due
                && row.ScheduledOn < due.AddDays(28 - 6));
        }
    }

    [SkippableTheory, EachStore]
    public async Task Each_cause_is_told_of_what_a_coordinator_did(string store)
    {
        var programme = await scheduled.OnAsync(store, 2021, 9, 20);
        var delivery = GivenDelivery.Delivery(programme);
        await programme.PlanAsync("354");
        var schools = programme.Sessions("354").Select(session => session.Urn).Distinct().Order(StringComparer.Ordinal).ToList();
        var asOf = GivenDelivery.Day(2021, 11, 12);
        Assert.Equal((33, 33, 33, 0), CountsOf(delivery, asOf));

        // One session goes to a day after the day asked for, one school has one more, another one begins before it may, a school leaves.
        var moved = programme.Sessions("354", schools[0]).Single(session => GivenSchedule.Text(session.SlotOn) == "2021-11-02");
        await delivery.RescheduleSessionAsync(new RescheduleSessionRequest
        {
            SessionRef = moved.SessionRef,
            ScheduledOn = GivenDelivery.Day(2021, 11, 19),
            Reason = "illness"
        });
        await HeldAsync(delivery, schools[1], 2021, 9, 16);
        await HeldAsync(delivery, schools[2], 2021, 9, 3);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().WithdrawSchoolAsync(
            new WithdrawSchoolRequest
            {
                Urn = schools[3],
                WithdrawnOn = GivenDelivery.Day(2021, 10, 5),
                Scope = WithdrawalScope.Delivery,
                Reason = "workload"
            });

        Assert.Equal((31, 34, 30, 5), CountsOf(delivery, asOf));
        Assert.Equal(
            [
                (schools[0], "2021-11-02", "2021-11-19", "PLANNED_LATER"),
                (schools[1], "", "2021-09-16", "FURTHER_SESSION"),
                (schools[2], "", "2021-09-03", "BEFORE_START"),
                (schools[3], "", "2021-10-05", "AFTER_WITHDRAWAL"),
                (schools[3], "", "2021-11-02", "AFTER_WITHDRAWAL"),
            ],
            All(delivery, new ReconcileSessionsRequest { LaCode = "354", AsOf = asOf, PageSize = 2 }).Discrepancies
                .Select(row => (row.Urn, GivenSchedule.Text(row.DueOn), GivenSchedule.Text(row.ScheduledOn), row.Cause)));

        // With a new plan the sessions of the school that left are gone.
        await programme.PlanAsync("354");
        Assert.Equal((31, 32, 30, 3), CountsOf(delivery, asOf));
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_draw_it_is_refused_and_a_coordinator_sees_its_authority_alone(string store)
    {
        await Imports.RefusedAsync(Reasons.NotDrawn,
            async () => await GivenDelivery.Delivery(await bare.OnAsync(store)).ReconcileSessionsAsync(new()));

        var coordinator = await (await programmes.OnAsync(store))
            .ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");

        var (byLa, discrepancies) = All(coordinator, new ReconcileSessionsRequest());
        Assert.Equal(["351"], byLa.Select(la => la.LaCode));
        Assert.All(discrepancies, row => Assert.Equal("351", row.LaCode));
        Assert.Empty(coordinator.ReconcileSessions(new() { LaCode = "350" }).ByLa);
    }

    private static (int Due, int Expected, int InBoth, int Discrepancies) CountsOf(DeliveryService.DeliveryServiceClient delivery,
        Google.Type.Date asOf)
    {
        var answer = delivery.ReconcileSessions(new() { LaCode = "354", AsOf = asOf });
        var counts = Assert.Single(answer.ByLa);
        return (counts.Due, counts.Expected, counts.InBoth, answer.Discrepancies.Count);
    }

    private static async Task HeldAsync(DeliveryService.DeliveryServiceClient delivery, string urn, int year, int month, int day) =>
        await delivery.RecordSessionAsync(
        new RecordSessionRequest
        {
            Urn = urn,
            Format = SessionFormat.Group,
            Mode = SessionMode.InPerson,
            HeldOn = GivenDelivery.Day(year, month, day),
            UnusualDayReason = day == 3 ? "early_start" : "",
        });

    private static (List<SessionReconciliation> ByLa,
        List<SessionDiscrepancy> Discrepancies) All(DeliveryService.DeliveryServiceClient delivery, ReconcileSessionsRequest request)
    {
        var discrepancies = new List<SessionDiscrepancy>();
        while (true)
        {
            var page = delivery.ReconcileSessions(request);
            discrepancies.AddRange(page.Discrepancies);
            if (page.NextPageToken.Length == 0)
                return ([.. page.ByLa], discrepancies);
            request.PageToken = page.NextPageToken;
        }
    }

    private static IEnumerable<string> Counts(SessionReconciliation la) =>
        la.DueWithoutSession.Select(count => $"{la.LaCode} day {count.Key} {count.Value}")
        .Concat(la.SessionsWithoutDueDay.Select(count => $"{la.LaCode} session {count.Key} {count.Value}"));

    private static List<(string SessionRef, string Urn, DateOnly ScheduledOn, string Status)> SessionsFile() =>
        [.. GivenDelivery.Text("delivery/sessions.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(','))
            .Select(cells => (cells[0], cells[1], DateOnly.Parse(cells[6], System.Globalization.CultureInfo.InvariantCulture), cells[8]))];
}
