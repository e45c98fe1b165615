using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Given states of the outcomes' tests. The schools are those of the synthetic programme's list.</summary>
internal static class GivenOutcomes
{
    public const string Header =
        "reporting_month,school_urn,contacts_total,contacts_nfa,contacts_advice_only,contacts_to_early_help,contacts_to_referral,"
            + "contacts_on_open_case,referrals,referrals_nfa,assessments_started,assessments_not_in_need,early_help_plans_new,"
            + "cin_plans_new,s47_started,icpc,cp_plans_new,became_looked_after,extract_date,status,note";

    private const string SurveyHeader =
        "wave,lead_ref,urn,completed_on,cbi_p1,cbi_p2,cbi_p3,cbi_p4,cbi_p5,cbi_p6,cbi_w1,cbi_w2,cbi_w3,cbi_w4,cbi_w5,cbi_w6,cbi_w7,cbi_c1,"
            + "cbi_c2,cbi_c3,cbi_c4,cbi_c5,cbi_c6,intention_to_leave\n";

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
        await Loaded.GetValue(programme,
            running => LoadVerb.LoadAsync(running.Invoker(), Path(""), new(2021, 9, 1), _ => { }, CancellationToken.None));
        return programme.Client<OutcomesService.OutcomesServiceClient>();
    }

    /// <summary>What becomes of each faulty return. A header in another case, and semicolons between columns, are read today.</summary>
    public static async Task<JsonNode> FaultsAsync()
    {
        var faults = JsonNode.Parse(await File.ReadAllTextAsync(Path("outcomes/bad/expected.json")))!;
        foreach (var file in faults["files"]!.AsArray()
            .Where(file => (string)file!["file"]! is "wrong_header_case.csv" or "semicolon_delimiter.csv"))
            (file!["expect"], file["line"], file["column"]) = ("accept", null, null);
        return faults;
    }

    /// <summary>A file of the synthetic programme.</summary>
    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "programme", file);

    /// <summary>A return with one row for each school: total and nfa, blank for null; final, without notes.</summary>
    public static string Return(string month, string extractOn, params (string Urn, int? Total, int? Nfa)[] schools) =>
        Header + "\n"
        + string.Concat(schools.Select(school => $"{month},{school.Urn},{school.Total},{school.Nfa},,,,,,,,,,,,,,,{extractOn},final,\n"));

    /// <summary>A return in which the first schools of Bury share the counts as evenly as may be.</summary>
    public static string BuryReturn(string month, string extractOn, int total, int nfa, int schools = 4) => Return(month, extractOn,
        [.. Enumerable.Range(0, schools).Select(at => (Bury[at], (int?)Part(total, at, schools), (int?)Part(nfa, at, schools)))]);

    /// <summary>The same for four schools, with further counts.</summary>
    public static string FullBuryReturn(string month, string extractOn, int total, int nfa, params (string Column, int Count)[] more)
    {
        var columns = Header.Split(',');
        var rows = Enumerable.Range(0, 4).Select(at => string.Join(',', columns.Select(column => column switch
        {
            "reporting_month" => month,
            "school_urn" => Bury[at],
            "contacts_total" => $"{Part(total, at, 4)}",
            "contacts_nfa" => $"{Part(nfa, at, 4)}",
            "extract_date" => extractOn,
            "status" => "final",
            _ => more.Where(count => count.Column == column).Select(count => $"{Part(count.Count, at, 4)}").SingleOrDefault(""),
        })) + "\n");
        return Header + "\n" + string.Concat(rows);
    }

    public static Task<ImportReturnResponse> ImportAsync(this OutcomesService.OutcomesServiceClient outcomes, string laCode, string month,
        byte[] content,
        int version = 0, bool validateOnly = false, string requestId = "") =>
        outcomes.ImportReturn().SendAsync(new ImportReturnRequest
        {
            Options = Imports.Options($"{laCode}-{month}.csv", validateOnly, requestId),
            LaCode = laCode,
            ReportingMonth = month,
            Version = version,
        }, content);

    public static Task<ImportReturnResponse> ImportAsync(this OutcomesService.OutcomesServiceClient outcomes, string laCode, string month,
        string text,
        int version = 0, bool validateOnly = false, string requestId = "") =>
        outcomes.ImportAsync(laCode, month, System.Text.Encoding.UTF8.GetBytes(text), version, validateOnly, requestId);

    /// <summary>Two versions of September and one of October, of Bury.</summary>
    public static async Task<OutcomesService.OutcomesServiceClient> WithThreeReturnsAsync(RunningProgramme programme)
    {
        var outcomes = await WithListAsync(programme);
        await outcomes.ImportAsync("351", "2021-09", BuryReturn("2021-09", "2021-10-10", 40, 12), version: 1);
        await outcomes.ImportAsync("351", "2021-09", BuryReturn("2021-09", "2022-01-10", 60, 12), version: 2);
        await outcomes.ImportAsync("351", "2021-10", BuryReturn("2021-10", "2021-11-10", 44, 12), version: 1);
        return outcomes;
    }

    /// <summary>A complete return of Bury whose queries, if any, have a reason.</summary>
    public static async Task CompleteAsync(RunningProgramme programme, string laCode, string month)
    {
        await programme.Client<OutcomesService.OutcomesServiceClient>()
            .ImportAsync(laCode, month, Return(month, "2022-09-10", [.. Bury.Select(urn => (urn, (int?)9, (int?)3))]));
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        foreach (var query in returns.ListQueries(new() { LaCode = laCode, ReportingMonth = month, OpenOnly = true }).Queries)
            await returns.AnswerQueryAsync(new()
            {
                LaCode = laCode,
                ReportingMonth = month,
                Version = query.Version,
                Number = query.Number,
                Reason = "It is so."
            });
    }

    /// <summary>Four months of Bury; in October, and in the August before the trial, a count is small.</summary>
    public static async Task<OutcomesService.OutcomesServiceClient> WithFourMonthsAsync(RunningProgramme programme)
    {
        var outcomes = await WithListAsync(programme);
        await outcomes.ImportAsync("351", "2021-08", BuryReturn("2021-08", "2021-09-10", 48, 46));
        await outcomes.ImportAsync("351", "2021-09", BuryReturn("2021-09", "2021-10-10", 60, 20));
        await outcomes.ImportAsync("351", "2021-10", BuryReturn("2021-10", "2021-11-10", 50, 3));
        await outcomes.ImportAsync("351", "2021-11", BuryReturn("2021-11", "2021-12-10", 48, 16));
        return outcomes;
    }

    /// <summary>The value of Bury's published figure with these labels; null when it is not there.</summary>
    public static string? BuryFigure(IReadOnlyList<string> metrics, string name, params string[] labels) => metrics
        .Where(line => line.StartsWith($"{name}{{la=\"351\"", StringComparison.Ordinal)
            && labels.All(label => line.Contains($"=\"{label}\"", StringComparison.Ordinal)))
        .Select(line => line.Split(' ')[^1]).SingleOrDefault();

    /// <summary>A row of a survey with the same answer to every item.</summary>
    public static string Answer(string wave, string lead, string answer, string? urn = null) =>
        $"{wave},{lead},{urn ?? Bury[0]},2021-09-20,{string.Join(',', Enumerable.Repeat(answer, 19))},3\n";

    /// <summary>The rows of so many people, L1, L2 …</summary>
    public static string Answers(string wave, int people, string answer) =>
        string.Concat(Enumerable.Range(1, people).Select(at => Answer(wave, $"L{at}", answer)));

    public static Task<ImportSurveysResponse> ImportSurveysAsync(this SurveyService.SurveyServiceClient surveys, string rows) =>
        surveys.ImportSurveys().SendAsync(new ImportSurveysRequest { Options = Imports.Options("surveys.csv") }, SurveyHeader + rows);

    private static int Part(int count, int at, int parts) => count / parts + (at < count % parts ? 1 : 0);

    private static IEnumerable<string> Listed(string laCode) => File.ReadLines(Path("enrolment/allocation-list.csv"))
        .Select(line => line.Split(',')).Where(cells => cells[0] == laCode).Select(cells => cells[1]);

    private static async Task EnrolAsync(RunningProgramme programme)
    {
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await enrolment.ImportAuthorities()
            .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
                await File.ReadAllBytesAsync(Path("enrolment/local-authorities.csv")));
        await enrolment.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20210901.csv") },
                await File.ReadAllBytesAsync(Path("register/edubasealldata20210901.csv")));
        await allocation.ImportList()
            .SendAsync(new ImportListRequest { Options = Imports.Options("allocation-list.csv") },
                await File.ReadAllBytesAsync(Path("enrolment/allocation-list.csv")));
    }
}
