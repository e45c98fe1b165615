using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class JoinGroupTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Schools_of_a_group_have_a_session_each_with_one_meeting_reference_and_the_dose_stays_a_count_of_rows(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("359");
        var (one, other) = (programme.School("359"), programme.School("359", 1));
        var rows = programme.Sessions("359").Count;

        await schedule.CreateGroupAsync(new CreateGroupRequest { LaCode = "359", GroupRef = "G359" });
        foreach (var urn in new[] { one, other })
            await schedule.JoinGroupAsync(new JoinGroupRequest { GroupRef = "G359", Urn = urn, JoinedOn = GivenDelivery.Day(2021, 10, 1) });
        var made = await programme.PlanAsync("359");

        Assert.Equal((rows, 0, 0), (programme.Sessions("359").Count, made.Added, made.Removed));
        Assert.All(made.Changes, change =>
            Assert.Equal(("GROUP", "The school meets with group G359."), (change.Cause, change.Explanation)));
        List<Session> Ahead(string urn) =>
            [.. programme.Sessions("359", urn).Where(session => GivenSchedule.Text(session.ScheduledOn).CompareTo("2021-10-01") >= 0)];
        Assert.Equal(Ahead(one).Select(session => (session.MeetingRef, session.ScheduledOn)),
            Ahead(other).Select(session => (session.MeetingRef, session.ScheduledOn)));
        Assert.All(Ahead(one), session => Assert.StartsWith("G359-2", session.MeetingRef, StringComparison.Ordinal));
        Assert.All(programme.Sessions("359", programme.School("359", 2)), session => Assert.Equal("", session.MeetingRef));
    }

    [SkippableTheory, EachStore]
    public async Task A_school_is_in_one_group_at_a_time_and_its_leads_can_be_in_different_ones(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        foreach (var name in new[] { "G1", "G2" })
            await schedule.CreateGroupAsync(new CreateGroupRequest { LaCode = "350", GroupRef = name });
        JoinGroupRequest Join(string group, string urn, string lead = "") =>
            new() { GroupRef = group, Urn = urn, LeadRef = lead, JoinedOn = GivenDelivery.Day(2021, 10, 1) };

        var group = (await schedule.JoinGroupAsync(Join("G1", "170005", "L0002"))).Group;
        var taken = await Imports.RefusedAsync(Reasons.InGroupAlready, async () => await schedule.JoinGroupAsync(Join("G2", "170005")));
        var lead = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await schedule.JoinGroupAsync(Join("G1", "170009", "L0002")));

        Assert.Equal(("170005", "L0002"), (group.Members[0].Urn, group.Members[0].LeadRef));
        Assert.Contains("School 170005 is in group G1 from 2021-10-01.", taken.Message, StringComparison.Ordinal);
        Assert.Equal(["lead_ref"], lead.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, async () => await schedule.JoinGroupAsync(Join("G3", "170009")));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await schedule.JoinGroupAsync(Join("G1", "176143")));
        await schedule.LeaveGroupAsync(new LeaveGroupRequest
        {
            GroupRef = "G1",
            Urn = "170005",
            LeadRef = "L0002",
            LeftOn = GivenDelivery.Day(2021, 10, 1)
        });
    }
}
