using System.Net;
using Programme.Access.V1;
using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SessionsPageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private DeliveryService.DeliveryServiceClient Delivery => pages.Programme.Client<DeliveryService.DeliveryServiceClient>();

    [Fact]
    public async Task A_session_is_recorded_with_who_was_there_and_a_double_submit_is_one_record()
    {
        await ScheduledAsync("PAGE-1");
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");
        var week = await coordinator.GetAsync("/sessions?on=2022-03-02");
        Assert.Contains("Tuesday 1 March", week.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/sessions/PAGE-1\"", week.Html, StringComparison.Ordinal);
        var form = await coordinator.GetAsync("/sessions/PAGE-1/held");
        Assert.Contains("L0002, lead", form.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"2022-03-01\"", form.Html, StringComparison.Ordinal);

        (string, string)[] fields = [.. Hidden(form), ("held_on", "2/3/2022"), ("actual_minutes", "85"), ("mode", "remote"),
            ("there.L0002", "yes"), ("there.L0003", "no"), ("why.L0003", "teaching"), ("agenda_elements", "check_in"),
            ("agenda_elements", "cases"), ("actions", "early_help"), ("themes", "2a, 20"), ("note", "It went well.")];
        var both = await Task.WhenAll(coordinator.PostAsync("/sessions/PAGE-1/held", fields),
            coordinator.PostAsync("/sessions/PAGE-1/held", fields));

        Assert.All(both, answer => Assert.Equal("/sessions/PAGE-1?done=held", answer.Location));
        var page = await coordinator.GetAsync(both[0].Location);
        foreach (var told in new[] { "recorded as held", "2 March 2022, 85 minutes", "How people are, Cases", "Early help", "2A, 20",
            "L0002, lead, was there", "L0003, deputy, was not there, teaching", "It went well." })
            Assert.Contains(told, page.Text, StringComparison.Ordinal);
        var stored = await Delivery.GetSessionAsync(new() { SessionRef = "PAGE-1" });
        Assert.Equal((SessionStatus.Delivered, SessionMode.Remote, 85, "2", 2), (stored.Session.Status, stored.Session.Mode,
            stored.Session.ActualMinutes, stored.Session.Etag, stored.Attendance.Count));

        var again = await coordinator.PostAsync("/sessions/PAGE-1/held", [.. fields, ("prep_minutes", "5")]);
        Assert.Equal("/sessions/PAGE-1?settled", again.Location);
        Assert.Contains("Nothing that you typed", (await coordinator.GetAsync(again.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_the_rest_stays_typed()
    {
        await ScheduledAsync("PAGE-2");
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");
        var form = await coordinator.GetAsync("/sessions/PAGE-2/held");
        Assert.DoesNotContain("Why on that day", form.Text, StringComparison.Ordinal);

        var letters = await PostAsync(coordinator, "held", form, ("held_on", "Tuesday"), ("actual_minutes", "long"), ("note", "Stays."));
        var weekend = await PostAsync(coordinator, "held", letters, ("held_on", "2022-03-05"), ("actual_minutes", "601"));
        var reason = await PostAsync(coordinator, "held", weekend, ("held_on", "2022-03-05"), ("actual_minutes", "60"));
        var person = await PostAsync(coordinator, "held", reason, ("held_on", "2022-03-05"), ("actual_minutes", "60"),
            ("unusual_day_reason", "catch_up"), ("others", "L0003 L0003"));

        foreach (var (page, field, told) in new[] { (letters, "held_on", "Write a day"), (letters, "actual_minutes", "whole number"),
            (weekend, "actual_minutes", "a number from 1 to 600"), (reason, "unusual_day_reason", "Say why"),
            (person, "others", "L0003: each person once") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains($"<a href=\"#{field}\">", page.Html, StringComparison.Ordinal);
            Assert.Matches($"id=\"{field}-wrong\">[^\n]*{told}", page.Html);
        }
        Assert.Contains("Stays.", letters.Text, StringComparison.Ordinal);
        // The session itself was taken; its form does not ask for it again.
        Assert.Contains("recorded as held. Who was there is not yet", person.Text, StringComparison.Ordinal);
        var there = await coordinator.PostAsync("/sessions/PAGE-2/there", [.. Hidden(person), ("there.L0002", "yes")]);
        Assert.Equal("/sessions/PAGE-2?done=there", there.Location);
        Assert.Equal(["L0002"], (await Delivery.GetSessionAsync(new() { SessionRef = "PAGE-2" })).Attendance.Select(one => one.LeadRef));

        Task<Visitor.Answer> PostAsync(Visitor visitor, string act, Visitor.Answer from, params (string, string)[] typed) =>
            visitor.PostAsync($"/sessions/PAGE-2/{act}", [.. Hidden(from), .. typed]);
    }

    [Theory]
    [InlineData("cancelled", SessionStatus.Cancelled, "Say who cancelled", "cancelled_by=school", "reason=illness")]
    [InlineData("missed", SessionStatus.NoShow, "", "reason=no_contact")]
    [InlineData("moved", SessionStatus.Rescheduled, "New day: a day", "scheduled_on=2022-03-08", "reason=clash")]
    public async Task A_session_is_cancelled_missed_or_moved_with_its_reason(string act, SessionStatus status, string asked,
        params string[] typed)
    {
        var reference = $"PAGE-{act}";
        await ScheduledAsync(reference);
        using var supervisor = new Visitor(pages.Programme);
        await supervisor.PostAsync("/sign-in", ("key", await pages.Programme.KeyAsync("ssw01", Role.Supervisor, "350")));
        var form = await supervisor.GetAsync($"/sessions/{reference}/{act}");

        var blank = asked.Length == 0 ? null : await supervisor.PostAsync($"/sessions/{reference}/{act}", [.. Hidden(form)]);
        var done = await supervisor.PostAsync($"/sessions/{reference}/{act}",
            [.. Hidden(form), .. typed.Select(field => (field.Split('=')[0], field.Split('=')[1]))]);

        Assert.Equal((asked.Length > 0, true), (blank?.Text.Contains(asked, StringComparison.Ordinal) ?? false,
            blank is null or { Status: HttpStatusCode.UnprocessableEntity }));
        Assert.Equal($"/sessions/{reference}?done={act}", done.Location);
        Assert.Equal(status, (await Delivery.GetSessionAsync(new() { SessionRef = reference })).Session.Status);
        if (act == "moved")
            Assert.Contains("8 March 2022", (await supervisor.GetAsync($"/sessions/{reference}-R")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_moved_to_an_unusual_day_is_questioned_as_one_that_was_held()
    {
        await ScheduledAsync("PAGE-9");
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");
        var form = await coordinator.GetAsync("/sessions/PAGE-9/moved");
        (string, string)[] typed = [("scheduled_on", "2/5/2022"), ("reason", "clash")];

        var asked = await coordinator.PostAsync("/sessions/PAGE-9/moved", [.. Hidden(form), .. typed]);
        var moved = await coordinator.PostAsync("/sessions/PAGE-9/moved",
            [.. Hidden(asked), .. typed, ("unusual_day_reason", "only_day_possible")]);

        Assert.DoesNotContain("unusual_day_reason", form.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#unusual_day_reason\">This is a weekend, a bank holiday", asked.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2/5/2022\"", asked.Html, StringComparison.Ordinal);
        Assert.Equal("/sessions/PAGE-9?done=moved", moved.Location);
        Assert.Contains("The only day possible", (await coordinator.GetAsync("/sessions/PAGE-9-R")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_when_the_session_in_the_browser_ended_is_shown_again_and_recorded_once()
    {
        await ScheduledAsync("PAGE-3");
        var key = await pages.Programme.KeyAsync("late-coordinator", Role.LaCoordinator, "350");
        using var coordinator = new Visitor(pages.Programme);
        await coordinator.PostAsync("/sign-in", ("key", key));
        var form = await coordinator.GetAsync("/sessions/PAGE-3/held");
        (string, string)[] typed = [("held_on", "2022-03-01"), ("actual_minutes", "77"), ("there.L0004", "yes"), ("note", "Kept <so>.")];

        pages.Programme.Clock.Advance(TimeSpan.FromMinutes(31));
        var ended = await coordinator.PostFromPageAsync("/sessions/PAGE-3/held",
            Hidden(form).Concat(typed).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var back = await coordinator.PostFromPageAsync("/sign-in", ended.Hidden.Append(new("key", key)));
        var again = await coordinator.GetAsync(back.Location);

        Assert.Equal("/sessions/PAGE-3/held", back.Location);
        Assert.Contains("value=\"77\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("Kept <so>.", again.Text, StringComparison.Ordinal);
        Assert.Matches("id=\"there.L0004\"[^>]*checked", again.Html);
        var sent = await coordinator.PostAsync("/sessions/PAGE-3/held", [.. Hidden(again), .. typed]);
        Assert.Equal("/sessions/PAGE-3?done=held", sent.Location);
        Assert.DoesNotContain("value=\"77\"", (await coordinator.GetAsync("/sessions/PAGE-3/there")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_somebody_else_changed_is_shown_as_it_is_now_before_it_is_sent_again()
    {
        await ScheduledAsync("PAGE-4");
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");
        var form = await coordinator.GetAsync("/sessions/PAGE-4/cancelled");
        await Delivery.ConfirmSessionAsync(new() { SessionRef = "PAGE-4" });
        (string, string)[] typed = [("cancelled_by", "la"), ("reason", "weather")];

        var stale = await coordinator.PostAsync("/sessions/PAGE-4/cancelled", [.. Hidden(form), .. typed]);
        var sent = await coordinator.PostAsync("/sessions/PAGE-4/cancelled", [.. Hidden(stale), .. typed]);

        Assert.Contains("changed by somebody else", stale.Text, StringComparison.Ordinal);
        Assert.Equal("/sessions/PAGE-4?done=cancelled", sent.Location);
    }

    [Fact]
    public void The_choices_are_the_codes_of_the_service()
    {
        Assert.Equal(SessionCodes.OutcomeReasons, SessionWords.Reasons.Select(one => one.Code).Order(StringComparer.Ordinal));
        Assert.Equal(SessionCodes.AbsenceReasons, SessionWords.Absences.Select(one => one.Code).Order(StringComparer.Ordinal));
        Assert.Equal(SessionCodes.UnusualDayReasons, SessionWords.UnusualDays.Select(one => one.Code).Order(StringComparer.Ordinal));
        Assert.Equal(SessionCodes.Actions, SessionWords.Actions.Select(one => one.Code).Order(StringComparer.Ordinal));
        Assert.Equal(SessionCodes.AgendaElements, SessionWords.Agenda.Select(one => one.Code));
        Assert.All(SessionWords.Modes, one => Assert.Equal(SessionCodes.Modes[one.Code], PageWords.Code<SessionMode>(one.Code)));
        Assert.All(SessionWords.Parties, one => Assert.Equal(SessionCodes.Parties[one.Code], PageWords.Code<CancelledBy>(one.Code)));
        Assert.Equal(CancelledBy.Unspecified, PageWords.Code<CancelledBy>("1"));
    }

    private async Task ScheduledAsync(string reference) => await Delivery.ScheduleSessionAsync(new()
    {
        SessionRef = reference,
        Urn = "170005",
        SupervisorRef = "SSW01",
        Format = SessionFormat.Group,
        Mode = SessionMode.InPerson,
        ScheduledOn = GivenDelivery.Day(2022, 3, 1),
        PlannedMinutes = 90
    });

    private static IEnumerable<(string, string)> Hidden(Visitor.Answer form) => form.Hidden.Select(field => (field.Key, field.Value));
}
