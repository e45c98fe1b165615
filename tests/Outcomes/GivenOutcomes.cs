using System.Runtime.CompilerServices;
using Programme.Enrolment.V1;
using Programme.Host.Commands;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Given states of the outcomes' tests. The schools are those of the synthetic programme's list.</summary>
internal static class GivenOutcomes
{
    public const string Header = "reporting_month,school_urn,contacts_total,contacts_nfa,contacts_advice_only,contacts_to_early_help,contacts_to_referral,contacts_on_open_case,referrals,referrals_nfa,assessments_started,assessments_not_in_need,early_help_plans_new,cin_plans_new,s47_started,icpc,cp_plans_new,became_looked_after,extract_date,status,note";

    /// <summary>Schools of 351 on the list.</summary>
    public static readonly string[] Bury = [.. Listed("351")];

    private static readonly ConditionalWeakTable<RunningProgramme, Task> Enrolled = [];
    private static readonly ConditionalWeakTable<RunningProgramme, Task> Loaded = [];

    /// <summary>A running programme with authorities, schools and the frozen list.</summary>
    public static async Task<OutcomesService.OutcomesServiceClient> WithListAsync(RunningProgramme programme)
    {
        await Enrolled.GetValue(programme, EnrolAsync);
        return programme.Client<OutcomesService.OutcomesServiceClient>();
    }

    /// <summary>A running programme with the whole synthetic programme.</summary>
    public static async Task<OutcomesService.OutcomesServiceClient> WithEverythingAsync(RunningProgramme programme)
    {
        await Loaded.GetValue(programme, running => LoadVerb.LoadAsync(running.Invoker(), Path(""), new(2021, 9, 1), _ => { }, CancellationToken.None));
        return programme.Client<OutcomesService.OutcomesServiceClient>();
    }

    /// <summary>A file of the synthetic programme.</summary>
    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "programme", file);

    /// <summary>A return with one row for each school: total and nfa, blank for null; final, without notes.</summary>
    public static string Return(string month, string extractOn, params (string Urn, int? Total, int? Nfa)[] schools) =>
        Header + "\n" + string.Concat(schools.Select(school => $"{month},{school.Urn},{school.Total},{school.Nfa},,,,,,,,,,,,,,,{extractOn},final,\n"));

    /// <summary>A return in which the first schools of Bury share the counts as evenly as may be.</summary>
    public static string BuryReturn(string month, string extractOn, int total, int nfa, int schools = 4) => Return(month, extractOn,
        [.. Enumerable.Range(0, schools).Select(at => (Bury[at], (int?)Part(total, at, schools), (int?)Part(nfa, at, schools)))]);

    public static Task<ImportReturnResponse> ImportAsync(this OutcomesService.OutcomesServiceClient outcomes, string laCode, string month, byte[] content,
        int version = 0, bool validateOnly = false, string requestId = "") =>
        outcomes.ImportReturn().SendAsync(new ImportReturnRequest
        {
            Options = Imports.Options($"{laCode}-{month}.csv", validateOnly, requestId),
            LaCode = laCode,
            ReportingMonth = month,
            Version = version,
        }, content);

    public static Task<ImportReturnResponse> ImportAsync(this OutcomesService.OutcomesServiceClient outcomes, string laCode, string month, string text,
        int version = 0, bool validateOnly = false, string requestId = "") =>
        outcomes.ImportAsync(laCode, month, System.Text.Encoding.UTF8.GetBytes(text), version, validateOnly, requestId);

    private static int Part(int count, int at, int parts) => count / parts + (at < count % parts ? 1 : 0);

    private static IEnumerable<string> Listed(string laCode) => File.ReadLines(Path("enrolment/allocation-list.csv"))
        .Select(line => line.Split(',')).Where(cells => cells[0] == laCode).Select(cells => cells[1]);

    private static async Task EnrolAsync(RunningProgramme programme)
    {
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await enrolment.ImportAuthorities().SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") }, await File.ReadAllBytesAsync(Path("enrolment/local-authorities.csv")));
        await enrolment.ImportRegister().SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20210901.csv") }, await File.ReadAllBytesAsync(Path("register/edubasealldata20210901.csv")));
        await allocation.ImportList().SendAsync(new ImportListRequest { Options = Imports.Options("allocation-list.csv") }, await File.ReadAllBytesAsync(Path("enrolment/allocation-list.csv")));
    }
}
