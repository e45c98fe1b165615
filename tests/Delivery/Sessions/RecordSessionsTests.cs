using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordSessionsTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_stream_stores_sessions_and_people_and_the_same_again_changes_nothing(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        SessionEntry[] entries = [.. Enumerable.Range(1, 40).Select(number => Entry($"STR-{number}", number))];

        var first = await SendAsync(delivery, entries);
        var again = await SendAsync(delivery, entries);
        entries[3].Session.ActualMinutes = 30;
        entries[3].Attendance[0].Attended = false;
        var changed = await SendAsync(delivery, entries);

        Assert.Equal((40, 40, 0), (first.SessionsAdded, first.AttendanceAdded, first.SessionsChanged));
        Assert.Equal((0, 0, 0, 0), (again.SessionsAdded, again.SessionsChanged, again.AttendanceAdded, again.AttendanceChanged));
        Assert.Equal((40, 40), (again.SessionsUnchanged, again.AttendanceUnchanged));
        Assert.Equal((1, 39, 1), (changed.SessionsChanged, changed.SessionsUnchanged, changed.AttendanceChanged));
        Assert.Equal(["RecordSessions"],
            delivery.ListSessionVersions(new() { SessionRef = "STR-4" }).Versions.Select(version => version.Method));
        var read = delivery.GetSession(new() { SessionRef = "STR-5" });
        Assert.Equal((SessionStatus.Delivered, "350", 95), (read.Session.Status, read.Session.LaCode, read.Session.ActualMinutes));
        Assert.Equal(["L0002"], read.Attendance.Select(person => person.LeadRef));
    }

    [SkippableTheory, EachStore]
    public async Task A_request_id_has_one_effect_and_a_check_none(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var check = await SendAsync(delivery, [Entry("STRC-1", 1)], new() { ValidateOnly = true });
        await GivenDelivery.NoSuchSessionAsync("STRC-1", async () => await delivery.GetSessionAsync(new() { SessionRef = "STRC-1" }));
        var first = await SendAsync(delivery, [Entry("STRC-1", 1)], new() { RequestId = $"stream-{store}" });
        var again = await SendAsync(delivery, [Entry("STRC-1", 1)], new() { RequestId = $"stream-{store}" });

        Assert.Equal((1, true), (check.SessionsAdded, check.ValidatedOnly));
        Assert.Equal(first, again);
        await Imports.RefusedAsync(Reasons.RequestIdReused,
            () => SendAsync(delivery, [Entry("STRC-1", 2)], new() { RequestId = $"stream-{store}" }));
    }

    [SkippableTheory, EachStore]
    public async Task Every_problem_is_named_with_its_entry_and_field_and_nothing_is_stored(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var (good, theme, day, person) = (Entry("STRE-1", 1), Entry("STRE-2", 2), Entry("STRE-3", 3), Entry("STRE-4", 4));
        theme.Session.Themes.Add("18A");
        theme.Session.Note = "Kayden again";
        day.Session.HeldOn = GivenDelivery.Day(2022, 5, 2);
        person.Attendance.Add(new Attendance { LeadRef = "L9999" });
        var (unread, twice) = (Entry("STRE-5", 5), Entry("STRE-1", 1));
        unread.Session.Format = SessionFormat.Unspecified;

        var unreadable = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => SendAsync(delivery, [good, unread, twice]));
        var wrong = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => SendAsync(delivery, [good, theme, day]));
        var people = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => SendAsync(delivery, [good, person]));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => SendAsync(delivery, []));

        Assert.Equal(["entries[1].session.format", "entries[2].session.session_ref"], unreadable.Fields());
        Assert.Equal(["entries[1].session.themes", "entries[1].session.note", "entries[2].session.unusual_day_reason"], wrong.Fields());
        Assert.DoesNotContain("Kayden", wrong.ToString(), StringComparison.Ordinal);
        Assert.Equal(["entries[1].attendance[1].lead_ref"], people.Fields());
        await GivenDelivery.NoSuchSessionAsync("STRE-1", async () => await delivery.GetSessionAsync(new() { SessionRef = "STRE-1" }));
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_records_for_its_own_authority_only(string store)
    {
        var programme = await programmes.OnAsync(store);
        var other = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => SendAsync(other, [Entry("STRF-1", 1)]));

        Assert.Equal("entries[0].session.urn", refusal.Fields()[0]);
    }

    internal static SessionEntry Entry(string sessionRef, int number) => new()
    {
        Session = new Session
        {
            SessionRef = sessionRef,
            Urn = "170005",
            Format = SessionFormat.Group,
            Mode = SessionMode.Remote,
            ScheduledOn = GivenDelivery.Day(2022, 3, 1),
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            Status = SessionStatus.Delivered,
            ActualMinutes = 90 + number,
            AgendaElements = { "check_in", "cases" },
        },
        Attendance = { new Attendance { LeadRef = "L0002", Attended = true } },
    };

    private static async Task<EntriesReport> SendAsync(DeliveryService.DeliveryServiceClient delivery, IEnumerable<SessionEntry> entries,
        Programme.Common.V1.ImportOptions? options = null)
    {
        using var call = delivery.RecordSessions();
        await call.RequestStream.WriteAsync(new RecordSessionsRequest { Options = options ?? new() });
        foreach (var entry in entries)
            await call.RequestStream.WriteAsync(new RecordSessionsRequest { Entry = entry });
        await call.RequestStream.CompleteAsync();
        return (await call).Report;
    }
}
