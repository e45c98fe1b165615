using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ImportSessionsTests(EnrolledProgrammes programmes)
{
    private const string Header =
        "session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,reason,planned_minutes,actual_minutes,"
            + "prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered\n";

    [SkippableTheory, EachStore]
    public async Task An_exact_duplicate_row_is_left_out_and_reported_and_another_row_of_the_same_reference_is_refused(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        const string row = "D1,170005,350,SSW01,group,in_person,2021-10-08,2021-10-08,delivered,,,90,105,30,60,1,2A;4C,4\n";

        var report = await GivenDelivery.SessionsAsync(delivery, Header + row + row);
        var again = await GivenDelivery.SessionsAsync(delivery, Header + row + row);
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => GivenDelivery.SessionsAsync(delivery, Header + row + row.Replace(",90,", ",60,", StringComparison.Ordinal)));

        Assert.Equal((2, 1, 1), (report.RowsRead, report.RowsAdded, report.RowsDropped));
        Assert.Equal((3, "DUPLICATE_ROW"), (report.Notes[0].Line, report.Notes[0].Code));
        Assert.True(again.NothingChanged);
        Assert.Equal(["line 3, column session_ref"], refusal.Fields());
    }

    [Fact]
    public async Task Codes_of_themes_are_read_however_they_are_separated()
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync("sqlite"));
        const string row = "T1,170005,350,SSW01,group,in_person,2021-10-08,2021-10-08,delivered,,,90,105,30,60,1,2A;4C,4\n";

        await GivenDelivery.SessionsAsync(delivery, Header + row);

        foreach (var themes in new[] { "\"2A, 4C\"", "2A; 4C;", "2a;4c" })
            Assert.True((await GivenDelivery.SessionsAsync(delivery, Header + row.Replace("2A;4C", themes, StringComparison.Ordinal)))
                .NothingChanged);
    }

    [SkippableTheory, EachStore]
    public async Task Changed_content_becomes_a_new_version_and_the_audit_keeps_the_old_one(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);
        const string row = "V1,170005,350,,group,in_person,2021-10-08,,scheduled,,,77,,,,,,\n";

        await GivenDelivery.SessionsAsync(delivery, Header + row);
        var report = await GivenDelivery.SessionsAsync(delivery,
            Header + row.Replace("scheduled,,", "cancelled,school,exams", StringComparison.Ordinal));
        var session = delivery.GetSession(new() { SessionRef = "V1" }).Session;

        Assert.Equal((0, 1, 0), (report.RowsAdded, report.RowsChanged, report.RowsUnchanged));
        Assert.Equal((SessionStatus.Cancelled, CancelledBy.School, "exams", "2"),
            (session.Status, session.CancelledBy, session.Reason, session.Etag));
        Assert.Contains(auditor.ListAuditEntries(new() { Module = "delivery", PageSize = 1000 }).Entries, entry => entry.Details.Contains(
            """[{"entity":"SessionRow","key":"V1","old":{"CancelledBy":"Unspecified","Reason":null,"Status":"Scheduled","Version":"1"}}]""",
                StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Unusual_records_are_kept_and_flagged(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        const string rows = """
            F1,170005,350,,group,in_person,2022-05-03,2022-05-02,delivered,,,90,90,,,,,
            F2,170002,350,SSW01,group,in_person,2021-09-01,2021-09-01,delivered,,,90,90,,,,,
            F3,170345,359,SSW14,group,in_person,2022-03-01,,scheduled,,,90,,,,,,

            """;

        var report = await GivenDelivery.SessionsAsync(delivery, Header + rows);

        Assert.Equal(["HELD_ON_HOLIDAY", "HELD_BEFORE_SCHEDULED", "NO_SUPERVISOR"], Flags(delivery, "F1"));
        Assert.Equal(["HELD_BEFORE_START", "NOT_TREATED"], Flags(delivery, "F2"));
        Assert.Equal(["AFTER_WITHDRAWAL"], Flags(delivery, "F3"));
        Assert.Equal(["2 HELD_ON_HOLIDAY", "2 HELD_BEFORE_SCHEDULED", "2 NO_SUPERVISOR", "3 HELD_BEFORE_START", "3 NOT_TREATED",
            "4 AFTER_WITHDRAWAL"], report.Notes.Select(note => $"{note.Line} {note.Code}"));
    }

    [SkippableTheory, EachStore]
    public async Task Every_error_is_named_with_line_and_column_and_nothing_is_stored(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        const string rows = """
            E1,170005,350,SSW01,group,in_person,2021-10-08,,delivered,,,90,,,,,,
            E2,170005,350,SSW01,group,in_person,2021-10-08,2022-10-02,delivered,,,90,,,,,,
            E3,170005,350,SSW01,groups,in_person,2021-10-08,,no_show,school,,0,,,,,2A;child,6
            E4,999999,350,SSW01,group,in_person,2021-10-08,,scheduled,,,90,,,,,,
            E5,170005,351,SSW03,group,in_person,2021-10-08,,cancelled,la,he was ill,90,,,,,,
            E6,170005,350,SSW03,group,in_person,2021-10-08,,scheduled,,,90,,,,,,

            """;

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => GivenDelivery.SessionsAsync(delivery, Header + rows));

        Assert.Equal(
            [
                "line 2, column held_on", "line 3, column held_on", "line 4, column format", "line 4, column planned_minutes",
                    "line 4, column agenda_covered",
                "line 4, column cancelled_by", "line 4, column themes", "line 6, column reason", "line 5, column urn",
                    "line 6, column la_code", "line 7, column supervisor_ref",
            ],
            refusal.Fields());
        await GivenDelivery.NoSuchSessionAsync("E6", async () => await delivery.GetSessionAsync(new() { SessionRef = "E6" }));
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_imports_sessions_of_its_own_authority_only(string store)
    {
        var coordinator = await (await programmes.OnAsync(store))
            .ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "350");
        const string own = "C1,170005,350,SSW01,group,in_person,2021-10-08,,scheduled,,,90,,,,,,\n";
        const string foreign = "C2,170052,351,,group,in_person,2021-10-08,,scheduled,,,90,,,,,,\n";
        const string unknown = "C2,999999,351,,group,in_person,2021-10-08,,scheduled,,,90,,,,,,\n";

        Assert.Equal(1, (await GivenDelivery.SessionsAsync(coordinator, Header + own)).RowsAdded);
        var refused = await Imports.RefusedAsync(Reasons.FileInvalid, () => GivenDelivery.SessionsAsync(coordinator, Header + foreign));
        var same = await Imports.RefusedAsync(Reasons.FileInvalid, () => GivenDelivery.SessionsAsync(coordinator, Header + unknown));
        Assert.Equal(same.Message.Replace("999999", "170052", StringComparison.Ordinal), refused.Message);
    }

    private static IEnumerable<string> Flags(DeliveryService.DeliveryServiceClient delivery, string sessionRef) =>
        delivery.GetSession(new() { SessionRef = sessionRef }).Session.Flags;
}
