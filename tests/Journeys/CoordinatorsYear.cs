using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What the coordinator of an authority does in a year, and what it came to, counted by hand.</summary>
internal sealed class CoordinatorsYear
{
    private readonly RunningProgramme programme;
    private readonly string laCode;
    private readonly Dictionary<string, string> leads;
    private readonly HashSet<string> held = [];

    private CoordinatorsYear(RunningProgramme programme, string laCode, string key, IReadOnlyList<string> schools)
    {
        (this.programme, this.laCode, Schools) = (programme, laCode, schools);
        (Schedule, Delivery) = (programme.Client<ScheduleService.ScheduleServiceClient>(key),
            programme.Client<DeliveryService.DeliveryServiceClient>(key));
        leads = programme.Client<EnrolmentService.EnrolmentServiceClient>(key).ListPosts(new() { LaCode = laCode, PageSize = 1_000 }).Posts
            .Where(post => post.Role == PostRole.Lead).GroupBy(post => post.Urn)
            .ToDictionary(posts => posts.Key, posts => posts.First().LeadRef);
    }

    /// <summary>The treated schools, by URN.</summary>
    public IReadOnlyList<string> Schools { get; }

    public ScheduleService.ScheduleServiceClient Schedule { get; }

    public DeliveryService.DeliveryServiceClient Delivery { get; }

    public int Cancelled { get; set; }

    public int NoShow { get; set; }

    public int Rescheduled { get; set; }

    public long Minutes { get; set; }

