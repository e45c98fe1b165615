using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class ConvertedSchoolTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Sessions_under_the_new_URN_of_a_converted_school_are_those_of_the_listed_school(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ConvertedSchoolsAsync();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await allocation.ImportAllocationAsync("350,350001,T\n350,350002,C\n351,351001,C\n");
        await allocation.ReleaseAllocationAsync(new());
        var delivery = GivenDelivery.Delivery(programme);

        var academy = (await delivery.RecordSessionAsync(Held("360001"))).Session;
        var merged = (await delivery.RecordSessionAsync(Held("360002"))).Session;
        var dose = delivery.SummariseDose(new()).Schools.Single();

        Assert.Equal(("350001", 1, 60), (dose.Urn, dose.Delivered, dose.Minutes));
        Assert.DoesNotContain(SessionFlags.NotTreated, academy.Flags);
        Assert.Contains(SessionFlags.NotTreated, merged.Flags);
        Assert.Equal([merged.SessionRef],
            delivery.ListSessionAnomalies(new() { Kind = SessionFlags.NotTreated }).Anomalies.Select(row => row.SessionRef));
        Assert.Equal([(merged.SessionRef, "NOT_TREATED")],
            delivery.ReconcileSessions(new()).Discrepancies.Where(row => row.Cause == "NOT_TREATED")
                .Select(row => (row.SessionRef, row.Cause)));
        Assert.DoesNotContain(SessionFlags.NotTreated, delivery.GetSession(new() { SessionRef = academy.SessionRef }).Session.Flags);
    }

    private static RecordSessionRequest Held(string urn) =>
        new() { Urn = urn, Format = SessionFormat.Group, Mode = SessionMode.InPerson, HeldOn = Day(2022, 3, 8), ActualMinutes = 60 };
}
