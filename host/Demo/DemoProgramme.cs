using System.Globalization;
using Programme.Delivery.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The story, top to bottom: who takes part, what is delivered, what the authorities return, what it costs.
/// Everything goes through the host's own RPCs.</summary>
internal sealed class DemoProgramme(DemoSettings settings, DemoHost host, Action<string> progress)
{
    private readonly DemoDice dice = new(settings.Seed);
    private readonly List<DemoList> lists = [];
    private readonly Dictionary<string, DateOnly> leftDelivery = [];
    private readonly Dictionary<string, DateOnly> leftData = [];
    private IReadOnlyList<DemoAuthority> authorities = [];
    private List<DemoSchool> listed = [];
    private List<DemoSchool> treated = [];
    private List<DemoSchool> control = [];
    private IReadOnlyList<DemoPost> posts = [];
    private IReadOnlyList<DemoSupervisor> supervisors = [];

    /// <summary>The simulator's own counts.</summary>
    public DemoTally Known { get; } = new();

    /// <summary>Every list in its final state: what was sent, and what was then recorded one by one.</summary>
    public IReadOnlyCollection<DemoList> Lists => lists;

    /// <summary>Authorities, register, agreements, list, draw, people.</summary>
    public async Task EnrolAsync()
    {
        if ((await host.Enrolment.ListAuthoritiesAsync(new(), cancellationToken: host.Cancel)).Authorities.Count > 0)
            throw new UsageException("There is a programme in this folder already. The demonstration needs an empty one.");
        authorities = DemoAuthorities.Make(settings, dice.For("authorities"));
        await host.SendAsync(host.Enrolment.ImportAuthorities, options => new ImportAuthoritiesRequest { Options = options },
            DemoAuthorities.ListOf(settings, authorities));
        var schools = DemoSchools.Make(settings, authorities, dice.For("schools"));
        await host.SendAsync(host.Enrolment.ImportRegister,
            options => new ImportRegisterRequest { Options = options, ExtractOn = settings.FirstOn.ToDate() },
                Final(DemoSchools.ListOf(settings, schools, authorities)), TextForm.Windows1252);
        await host.SendAsync(host.Enrolment.ImportAgreements, options => new ImportAgreementsRequest { Options = options },
            Final(DemoAgreements.ListOf(settings, schools, dice.For("agreements"))));
        await host.SendAsync(host.Enrolment.ImportBaselines, options => new ImportBaselinesRequest { Options = options },
            Final(DemoAgreements.BaselinesOf(settings, schools, dice.For("baselines"))));
        progress($"{authorities.Count} authorities, {schools.Count(school => school.Eligible)} eligible schools of {schools.Count} in the "
            + "register");
        await DrawAsync(schools);
        await StaffAsync();
    }

    /// <summary>Terms, plan, sessions, attendance, feedback.</summary>
    public async Task DeliverAsync()
    {
        var calendars = await CalendarsAsync();
        var sessions = new DemoSessions(settings, supervisors, leftDelivery, dice.For("sessions")).Make(treated, calendars);
        var presences = DemoAttendance.Make(sessions, posts, control, dice.For("attendance"));
        foreach (var session in sessions.Where(session => session.Status != "scheduled"))
            Known[$"sessions {session.Status}", session.School.LaCode]++;
        foreach (var presence in presences)
        {
            Known["attendance recorded", presence.Session.School.LaCode]++;
            Known["attendance, there", presence.Session.School.LaCode] += presence.Attended ? 1 : 0;
        }
        lists.AddRange([DemoSessions.ListOf(sessions, null), DemoAttendance.ListOf(presences, null)]);

        await host.SendAsync(host.Delivery.ImportSessions, options => new ImportSessionsRequest { Options = options },
            DemoSessions.ListOf(sessions, settings.RecentFrom));
        await host.SendAsync(host.Delivery.ImportAttendance, options => new ImportAttendanceRequest { Options = options },
            DemoAttendance.ListOf(presences, settings.RecentFrom));
        var diary = new DemoDiary(host, settings);
        var bySession = presences.ToLookup(presence => presence.Session.Ref);
        await Task.WhenAll(sessions.GroupBy(session => session.School.LaCode).Select(own => diary.RecordSessionsAsync(own, bySession)));
        var own = treated.Select(school => school.Urn).ToHashSet();
        await host.SendAsync(host.Evaluation.ImportFeedback, options => new ImportFeedbackRequest { Options = options },
            DemoSurveys.FeedbackOf(settings, [.. posts.Where(post => own.Contains(post.School.Urn))], supervisors, dice.For("feedback")));
        progress($"{sessions.Count} sessions planned, {Known.Sum("sessions delivered")} delivered, "
            + $"{Known.Sum("sessions cancelled")} cancelled");
    }