    public static async Task<CoordinatorsYear> OfAsync(RunningProgramme programme, string laCode)
    {
        var treated = programme.Client<AllocationService.AllocationServiceClient>()
            .ListAllocations(new() { LaCode = laCode, PageSize = 1_000 }).Allocations
            .Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).Order(StringComparer.Ordinal).ToList();
        return new CoordinatorsYear(programme, laCode, await programme.KeyAsync(Role.LaCoordinator, laCode), treated);
    }

    public void On(int year, int month, int day, int daysLater = 0)
    {
        var on = new DateOnly(year, month, day).AddDays(daysLater);
        programme.On(on.Year, on.Month, on.Day);
    }

    public async Task<PlanSessionsResponse> PlanAsync(bool validateOnly = false) =>
        await Schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = laCode, ValidateOnly = validateOnly });

    public List<Session> Sessions() =>
        [.. Delivery.ListSessions(new() { LaCode = laCode, PageSize = 1_000 }).Sessions.Where(row => row.Status != SessionStatus.Removed)];

    /// <summary>The open sessions of a day, by reference.</summary>
    public List<Session> Open(int year, int month, int day) =>
        [.. Sessions()
            .Where(row => row.Status is SessionStatus.Scheduled or SessionStatus.Confirmed
                && row.ScheduledOn.Equals(GivenDelivery.Day(year, month, day))).OrderBy(row => row.SessionRef, StringComparer.Ordinal)];

    /// <summary>Records an open session as held on its day for 80 minutes, with the school's lead.</summary>
    public async Task HoldAsync(Session session)
    {
        await Delivery.RecordSessionAsync(new RecordSessionRequest
        {
            SessionRef = session.SessionRef,
            HeldOn = session.ScheduledOn,
            ActualMinutes = 80,
            AgendaElements = { "check_in", "cases" }
        });
        await Delivery.RecordAttendanceAsync(new RecordAttendanceRequest
        {
            SessionRef = session.SessionRef,
            Attendance = { new Attendance { LeadRef = leads[session.Urn], Attended = true } }
        });
        held.Add(session.SessionRef);
        Minutes += 80;
    }

    public async Task HoldAllAsync(int year, int month, int day)
    {
        foreach (var session in Open(year, month, day))
            await HoldAsync(session);
    }

    public async Task HoldUnplannedAsync(string urn, int year, int month, int day)
    {
        var session = (await Delivery.RecordSessionAsync(
            new RecordSessionRequest
            {
                Urn = urn,
                Format = SessionFormat.OneToOne,
                Mode = SessionMode.Remote,
                HeldOn = GivenDelivery.Day(year, month, day),
                ActualMinutes = 45
            })).Session;
        held.Add(session.SessionRef);
        Minutes += 45;
    }

    public List<ScheduleWork> Work(ScheduleWorkKind kind, int year, int month, int day) =>
        [.. Schedule.ListScheduleWork(new() { LaCode = laCode, Kind = kind, AsOf = GivenDelivery.Day(year, month, day),
            PageSize = 1_000 }).Work];

    /// <summary>The discrepancies of due and expected that have a cause.</summary>
    public List<SessionDiscrepancy> Explain(int year, int month, int day, string cause) =>
        [.. Delivery.ReconcileSessions(new() { LaCode = laCode, AsOf = GivenDelivery.Day(year, month, day),
            PageSize = 1_000 }).Discrepancies.Where(row => row.Cause == cause)];

    public (int Due, int Expected) DueAndExpected(int year, int month, int day) =>
        Counts(GivenDelivery.Day(year, month, day)) is var counts ? (counts.Due, counts.Expected) : default;

    public Task TermsAsync(string rows) => programme.TermsAsync(rows);

    public Task HolidayAsync(string title, string day) => programme.HolidayAsync(title, day);

    public async Task SupervisorsAsync(string rows) => await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportSupervisors()
        .SendAsync(new ImportSupervisorsRequest { Options = Imports.Options("supervisors.csv") },
            "supervisor_ref,la_code,fte,grade,started_on,ended_on\n" + rows);

    public async Task WithdrawAsync(string urn, int year, int month, int day) =>
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().WithdrawSchoolAsync(
        new WithdrawSchoolRequest
        {
            Urn = urn,
            WithdrawnOn = GivenDelivery.Day(year, month, day),
            Scope = WithdrawalScope.Delivery,
            Reason = "workload"
        });

    /// <summary>Asserts that the figures of a day are what was done, and that each is the length of a list of sessions or days.</summary>
    public void MakeSure(int year, int month, int day, int due, int expected, int overdue)
    {
        var asOf = GivenDelivery.Day(year, month, day);
        var counts = Counts(asOf);
        Assert.Equal((due, expected, overdue), (counts.Due, counts.Expected, counts.Overdue));
        Assert.Equal((held.Count, Cancelled, NoShow, Rescheduled, Minutes),
            (counts.Delivered, counts.Cancelled, counts.NoShow, counts.Rescheduled, counts.ActualMinutes));

        Assert.Equal(held.Order(), Listed(SessionsCounted.Delivered, asOf).Select(row => row.SessionRef).Order());
        Assert.Equal(
            (counts.Rows, counts.Expected, counts.Cancelled, counts.NoShow, counts.Rescheduled, counts.Overdue),
            (Listed(SessionsCounted.Rows, asOf).Count, Listed(SessionsCounted.Expected, asOf).Count,
                Listed(SessionsCounted.Cancelled, asOf).Count,
                Listed(SessionsCounted.NoShow, asOf).Count, Listed(SessionsCounted.Rescheduled, asOf).Count,
                    Listed(SessionsCounted.Overdue, asOf).Count));
        Assert.Equal(overdue, Work(ScheduleWorkKind.Unrecorded, year, month, day).Count
            + Work(ScheduleWorkKind.Overdue, year, month, day).Count);
        MakeSureOfDose(asOf, due);
        var both = Assert.Single(Delivery.ReconcileSessions(new() { LaCode = laCode, AsOf = asOf }).ByLa);
        Assert.Equal((due, expected),
            (both.InBoth + both.DueWithoutSession.Values.Sum(), both.InBoth + both.SessionsWithoutDueDay.Values.Sum()));
    }

    private void MakeSureOfDose(Google.Type.Date asOf, int due)
    {
        var dose = Delivery.SummariseDose(new() { AsOf = asOf, WithDueDays = true }).Schools;
        Assert.Equal(Schools, dose.Select(school => school.Urn));
        Assert.Equal(due, dose.Sum(school => school.DueOn.Count));
        var delivered = Listed(SessionsCounted.Delivered, asOf).ToLookup(row => row.Urn);
        Assert.All(dose,
            school => Assert.Equal((school.DueOn.Count, delivered[school.Urn].Count(), delivered[school.Urn].Sum(row => row.ActualMinutes)),
                (school.Due, school.Delivered, school.Minutes)));
        Assert.All(dose, school => Assert.Equal(school.Delivered >= 6, school.Compliant));
    }

    private SessionCounts Counts(Google.Type.Date asOf) => Delivery.SummariseSessions(new() { AsOf = asOf }).ByLa.Single();

    private List<Session> Listed(SessionsCounted counted, Google.Type.Date asOf) =>
        [.. Delivery.ListSessions(new() { LaCode = laCode, Counted = counted, AsOf = asOf, PageSize = 1_000 }).Sessions];
}
