using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ListSessionVersionsTests(EnrolledProgrammes programmes)
{
    private const string Header =
        "session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,reason,planned_minutes,actual_minutes,"
            + "prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered\n";

    [SkippableTheory, EachStore]
    public async Task A_file_that_corrects_keeps_the_earlier_version_and_what_it_has_no_column_for(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "VER-1");
        await delivery.RecordSessionAsync(new()
        {
            SessionRef = "VER-1",
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            AgendaElements = { "cases", "learning" },
            Note = "Talked about thresholds."
        });

        var report = await GivenDelivery.SessionsAsync(delivery,
            Header + "VER-1,170005,350,,group,in_person,2022-03-01,2022-03-01,delivered,,,90,60,,,,2A,2\n");
        var again = await GivenDelivery.SessionsAsync(delivery,
            Header + "VER-1,170005,350,,group,in_person,2022-03-01,2022-03-01,delivered,,,90,60,,,,2A,2\n");
        var session = delivery.GetSession(new() { SessionRef = "VER-1" }).Session;
        var versions = delivery.ListSessionVersions(new() { SessionRef = "VER-1" }).Versions;

        Assert.Equal((1, true), (report.RowsChanged, again.NothingChanged));
        Assert.Equal(("3", 60, "Talked about thresholds.", "AGENDA-1"),
            (session.Etag, session.ActualMinutes, session.Note, session.AgendaVersion));
        Assert.Equal(["cases", "learning"], session.AgendaElements);
        Assert.Equal(["1 RecordSession", "2 ImportSessions"], versions.Select(version => $"{version.Session.Etag} {version.Method}"));
        Assert.False(versions[1].Session.HasActualMinutes);
    }

    [SkippableTheory, EachStore]
    public async Task Pages_follow_each_other_by_version(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "VER-2");
        await delivery.ConfirmSessionAsync(new() { SessionRef = "VER-2" });
        await delivery.RecordNoShowAsync(new() { SessionRef = "VER-2" });

        var first = delivery.ListSessionVersions(new() { SessionRef = "VER-2", PageSize = 1 });
        var second = delivery.ListSessionVersions(new() { SessionRef = "VER-2", PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal([SessionStatus.Scheduled, SessionStatus.Confirmed],
            first.Versions.Concat(second.Versions).Select(version => version.Session.Status));
        Assert.Empty(second.NextPageToken);
    }
}