    /// <summary>Monthly returns and surveys.</summary>
    public async Task ReturnAsync()
    {
        var returns =
            authorities.Select(authority =>
                new DemoReturns(settings, authority, [.. listed.Where(school => school.LaCode == authority.LaCode)], leftData,
            dice.For($"returns {authority.LaCode}")).Make(Known)).ToList();
        lists.AddRange(returns.SelectMany(own => own));
        await Task.WhenAll(returns.Select(async own =>
        {
            foreach (var list in own)
                await host.SendAsync(host.Outcomes.ImportReturn,
                    options => new Outcomes.V1.ImportReturnRequest
                    { Options = options, LaCode = list.LaCode, ReportingMonth = list.Month, Version = list.Version }, list);
        }));
        await host.SendAsync(host.Surveys.ImportSurveys, options => new Outcomes.V1.ImportSurveysRequest { Options = options },
            DemoSurveys.ListOf(settings, posts, dice.For("surveys")));
        progress($"{returns.Sum(own => own.Count)} monthly returns, {Known.Sum("contacts")} contacts in the trial's months");
    }

    /// <summary>Costs and prices.</summary>
    public async Task PayAsync()
    {
        var costs = new DemoCosts(settings, Known, dice.For("costs"));
        await host.SendAsync(host.Costs.ImportDeflators, options => new Costs.V1.ImportDeflatorsRequest { Options = options },
            costs.Deflators());
        var lines = Final(costs.Make(authorities, treated.ToLookup(school => school.LaCode), control.ToLookup(school => school.LaCode)));
        await host.SendAsync(host.Costs.ImportCosts, options => new Costs.V1.ImportCostsRequest { Options = options }, lines);
        progress($"{lines.Rows} cost lines, £{Known.Sum("cost of the intervention, pence") / 100:N0}");
    }

    private async Task DrawAsync(IReadOnlyList<DemoSchool> schools)
    {
        var frozen = await host.ChangeAsync(host.Allocation.FreezeListAsync,
            new FreezeListRequest { AsOf = settings.FirstOn.ToDate(), RequestId = "freeze" });
        // A real draw could not be repeated: its seed is the operating system's, or waits for a public value.
        listed = [.. schools.Where(school => school.Eligible && !school.OptsOut)];
        var rows = EnrolmentModule.SampleAllocation(settings.TrialId, listed.Select(school => (school.LaCode, school.Urn)), SeedHex())
            .Select(row => $"{row.LaCode},{row.Urn},{row.Arm}\n");
        await host.SendAsync(host.Allocation.ImportAllocation,
            options => new ImportAllocationRequest { Options = options, SeedHex = SeedHex() },
                new DemoList("allocation.csv", "la_code,urn,arm\n" + string.Concat(rows)));
        await host.ChangeAsync(host.Allocation.ReleaseAllocationAsync, new ReleaseAllocationRequest { RequestId = "release" });
        var drawn = await host.Allocation.ListAllocationsAsync(new ListAllocationsRequest { PageSize = 10_000 },
            cancellationToken: host.Cancel);
        var arms = drawn.Allocations.ToDictionary(one => one.Urn, one => one.Arm);
        treated = [.. listed.Where(school => arms[school.Urn] == Arm.Intervention)];
        control = [.. listed.Where(school => arms[school.Urn] == Arm.Control)];
        listed.ForEach(school => Known["schools listed", school.LaCode]++);
        progress($"{listed.Count} schools randomised: {treated.Count} to supervision, {control.Count} to usual practice");

        await WithdrawAsync(leftDelivery, treated, WithdrawalScope.Delivery, "workload", 2);
        await WithdrawAsync(leftData, listed, WithdrawalScope.Data, "governing_body_decision", 1);
    }

