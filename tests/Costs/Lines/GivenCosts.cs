using System.Text.Json;
using Grpc.Core;
using Programme.Costs;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Given-state of the tests of costs.</summary>
internal static class GivenCosts
{
    public const string Header =
        "line_ref,la_code,urn,payer,category,cost_class,amount_pence,hours,price_year,period_start,period_end,arm_attribution\n";

    public const string Authorities = "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n350,E08000001,Bolton,,\n351,E08000002,Bury,,\n";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "programme");

    public static JsonElement Truth { get; } =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, "truth.json"))).RootElement.GetProperty("costs");

    public static string File(string name) => System.IO.File.ReadAllText(Path.Combine(Folder, "costs", name));

    /// <summary>A programme with two authorities, 350 and 351.</summary>
    public static async Task<RunningProgramme> WithAuthoritiesAsync(this Programmes programmes, string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.AddAuthoritiesAsync();
        return programme;
    }

    public static Task AddAuthoritiesAsync(this RunningProgramme programme) =>
        programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities()
            .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") }, Authorities);

    /// <summary>The synthetic programme as far as costs need it: schools, list, allocation, calendar, sessions, costs.</summary>
    public static async Task<RunningProgramme> WithTheSyntheticProgrammeAsync(this Programmes programmes, string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadCostsAsync();
        return programme;
    }

    /// <summary>Loads it into a host that has nothing yet; again, and nothing changes.</summary>
    public static async Task LoadCostsAsync(this RunningProgramme programme)
    {
        await programme.LoadBeforeCostsAsync();
        await ImportKinds.All["costs"](programme.Invoker(), new(Path.Combine(Folder, "costs/cost-lines.csv")));
    }

    /// <summary>The same without a cost line.</summary>
    public static async Task LoadBeforeCostsAsync(this RunningProgramme programme, bool deflators = true)
    {
        string[] lists =
        [
            "authorities enrolment/local-authorities.csv", "calendar calendar/term-dates-202122.csv",
                "register register/edubasealldata20210901.csv",
            "list enrolment/allocation-list.csv", "allocation enrolment/allocation.csv", "supervisors enrolment/supervisors.csv",
            "sessions delivery/sessions.csv", "deflators costs/gdp-deflators.csv",
        ];
        var calls = programme.Invoker();
        foreach (var list in lists.SkipLast(deflators ? 0 : 1).Select(list => list.Split(' ')))
            await ImportKinds.All[list[0]](calls, new(Path.Combine(Folder, list[1])));
        await new AllocationService.AllocationServiceClient(calls).ReleaseAllocationAsync(new());
    }

    /// <summary>Leads and who attended, for a programme of <see cref="LoadCostsAsync"/>.</summary>
    public static async Task LoadAttendanceAsync(this RunningProgramme programme)
    {
        await ImportKinds.All["leads"](programme.Invoker(), new(Path.Combine(Folder, "enrolment/designated-leads.csv")));
        await ImportKinds.All["attendance"](programme.Invoker(), new(Path.Combine(Folder, "delivery/attendance.csv")));
    }

    public static CostsService.CostsServiceClient Costs(this RunningProgramme programme) =>
        programme.Client<CostsService.CostsServiceClient>();

    public static async Task<Common.V1.ImportReport> ImportLinesAsync(this CostsService.CostsServiceClient costs, string lines,
        bool validateOnly = false, string reason = "") =>
        (await costs.ImportCosts().SendAsync(
            new ImportCostsRequest { Options = Imports.Options("cost-lines.csv", validateOnly), Reason = reason }, Header + lines)).Report;

    public static async Task<Common.V1.ImportReport> ImportIndexAsync(this CostsService.CostsServiceClient costs, string text) =>
        (await costs.ImportDeflators()
            .SendAsync(new ImportDeflatorsRequest { Options = Imports.Options("gdp-deflators.csv") }, text)).Report;

    /// <summary>A good line of authority 350, to be changed.</summary>
    public static CostLine Line(string lineRef) => new()
    {
        LineRef = lineRef,
        LaCode = "350",
        Payer = Payer.La,
        Category = "travel",
        CostClass = CostClass.Recurring,
        AmountPence = 12_345,
        Hours = 7.5,
        PriceYear = "2021/22",
        PeriodStartOn = new() { Year = 2021, Month = 9, Day = 1 },
        PeriodEndOn = new() { Year = 2021, Month = 12, Day = 31 },
        Attribution = CostAttribution.Intervention,
    };

    public static string? Reason(this RpcException fault) => fault.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason;

    /// <summary>Compares with the section <c>costs</c> of truth.json, numbers to 1e-9.</summary>
    public static void AssertTruth(CostSummary summary)
    {
        foreach (var costClass in Truth.GetProperty("by_class_and_payer").EnumerateObject())
        {
            foreach (var payer in costClass.Value.EnumerateObject())
            {
                Assert.Equal(payer.Value.GetInt64(), summary.ByClassAndPayer.Single(cell =>
                    cell.CostClass == CostCodes.Classes[costClass.Name] && cell.Payer == CostCodes.Payers[payer.Name]).AmountPence);
            }
        }
        Assert.Equal(Truth.GetProperty("by_category").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt64()),
            summary.ByCategory.ToDictionary());
        Assert.Equal(Truth.GetProperty("usual_practice_total_pence").GetInt64(), summary.UsualPracticePence);
        Assert.Equal(Truth.GetProperty("delivered_sessions").GetInt32(), summary.DeliveredSessions);
        Assert.Equal(Truth.GetProperty("treated_schools").GetInt32(), summary.TreatedSchools);
        Assert.Equal(Truth.GetProperty("treated_schools_with_pupil_number").GetInt32(), summary.TreatedSchoolsWithPupils);
        Assert.Equal(Truth.GetProperty("treated_pupils").GetInt64(), summary.TreatedPupils);
        Assert.Equal(Truth.GetProperty("nominal").GetProperty("total_pence").GetInt64(), summary.TotalPence);
        AssertNumbers("nominal", summary.PerSessionPence, summary.PerSchoolPence, summary.PerPupilPence);
        Assert.Equal(1, summary.RealTotalPence / Truth.GetProperty("real_2021_22").GetProperty("total_pence").GetDouble(), 9);
        AssertNumbers("real_2021_22", summary.RealPerSessionPence, summary.RealPerSchoolPence, summary.RealPerPupilPence);
    }

    private static void AssertNumbers(string prices, double perSession, double perSchool, double perPupil)
    {
        var truth = Truth.GetProperty(prices);
        Assert.Equal(1, perSession / truth.GetProperty("per_delivered_session_pence").GetDouble(), 9);
        Assert.Equal(1, perSchool / truth.GetProperty("per_treated_school_pence").GetDouble(), 9);
        Assert.Equal(1, perPupil / truth.GetProperty("per_pupil_pence").GetDouble(), 9);
    }
}
