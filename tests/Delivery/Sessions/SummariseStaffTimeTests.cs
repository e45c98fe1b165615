using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>SummariseStaffTime: the time that delivered sessions took.</summary>
[Collection(DeliveredProgrammes.Name)]
public sealed class SummariseStaffTimeTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_sessions_explain_2786_hours_of_supervisors_and_2647_of_leads(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var time = delivery.SummariseStaffTime(new());

        var overall = time.Overall;
        Assert.Equal(2_785.916667, (overall.HeldMinutes + overall.PreparationMinutes + overall.TravelMinutes) / 60.0, 6);
        Assert.Equal(2_647.166667, overall.LeadMinutes / 60.0, 6);
        Assert.Equal((1_347, 0, 311), (overall.Meetings, overall.MeetingsWithoutMinutes, overall.Leads));
        Assert.Equal(overall.HeldMinutes, time.ByLa.Sum(one => one.HeldMinutes));
        Assert.Equal(10, time.ByLa.Count);
    }

    [SkippableTheory, EachStore]
    public async Task Spans_of_days_add_up_to_the_whole_and_a_day_that_is_none_is_told(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var last = GivenDelivery.Day(2021, 12, 31);

        var whole = delivery.SummariseStaffTime(new()).Overall;
        var before = delivery.SummariseStaffTime(new() { AsOf = last }).Overall;
        var after = delivery.SummariseStaffTime(new() { FirstOn = GivenDelivery.Day(2022, 1, 1) }).Overall;
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.SummariseStaffTimeAsync(new() { FirstOn = GivenDelivery.Day(2021, 2, 30) }));

        Assert.InRange(before.Meetings, 1, whole.Meetings - 1);
        Assert.Equal((whole.Meetings, whole.HeldMinutes, whole.LeadMinutes, whole.Attendances),
            (before.Meetings + after.Meetings, before.HeldMinutes + after.HeldMinutes, before.LeadMinutes + after.LeadMinutes,
                before.Attendances + after.Attendances));
        Assert.Equal(["first_on"], refusal.Fields());
    }
}

/// <summary>SummariseStaffTime: groups, on a plan of their own.</summary>
public sealed class SummariseStaffTimeOfGroupsTests
{
    [SkippableTheory, EachStore]
    public async Task A_group_that_meets_is_one_meeting_of_its_supervisor_and_each_persons_own_presence(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        programme.On(2021, 9, 20);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));
        await programme.PlanAsync("356");
        string[] urns = [programme.School("356"), programme.School("356", 1), programme.School("356", 2)];
        await schedule.CreateGroupAsync(new() { LaCode = "356", GroupRef = "G356-time" });
        foreach (var urn in urns.Take(2))
            await schedule.JoinGroupAsync(new() { GroupRef = "G356-time", Urn = urn, JoinedOn = GivenDelivery.Day(2021, 10, 1) });
        await programme.PlanAsync("356");
        var before = delivery.SummariseStaffTime(new()).ByLa.Where(time => time.LaCode == "356").ToList();

        programme.On(2022, 7, 1);
        var minutes = new (int? Held, int? Preparation, int? Travel)[] { (75, 20, null), (60, 30, 40), (null, 10, 5) };
        foreach (var (urn, (held, preparation, travel)) in urns.Zip(minutes))
        {
            var session = programme.Sessions("356", urn).First(one => GivenSchedule.Text(one.ScheduledOn).CompareTo("2021-10-01") >= 0);
            var request = new RecordSessionRequest { SessionRef = session.SessionRef, HeldOn = session.ScheduledOn };
            if (held is { } heldMinutes)
                request.ActualMinutes = heldMinutes;
            if (preparation is { } preparationMinutes)
                request.PrepMinutes = preparationMinutes;
            if (travel is { } travelMinutes)
                request.TravelMinutes = travelMinutes;
            request.SupervisorRef = "SSW10";
            await delivery.RecordSessionAsync(request);
        }
        var answer = delivery.SummariseStaffTime(new());
        var time = answer.ByLa.Single(one => one.LaCode == "356");

        Assert.Empty(before);
        Assert.Equal((2, 1), (time.Meetings, time.MeetingsWithoutMinutes));
        Assert.Equal((75, 40, 45), (time.HeldMinutes, time.PreparationMinutes, time.TravelMinutes));
        Assert.Equal([3], time.SchoolsPerSupervisor);
        Assert.Equal(answer.ByLa.Sum(one => one.Meetings), answer.Overall.Meetings);
    }
}