    private async Task WithdrawAsync(Dictionary<string, DateOnly> left, List<DemoSchool> from, WithdrawalScope scope, string reason,
        int schools)
    {
        var own = dice.For($"withdrawals {scope}");
        for (var at = 0; at < schools; at++)
        {
            var (school, day) = (own.Pick(from), settings.FirstOn.AddDays(own.Between(40, 200)));
            if (day <= settings.Until && left.TryAdd(school.Urn, day))
                await host.ChangeAsync(host.Enrolment.WithdrawSchoolAsync,
                    new WithdrawSchoolRequest
                    {
                        Urn = school.Urn,
                        WithdrawnOn = day.ToDate(),
                        Scope = scope,
                        Reason = reason,
                        RequestId = $"withdraw-{school.Urn}-{scope}"
                    });
        }
    }

    private async Task StaffAsync()
    {
        posts = new DemoPeople(settings, dice.For("people")).Make(listed);
        DemoPeople.Count(settings, posts, Known);
        lists.Add(DemoPeople.ListOf(posts, null));
        await host.SendAsync(host.Enrolment.ImportLeads, options => new ImportLeadsRequest { Options = options },
            DemoPeople.ListOf(posts, settings.RecentFrom));
        await new DemoDiary(host, settings).RecordPostsAsync(posts);
        supervisors = DemoSupervisors.Make(settings, authorities, treated.ToLookup(school => school.LaCode), dice.For("supervisors"));
        await host.SendAsync(host.Enrolment.ImportSupervisors, options => new ImportSupervisorsRequest { Options = options },
            DemoSupervisors.ListOf(supervisors));
        await DemoCaseloads.AssignAsync(host, supervisors, treated, leftDelivery);
        progress($"{posts.Count} posts of leads and deputies, {supervisors.Count} supervisors");
    }

    private async Task<Dictionary<string, DemoCalendar>> CalendarsAsync()
    {
        var bundled = (await host.Schedule.GetCalendarAsync(new(), cancellationToken: host.Cancel)).Holidays
            .Select(holiday => holiday.On.ToDateOnly()).ToHashSet();
        var computed = new[] { settings.FirstOn.Year, settings.LastOn.Year }.Where(year => !bundled.Any(day => day.Year == year))
            .SelectMany(DemoHolidays.Of).ToList();
        if (computed.Count > 0)
            await host.SendAsync(host.Schedule.ImportHolidays, options => new ImportHolidaysRequest { Options = options },
                DemoHolidays.ListOf(computed));
        var holidays = bundled.Union(computed.Select(holiday => holiday.On)).ToHashSet();
        var calendars = authorities.ToDictionary(authority => authority.LaCode,
            authority => new DemoCalendar(authority, settings.FirstOn.Year, holidays));
        await host.SendAsync(host.Schedule.ImportTermDates, options => new ImportTermDatesRequest { Options = options },
            DemoCalendar.ListOf(settings, calendars.Values));
        return calendars;
    }

    private string SeedHex()
    {
        var own = dice.For("draw");
        return string.Concat(Enumerable.Range(0, 4).Select(_ => own.Bits().ToString("x16", CultureInfo.InvariantCulture)));
    }

    private DemoList Final(DemoList list)
    {
        lists.Add(list);
        return list;
    }
}
