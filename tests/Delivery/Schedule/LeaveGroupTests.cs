using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class LeaveGroupTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_school_that_leaves_goes_on_by_itself_from_its_last_slot(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("358");
        var school = programme.School("358", 3);
        await schedule.CreateGroupAsync(new CreateGroupRequest { LaCode = "358", GroupRef = "G358" });
        await schedule.JoinGroupAsync(new JoinGroupRequest { GroupRef = "G358", Urn = school, JoinedOn = GivenDelivery.Day(2021, 10, 1) });
        await programme.PlanAsync("358");
        var days = programme.Sessions("358", school).Select(session => session.ScheduledOn).ToList();

        var group =
            (await schedule.LeaveGroupAsync(new LeaveGroupRequest
            {
                GroupRef = "G358",
                Urn = school,
                LeftOn = GivenDelivery.Day(2022, 1, 31)
            })).Group;
        var made = await programme.PlanAsync("358");

        Assert.Equal(GivenDelivery.Day(2022, 1, 31), group.Members[0].LeftOn);
        Assert.Equal((0, 0), (made.Added, made.Removed));
        Assert.All(made.Changes, change =>
            Assert.Equal((school, "GROUP", "The school is in no group any more."), (change.Urn, change.Cause, change.Explanation)));
        var sessions = programme.Sessions("358", school);
        Assert.Equal(days, sessions.Select(session => session.ScheduledOn));
        Assert.All(sessions, session =>
            Assert.Equal(GivenSchedule.Text(session.ScheduledOn) is var day && day.CompareTo("2021-10-01") >= 0
                && day.CompareTo("2022-01-31") <= 0, session.GroupRef == "G358"));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () =>
                await schedule.LeaveGroupAsync(new LeaveGroupRequest
                {
                    GroupRef = "G358",
                    Urn = school,
                    LeftOn = GivenDelivery.Day(2022, 2, 1)
                }));
    }
}
