using System.Text.Json;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The synthetic programme up to the point where sessions can be recorded, and then with its sessions.</summary>
internal static class GivenDelivery
{
    /// <summary>An authority whose term dates are left out by <see cref="EnrolAsync"/>.</summary>
    public const string WithoutTerms = "357";

    public static JsonElement Truth { get; } = JsonDocument.Parse(Content("truth.json")).RootElement;

    public static byte[] Content(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "programme", file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "programme", file));

    /// <summary>Authorities, register, agreements, list, arms, leads, supervisors, withdrawals, term dates.</summary>
    public static async Task EnrolAsync(RunningProgramme programme, bool allTerms)
    {
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await AuthoritiesAsync(programme);
        await enrolment.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20210901.csv") },
                Content("register/edubasealldata20210901.csv"));
        await enrolment.ImportAgreements()
            .SendAsync(new ImportAgreementsRequest { Options = Imports.Options("agreements.csv") }, Content("enrolment/agreements.csv"));
        await allocation.ImportList()
            .SendAsync(new ImportListRequest { Options = Imports.Options("allocation-list.csv") },
                Content("enrolment/allocation-list.csv"));
        await allocation.ImportAllocation()
            .SendAsync(new ImportAllocationRequest { Options = Imports.Options("allocation.csv") }, Content("enrolment/allocation.csv"));
        await allocation.ReleaseAllocationAsync(new());
        await enrolment.ImportLeads()
            .SendAsync(new ImportLeadsRequest { Options = Imports.Options("designated-leads.csv") },
                Content("enrolment/designated-leads.csv"));
        await enrolment.ImportSupervisors()
            .SendAsync(new ImportSupervisorsRequest { Options = Imports.Options("supervisors.csv") }, Content("enrolment/supervisors.csv"));
        await enrolment.ImportWithdrawals()
            .SendAsync(new ImportWithdrawalsRequest { Options = Imports.Options("withdrawals.csv") }, Content("enrolment/withdrawals.csv"));
        var terms = Text("calendar/term-dates-202122.csv").Split('\n')
            .Where(line => allTerms || !line.StartsWith(WithoutTerms, StringComparison.Ordinal));
        await Schedule(programme).ImportTermDates()
            .SendAsync(new ImportTermDatesRequest { Options = Imports.Options("term-dates.csv") }, string.Join('\n', terms));
    }

    public static async Task AuthoritiesAsync(RunningProgramme programme) =>
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities()
        .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
            Content("enrolment/local-authorities.csv"));

    public static async Task DeliverAsync(RunningProgramme programme)
    {
        var delivery = Delivery(programme);
        await SessionsAsync(delivery, Text("delivery/sessions.csv"));
        await delivery.ImportAttendance()
            .SendAsync(new ImportAttendanceRequest { Options = Imports.Options("attendance.csv") }, Content("delivery/attendance.csv"));
        await Evaluation(programme).ImportFeedback()
            .SendAsync(new ImportFeedbackRequest { Options = Imports.Options("feedback.csv") }, Content("delivery/feedback.csv"));
    }

    public static async Task<Programme.Common.V1.ImportReport> SessionsAsync(DeliveryService.DeliveryServiceClient delivery, string text,
        bool validateOnly = false) =>
        (await delivery.ImportSessions()
            .SendAsync(new ImportSessionsRequest { Options = Imports.Options("sessions.csv", validateOnly) }, text)).Report;

    public static ScheduleService.ScheduleServiceClient Schedule(RunningProgramme programme) =>
        programme.Client<ScheduleService.ScheduleServiceClient>();

    public static DeliveryService.DeliveryServiceClient Delivery(RunningProgramme programme) =>
        programme.Client<DeliveryService.DeliveryServiceClient>();

    public static EvaluationService.EvaluationServiceClient Evaluation(RunningProgramme programme) =>
        programme.Client<EvaluationService.EvaluationServiceClient>();

    public static Google.Type.Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    /// <summary>A scheduled session of a school.</summary>
    public static async Task<Session> ScheduledAsync(DeliveryService.DeliveryServiceClient delivery, string sessionRef,
        string urn = "170005") =>
        (await delivery.ScheduleSessionAsync(new ScheduleSessionRequest
        {
            SessionRef = sessionRef,
            Urn = urn,
            Format = SessionFormat.Group,
            Mode = SessionMode.InPerson,
            ScheduledOn = Day(2022, 3, 1),
            PlannedMinutes = 90,
        })).Session;

    /// <summary>Asserts NOT_FOUND in the words that are used for something that does not exist.</summary>
    public static async Task NoSuchSessionAsync(string sessionRef, Func<Task> call)
    {
        var refusal = await Imports.RefusedAsync(Reasons.NotFound, call);
        Assert.Equal($"There is no session {sessionRef}.", refusal.Message);
    }
}

/// <summary>Hosts where all is enrolled and drawn but nothing delivered; each test uses sessions of its own.</summary>
public sealed class EnrolledProgrammes : IAsyncLifetime
{
    public const string Name = "Enrolled";
    private readonly Programmes programmes = new();
    private readonly Dictionary<string, Task<RunningProgramme>> enrolled = [];

    public Task<RunningProgramme> OnAsync(string store) =>
        enrolled.TryGetValue(store, out var programme) ? programme : enrolled[store] = EnrolAsync(store);

    public Task InitializeAsync() => programmes.InitializeAsync();

    public Task DisposeAsync() => programmes.DisposeAsync();

    private async Task<RunningProgramme> EnrolAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: false);
        return programme;
    }
}

/// <summary>Hosts with the whole synthetic delivery; their tests only read.</summary>
public sealed class DeliveredProgrammes : IAsyncLifetime
{
    public const string Name = "Delivered";
    private readonly Programmes programmes = new();
    private readonly Dictionary<string, Task<RunningProgramme>> delivered = [];

    public Task<RunningProgramme> OnAsync(string store) =>
        delivered.TryGetValue(store, out var programme) ? programme : delivered[store] = DeliverAsync(store);

    public Task InitializeAsync() => programmes.InitializeAsync();

    public Task DisposeAsync() => programmes.DisposeAsync();

    private async Task<RunningProgramme> DeliverAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        await GivenDelivery.DeliverAsync(programme);
        return programme;
    }
}

[CollectionDefinition(EnrolledProgrammes.Name)]
public sealed class EnrolledGroup : ICollectionFixture<EnrolledProgrammes>;

[CollectionDefinition(DeliveredProgrammes.Name)]
public sealed class DeliveredGroup : ICollectionFixture<DeliveredProgrammes>;
