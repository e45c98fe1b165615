using Programme.Delivery;
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

    [Fact]
    public void A_group_that_meets_is_one_meeting_of_its_supervisor_and_each_persons_own_presence()
    {
        SessionTime[] sessions =
        [
            new("A", "350", "170002", "SSW1", "G1/2021-10-01", 75, 20, null),
            new("B", "350", "170005", "SSW1", "G1/2021-10-01", 60, 30, 40),
            new("C", "350", "170005", "SSW2", null, null, 10, 5), new("D", "350", "170007", null, null, 0, 0, 0),
        ];
        var present = new[] { ("A", "L1"), ("A", "L2"), ("B", "L3"), ("C", "L1") }.ToLookup(one => one.Item1, one => one.Item2);

        var time = StaffTimes.Sum("350", sessions, present);

        Assert.Equal((3, 1), (time.Meetings, time.MeetingsWithoutMinutes));
        Assert.Equal((75, 40, 45), (time.HeldMinutes, time.PreparationMinutes, time.TravelMinutes));
        Assert.Equal((2 * 75 + 60, 4, 3), (time.LeadMinutes, time.Attendances, time.Leads));
        Assert.Equal([1, 2], time.SchoolsPerSupervisor);
    }
}
