using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordSessionTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_scheduled_session_is_held_once_and_keeps_what_was_planned(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "REC-1");
        var request = new RecordSessionRequest
        {
            SessionRef = "REC-1",
            HeldOn = GivenDelivery.Day(2022, 3, 2),
            Mode = SessionMode.Remote,
            ActualMinutes = 75,
            TravelMinutes = 0,
            Themes = { "2A", "20" },
            Etag = "1"
        };

        var held = (await delivery.RecordSessionAsync(request)).Session;

        Assert.Equal((SessionStatus.Delivered, SessionFormat.Group, SessionMode.Remote, "2"),
            (held.Status, held.Format, held.Mode, held.Etag));
        Assert.Equal((90, 75, 0, false), (held.PlannedMinutes, held.ActualMinutes, held.TravelMinutes, held.HasPrepMinutes));
        Assert.Equal(["2A", "20"], held.Themes);
        Assert.Equal(held, delivery.GetSession(new() { SessionRef = "REC-1" }).Session);
        request.Etag = "";
        await Imports.RefusedAsync(Reasons.SessionSettled, async () => await delivery.RecordSessionAsync(request));
    }

    [SkippableTheory, EachStore]
    public async Task A_session_that_was_not_in_the_plan_is_recorded_under_a_new_reference(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var request = new RecordSessionRequest
        {
            Urn = "170009",
            Format = SessionFormat.OneToOne,
            Mode = SessionMode.Hybrid,
            HeldOn = GivenDelivery.Day(2022, 3, 2),
            RequestId = $"unplanned-{store}"
        };

        var held = (await delivery.RecordSessionAsync(request)).Session;
        var again = (await delivery.RecordSessionAsync(request)).Session;

        Assert.Equal(held, again);
        Assert.Equal((SessionStatus.Delivered, "350", held.HeldOn), (held.Status, held.LaCode, held.ScheduledOn));
        Assert.Equal([held.SessionRef], delivery.ListSessions(new() { Urn = "170009" }).Sessions.Select(session => session.SessionRef));
    }

    [SkippableTheory, EachStore]
    public async Task All_field_problems_are_named_at_once_and_nothing_is_held_in_the_future(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.RecordSessionAsync(new RecordSessionRequest
            {
                HeldOn = GivenDelivery.Day(2022, 10, 2),
                ActualMinutes = 0,
                PrepMinutes = -1,
                CasesDiscussed = 101,
                AgendaCovered = 6,
                Themes = { "2A", "a child" },
            }));

        Assert.Equal(["urn", "format", "mode", "held_on", "actual_minutes", "prep_minutes", "cases_discussed", "agenda_covered", "themes"],
            refusal.Fields());
    }

    [Trait("Promise", "D10")]
    [SkippableTheory, EachStore]
    public async Task An_older_version_is_refused_and_so_is_the_session_of_another_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");
        await GivenDelivery.ScheduledAsync(delivery, "REC-2");
        var request = new RecordSessionRequest { SessionRef = "REC-2", HeldOn = GivenDelivery.Day(2022, 3, 1), Etag = "7" };

        await Imports.RefusedAsync(Reasons.StaleEtag, async () => await delivery.RecordSessionAsync(request));
        await GivenDelivery.NoSuchSessionAsync("REC-2", async () => await coordinator.RecordSessionAsync(request));
        request.SessionRef = "REC-none";
        await GivenDelivery.NoSuchSessionAsync("REC-none", async () => await coordinator.RecordSessionAsync(request));
    }

    [Trait("Promise", "D10")]
    [SkippableTheory, EachStore]
    public async Task Of_two_callers_at_once_one_records_and_the_other_is_told(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "REC-3");

        var calls = Enumerable.Range(1, 8).Select(async minutes =>
        {
            try
            {
                await delivery.RecordSessionAsync(new RecordSessionRequest
                {
                    SessionRef = "REC-3",
                    HeldOn = GivenDelivery.Day(2022, 3, 1),
                    ActualMinutes = minutes
                });
                return minutes;
            }
            catch (Grpc.Core.RpcException refusal) when (refusal.StatusCode is Grpc.Core.StatusCode.Aborted
                or Grpc.Core.StatusCode.FailedPrecondition)
            {
                return 0;
            }
        });

        var recorded = Assert.Single(await Task.WhenAll(calls), minutes => minutes > 0);
        Assert.Equal(recorded, delivery.GetSession(new() { SessionRef = "REC-3" }).Session.ActualMinutes);
    }

    [SkippableTheory, EachStore]
    public async Task On_a_bank_holiday_a_weekend_or_before_the_first_day_a_reason_is_needed_and_only_then(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        RecordSessionRequest On(int year, int month, int day, string reason) =>
            new()
            {
                Urn = "170015",
                Format = SessionFormat.Group,
                Mode = SessionMode.Remote,
                HeldOn = GivenDelivery.Day(year, month, day),
                UnusualDayReason = reason
            };

        foreach (var request in new[] { On(2022, 5, 2, ""), On(2022, 5, 7, ""), On(2021, 9, 1, ""), On(2022, 5, 3, "catch_up"),
            On(2022, 5, 2, "fun") })
            Assert.Equal(["unusual_day_reason"],
                (await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RecordSessionAsync(request))).Fields());
        var holiday = (await delivery.RecordSessionAsync(On(2022, 5, 2, "catch_up"))).Session;
        var weekend = (await delivery.RecordSessionAsync(On(2022, 5, 7, "only_day_possible"))).Session;

        Assert.Equal(("catch_up", true), (holiday.UnusualDayReason, holiday.AdHoc));
        Assert.Contains("HELD_ON_HOLIDAY", holiday.Flags);
        Assert.Contains("HELD_ON_WEEKEND", weekend.Flags);
        Assert.Equal(2, delivery.ListSessions(new() { Urn = "170015", AdHocOnly = true }).Sessions.Count);
    }

    [Trait("Promise", "S13")]
    [SkippableTheory, EachStore]
    public async Task A_note_that_names_somebody_is_refused_and_never_repeated_anywhere(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        await GivenDelivery.ScheduledAsync(delivery, "REC-4");
        var request = new RecordSessionRequest
        {
            SessionRef = "REC-4",
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            Note = "Worried about Kayden."
        };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RecordSessionAsync(request));
        request.Note = "Section 47 threshold explained, zanzibar.";
        var held = (await delivery.RecordSessionAsync(request)).Session;

        Assert.Equal(["note"], refusal.Fields());
        Assert.DoesNotContain("Kayden", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(request.Note, held.Note);
        Assert.DoesNotContain(programme.Log,
            line => line.Contains("Kayden", StringComparison.Ordinal) || line.Contains("zanzibar", StringComparison.Ordinal));
        Assert.DoesNotContain(await programme.ScrapeAsync(), line => line.Contains("zanzibar", StringComparison.Ordinal));
    }
}
