using Google.Type;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>928 was split into 940 and 941 before the trial; 940 goes into 942 in the middle of it, on 1 February 2022. Every module
/// gives one answer to who has a school when.</summary>
public sealed partial class ChangingAuthorityTests : IAsyncLifetime
{
    private const string Authorities = """
        la_code,gss_code,name,region,mou_signed_on,dsa_signed_on,valid_from,valid_to
        928,E10000021,Northamptonshire,East Midlands,2020-08-01,2020-08-01,,2021-03-31
        940,E06000061,North Northamptonshire,East Midlands,2021-05-01,2021-05-01,2021-04-01,2022-01-31
        941,E06000062,West Northamptonshire,East Midlands,2021-05-01,2021-05-01,2021-04-01,
        942,E06000099,Testshire,East Midlands,2022-02-01,2022-02-01,2022-02-01,
        """;

    private const string Terms = """
        la_code,name,starts_on,ends_on,kind
        940,Autumn,2021-09-06,2021-12-21,half_term
        940,Spring,2022-01-04,2022-04-08,half_term
        941,Year,2021-09-06,2022-07-20,half_term
        942,Spring,2022-01-04,2022-04-08,half_term
        942,Summer,2022-04-25,2022-07-20,half_term
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("programme-split-").FullName;
    private RunningProgramme programme = null!;

    private AllocationService.AllocationServiceClient Allocation => programme.Client<AllocationService.AllocationServiceClient>();

    private DeliveryService.DeliveryServiceClient Delivery => programme.Client<DeliveryService.DeliveryServiceClient>();

    private OutcomesService.OutcomesServiceClient Outcomes => programme.Client<OutcomesService.OutcomesServiceClient>();

    public async Task InitializeAsync()
    {
        programme = await RunningProgramme.StartAsync();
        await ImportAsync("authorities", "before.csv",
            string.Join('\n', Authorities.Split('\n')[..4]).Replace("2022-01-31", "", StringComparison.Ordinal));
        await ImportAsync("register", "edubasealldata20200901.csv", Register(_ => "928"));
        await ImportAsync("register", "edubasealldata20210901.csv", Register(urn => urn < 180003 ? "940" : "941"));
        await ImportAsync("list", "list.csv", "la_code,urn\n940,180001\n940,180002\n941,180003\n941,180004\n");
        await ImportAsync("allocation", "allocation.csv", "la_code,urn,arm\n940,180001,T\n940,180002,C\n941,180003,T\n941,180004,C\n");
        await Allocation.ReleaseAllocationAsync(new());
        await ImportAsync("authorities", "authorities.csv", Authorities);
        await ImportAsync("register", "edubasealldata20220201.csv", Register(urn => urn < 180003 ? "942" : "941"));
        await ImportAsync("calendar", "terms.csv", Terms);
    }

    public async Task DisposeAsync()
    {
        await programme.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_authority_that_ended_owes_nothing_after_and_one_that_begins_owes_from_its_first_month()
    {
        var expected = (await programme.Client<PeriodsService.PeriodsServiceClient>().ListExpectedReturnsAsync(new() { PageSize = 1_000 }))
            .Returns.ToLookup(row => row.LaCode, row => row.Month);
        var missing = (await Outcomes.SummariseReturnsAsync(new())).Missing.ToLookup(row => row.LaCode, row => row.Month);
        var figures = (await programme.ScrapeAsync())
            .Where(line => line.StartsWith("programme_returns{", StringComparison.Ordinal)).ToList();

        foreach (var (code, first, last) in new[] { ("928", "2020-09", "2021-03"), ("940", "2021-04", "2022-01"),
            ("941", "2021-04", "2022-07"), ("942", "2022-02", "2022-07") })
        {
            var months = expected[code].Order(StringComparer.Ordinal).ToList();
            Assert.Equal((code, first, last), (code, months[0], months[^1]));
            Assert.Equal(months, missing[code].Order(StringComparer.Ordinal));
            var shown = figures.FindAll(line => line.Contains($"\"{code}\"", StringComparison.Ordinal)
                && line.Contains("\"missing\"", StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal));
            Assert.Equal(months.Count, shown.Count);
        }
    }

    [Fact]
    public async Task A_session_belongs_to_the_authority_that_has_the_school_on_its_day()
    {
        var before = (await ScheduleAsync("180001", new(2022, 1, 20))).Session;
        var after = (await ScheduleAsync("180001", new(2022, 2, 10))).Session;
        var moved = await Delivery.RescheduleSessionAsync(new()
        {
            SessionRef = before.SessionRef,
            Etag = before.Etag,
            ScheduledOn = new DateOnly(2022, 2, 3).ToDate(),
            Reason = "staff_absence"
        });

        Assert.Equal(("940", "942", "942"), (before.LaCode, after.LaCode, moved.Replacement.LaCode));
    }

    [Fact]
    public async Task A_file_of_sessions_names_the_authority_of_the_day()
    {
        const string Header = "session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,reason,"
            + "planned_minutes,actual_minutes,prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered\n";
        var report = await ImportAsync("sessions", "right.csv", Header
            + "S1,180001,940,,group,in_person,2022-01-20,2022-01-20,delivered,,,90,60,,,,,\n"
            + "S2,180001,942,,group,in_person,2022-02-10,2022-02-10,delivered,,,90,60,,,,,\n");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync("sessions", "wrong.csv",
            Header + "S3,180001,940,,group,in_person,2022-03-10,2022-03-10,delivered,,,90,60,,,,,\n"));

        Assert.Equal(2, report.RowsAdded);
        Assert.Contains("the authority that has the school on 2022-03-10 (942) is expected", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_due_from_the_authority_that_has_the_school()
    {
        var due = (await Delivery.ReconcileSessionsAsync(new() { PageSize = 1_000 })).Discrepancies.ToLookup(row => row.LaCode,
            row => row.DueOn.ToDateOnly());

        Assert.Equal((new DateOnly(2021, 9, 6), true), (due["940"].Min(), due["940"].Max() < new DateOnly(2022, 2, 1)));
        Assert.True(due["942"].Min() >= new DateOnly(2022, 2, 1));
        Assert.Contains(due["941"], day => day >= new DateOnly(2022, 2, 1));
        Assert.Empty(due["928"]);
    }

    [Fact]
    public async Task A_plan_ends_and_begins_with_the_authority()
    {
        var schedule = programme.Client<ScheduleService.ScheduleServiceClient>();
        foreach (var code in new[] { "940", "942", "940" })
            await schedule.PlanSessionsAsync(new() { LaCode = code });

        var planned = (await Delivery.ListSessionsAsync(new() { PageSize = 100 })).Sessions.ToLookup(row => row.LaCode);

        Assert.True(planned["940"].Max(row => row.ScheduledOn.ToDateOnly()) <= new DateOnly(2022, 1, 31));
        Assert.True(planned["942"].Min(row => row.ScheduledOn.ToDateOnly()) >= new DateOnly(2022, 2, 1));
        Assert.All(planned.SelectMany(rows => rows), row => Assert.NotEqual(SessionStatus.Removed, row.Status));
    }

    [Theory]
    [InlineData("928", "2020-10", "180001", true)]
    [InlineData("940", "2022-01", "180001", true)]
    [InlineData("940", "2022-02", "180001", false)]
    [InlineData("942", "2022-02", "180001", true)]
    [InlineData("942", "2022-01", "180001", false)]
    public async Task A_key_of_one_authority_returns_the_months_of_that_authority(string code, string month, string urn, bool taken)
    {
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, code);
        var text = GivenOutcomes.Return(month, "2022-09-01", (urn, 10, 4));
        async Task SubmitAsync() => await officer.SubmitReturnAsync(new()
        {
            LaCode = code,
            ReportingMonth = month,
            Content = Google.Protobuf.ByteString.CopyFromUtf8(text)
        });

        if (taken)
            await SubmitAsync();
        else
            await Assert.ThrowsAsync<RpcException>(SubmitAsync);
    }

    [Fact]
    public async Task A_key_of_the_authority_that_begins_sees_the_schools_that_it_takes_over()
    {
        var coordinator = await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.LaCoordinator, "942");

        Assert.Equal(["180001", "180002"], (await coordinator.ListAllocationsAsync(new())).Allocations.Select(row => row.Urn));
        Assert.Empty((await Allocation.ListAllocationsAsync(new() { LaCode = "943" })).Allocations);
    }

    private async Task<ScheduleSessionResponse> ScheduleAsync(string urn, DateOnly day) => await Delivery.ScheduleSessionAsync(new()
    {
        Urn = urn,
        ScheduledOn = day.ToDate(),
        Format = SessionFormat.Group,
        Mode = SessionMode.InPerson,
        PlannedMinutes = 60,
    });

    private async Task<Common.V1.ImportReport> ImportAsync(string kind, string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text);
        return await ImportKinds.All[kind](programme.Invoker(), new ImportFile(path));
    }

    private static string Register(Func<int, string> code)
    {
        const string Header = "\"URN\",\"LA (code)\",\"LA (name)\",\"EstablishmentNumber\",\"EstablishmentName\","
            + "\"TypeOfEstablishment (name)\",\"EstablishmentStatus (name)\",\"OpenDate\",\"CloseDate\","
            + "\"PhaseOfEducation (name)\",\"NumberOfPupils\"\n";
        return Header + string.Concat(Enumerable.Range(180001, 4).Select(urn =>
            $"\"{urn}\",\"{code(urn)}\",\"x\",\"{urn - 176001}\",\"Testwood {urn}\",\"Academy converter\",\"Open\",\"\","
            + "\"\",\"Secondary\",\"900\"\n"));
    }
}
