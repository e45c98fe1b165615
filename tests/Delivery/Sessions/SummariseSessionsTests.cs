using System.Text.Json;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class SummariseSessionsTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_counts_of_the_synthetic_programme_are_those_that_are_known(string store)
    {
        var programme = await programmes.OnAsync(store);
        var manager = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.TrialManager);
        var truth = GivenDelivery.Truth.GetProperty("sessions");

        var summary = manager.SummariseSessions(new());

        Assert.Equal(truth.GetProperty("per_la").EnumerateObject().Select(la => la.Name), summary.ByLa.Select(counts => counts.LaCode));
        foreach (var counts in summary.ByLa)
            AssertEqual(truth.GetProperty("per_la").GetProperty(counts.LaCode), counts);
        AssertEqual(truth.GetProperty("overall"), summary.Overall);
        Assert.Equal((0, summary.Overall.Cancelled), (summary.Overall.Overdue, summary.Overall.CancelledByParty.Values.Sum()));
    }

    [SkippableTheory, EachStore]
    public async Task Who_may_not_know_the_arms_is_told_counts_by_design(string store)
    {
        var programme = await programmes.OnAsync(store);
        var exact = GivenDelivery.Delivery(programme).SummariseSessions(new());
        var listed = programme.Client<AllocationService.AllocationServiceClient>().GetList(new()).List.SchoolsByLa;

        foreach (var role in new[] { Role.Statistician, Role.DataManager, Role.ProgrammeLead })
        {
            var told = (await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(role)).SummariseSessions(new());

            Assert.All(told.ByLa.Zip(exact.ByLa), pair =>
            {
                var (design, real) = pair;
                Assert.True(design.ByDesign && !real.ByDesign);
                // Ten or eleven slots for half of the schools, whatever number is treated, and whoever withdrew.
                Assert.Contains(design.Due, new[] { 10, 11 }
                    .Select(slots => (int)Math.Round(slots * listed[design.LaCode] / 2.0, MidpointRounding.AwayFromZero)));
                // At most two schools of an authority left early.
                Assert.InRange((double)real.Delivered / real.Due - ((double)design.Delivered / design.Due), -0.02, 0.06);
                Assert.Equal(real.AttendanceRate, design.AttendanceRate, 0.05);
            });
            Assert.Equal(told.ByLa.Sum(counts => counts.Delivered), told.Overall.Delivered);
            Assert.NotEqual(exact.ByLa.Select(counts => counts.Due), told.ByLa.Select(counts => counts.Due));
        }
    }

    [SkippableTheory, EachStore]
    public async Task Due_comes_from_the_calendar_for_treated_schools_until_they_withdraw(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        int Due(string la, int year, int month, int day) =>
            delivery.SummariseSessions(new() { AsOf = GivenDelivery.Day(year, month, day) }).ByLa.Single(counts => counts.LaCode == la).Due;

        // 354: 11 treated schools; slots 7 September, 5 October, 2 November … 12 July, eleven of them. Nobody withdrew.
        Assert.Equal(0, Due("354", 2021, 9, 6));
        Assert.Equal(11, Due("354", 2021, 9, 7));
        Assert.Equal(22, Due("354", 2021, 10, 5));
        Assert.Equal(11 * 11, Due("354", 2022, 7, 31));
        // 359: 17 treated schools; slots 2 September, 30 September …, eleven of them. One school withdrew on 10 September.
        Assert.Equal(17, Due("359", 2021, 9, 10));
        Assert.Equal((17 * 11) - 10, Due("359", 2022, 7, 31));
    }

    [SkippableTheory, EachStore]
    public async Task As_of_leaves_later_sessions_out_and_a_coordinator_sees_its_own_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "350");
        var rows = GivenDelivery.Text("delivery/sessions.csv").Split('\n').Distinct().Select(line => line.Split(','))
            .Count(cells => cells.Length > 6 && cells[2] == "350" && string.CompareOrdinal(cells[6], "2021-12-31") <= 0);

        var summary = coordinator.SummariseSessions(new() { AsOf = GivenDelivery.Day(2021, 12, 31) });

        Assert.Equal(["350"], summary.ByLa.Select(counts => counts.LaCode));
        Assert.Equal((rows, rows), (summary.ByLa[0].Rows, summary.Overall.Rows));
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.SummariseSessionsAsync(new() { AsOf = GivenDelivery.Day(2021, 12, 32) }));
        Assert.Equal(["as_of"], refusal.Fields());
    }

    private static void AssertEqual(JsonElement truth, SessionCounts counts)
    {
        int Whole(string name) => truth.GetProperty(name).GetInt32();
        Assert.Equal(
            (Whole("rows_after_dedup"), Whole("expected"), Whole("delivered"), Whole("cancelled"), Whole("no_show"), Whole("rescheduled")),
            (counts.Rows, counts.Expected, counts.Delivered, counts.Cancelled, counts.NoShow, counts.Rescheduled));
        Assert.Equal((Whole("attendance_rows"), Whole("attended"), Whole("actual_minutes")),
            (counts.AttendanceRows, counts.Attended, counts.ActualMinutes));
        Assert.Equal(truth.GetProperty("delivered_over_expected").GetDouble(), counts.DeliveredOverExpected, 1e-12);
        Assert.Equal(truth.GetProperty("attendance_rate").GetDouble(), counts.AttendanceRate, 1e-12);
    }
}
