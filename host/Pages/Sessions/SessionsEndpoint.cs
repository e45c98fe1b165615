using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>The calendar of sessions by week, and the past sessions that wait for an outcome.</summary>
internal static class SessionsEndpoint
{
    /// <summary>So many sessions of a week are shown; with more an authority or a supervisor is chosen.</summary>
    private const int MostShown = 150;

    /// <summary>So many sessions without an outcome are shown.</summary>
    private const int MostWaiting = 40;

    public static async Task ShowAsync(PageRequest request)
    {
        RequireReader(request);
        var query = request.Http.Request.Query;
        var (today, trial) = (Today(request), request.Http.RequestServices.GetRequiredService<Trial>());
        var authorities = (await AuthorityEndpoint.AuthoritiesAsync(request)).Select(one => (one.LaCode, one.Name)).ToList();
        var laCode = query["authority"].ToString();
        if (laCode.Length > 0 && authorities.All(one => one.LaCode != laCode))
            throw Faults.NotFound("authority", laCode);
        var whose = await WhoseSessions.LoadAsync(request, laCode);
        var supervisor = whose.Own.Length > 0 ? whose.Own : whose.Supervisors.FirstOrDefault(one => one == query["supervisor"]) ?? "";
        var asked = AskedDay.Of(request, latest: null);
        var day = asked.On ?? (today > trial.LastOn ? trial.LastOn : today);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

        var (sessions, waiting) = whose.IsUnknown && supervisor.Length == 0 ? ([], new ListSessionsResponse())
            : (await OfWeekAsync(request, laCode, supervisor, monday), await WaitingAsync(request, laCode, supervisor));
        var schools = await SchoolsAsync(request, sessions.Take(MostShown).Concat(waiting.Sessions).Select(one => one.Urn));
        SessionLine LineOf(Session session) => new(session, schools.GetValueOrDefault(session.Urn, session.Urn),
            SessionWords.IsOpen(session) && session.ScheduledOn.ToDateOnly() < today);

        var lines = sessions.Take(MostShown).Select(LineOf).ToLookup(line => line.Session.ScheduledOn.ToDateOnly());
        var notes = await NotesAsync(request, laCode, monday);
        var days = Enumerable.Range(0, 7).Select(monday.AddDays)
            .Where(on => lines.Contains(on) || on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(on => new SessionDay(on, [.. notes[on]], [.. lines[on]])).ToList();
        await PageWriter.WriteAsync<SessionsPage>(request.Http,
            asked.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(SessionsPage.Viewer), request.Viewer), (nameof(SessionsPage.View), new SessionsView(authorities, laCode, monday, today,
                whose.Own.Length > 0 ? [] : whose.Supervisors, supervisor, whose.IsUnknown, days,
                [.. waiting.Sessions.Select(LineOf)], waiting.NextPageToken.Length > 0, sessions.Count > MostShown,
                asked.Form(monday, ("authority", laCode), ("supervisor", supervisor)))));
    }

    /// <summary>To roles that may not read sessions there is no such page.</summary>
    public static void RequireReader(PageRequest request)
    {
        if (!request.May("DeliveryService/ListSessions"))
            throw Faults.NotFound("page", "this");
    }

    /// <summary>Names of schools by URN; an empty one is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SchoolsAsync(PageRequest request, IEnumerable<string> urns)
    {
        string[] asked = [.. urns.Where(urn => urn.Length > 0).Distinct()];
        if (asked.Length == 0)
            return new Dictionary<string, string>();
        var schools = await new EnrolmentService.EnrolmentServiceClient(request.Calls)
            .BatchGetSchoolsAsync(new() { Urns = { asked } }, cancellationToken: request.Cancel);
        return schools.Schools.ToDictionary(school => school.Urn, school => school.Name);
    }

    public static DateOnly Today(PageRequest request) => request.Http.RequestServices.GetRequiredService<TimeProvider>().Today();

    private static async Task<List<Session>> OfWeekAsync(PageRequest request, string laCode, string supervisor, DateOnly monday)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(request.Calls);
        var page = await delivery.ListSessionsAsync(new()
        {
            LaCode = laCode,
            SupervisorRef = supervisor,
            ScheduledFrom = monday.ToDate(),
            AsOf = monday.AddDays(6).ToDate(),
            PageSize = MostShown + 1
        }, cancellationToken: request.Cancel);
        return [.. page.Sessions.Where(session => session.Status != SessionStatus.Removed)];
    }

    private static async Task<ListSessionsResponse> WaitingAsync(PageRequest request, string laCode, string supervisor) =>
        await new DeliveryService.DeliveryServiceClient(request.Calls).ListSessionsAsync(new()
        {
            LaCode = laCode,
            SupervisorRef = supervisor,
            Counted = SessionsCounted.Overdue,
            PageSize = MostWaiting
        }, cancellationToken: request.Cancel);

    /// <summary>What is special about the days of a week: bank holidays, and days without pupils of the chosen authority.</summary>
    private static async Task<ILookup<DateOnly, string>> NotesAsync(PageRequest request, string laCode, DateOnly monday)
    {
        var calendar = await new ScheduleService.ScheduleServiceClient(request.Calls)
            .GetCalendarAsync(new() { LaCode = laCode }, cancellationToken: request.Cancel);
        var insets = calendar.TermDates.Where(term => term.Kind == "inset" && term.Urn.Length == 0 && laCode.Length > 0)
            .Select(term => (On: term.StartsOn.ToDateOnly(), Text: "Day without pupils"));
        return calendar.Holidays.Select(holiday => (On: holiday.On.ToDateOnly(), Text: $"Bank holiday: {holiday.Title}")).Concat(insets)
            .Where(note => note.On >= monday && note.On <= monday.AddDays(6)).ToLookup(note => note.On, note => note.Text);
    }
}
