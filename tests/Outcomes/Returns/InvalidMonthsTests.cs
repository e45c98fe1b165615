using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Lists of schools and months with one defect each, in a layout of their own, sent as the returns of three authorities.</summary>
public sealed class InvalidMonthsTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const int SchoolsOfAnAuthority = 8;
    private static readonly string[] Authorities = ["351", "352", "353"];
    private static readonly string[] Months = ["2021-09", "2021-10", "2021-11", "2021-12", "2022-01", "2022-02"];

    [SkippableTheory, EachStore]
    public async Task Each_defect_refuses_its_own_return_by_rule_and_line_and_leaves_the_others(string store)
    {
        var programme = await WithMappingsAsync(store);

        Assert.Equal(["352 2022-02 E210 nfa"], await RefusedAsync(programme, "months_nfa_exceeds_contacts"));
        Assert.Equal(["352 2021-10 E121 school_id"], await RefusedAsync(programme, "months_duplicate_key"));
        Assert.Equal(["353 2021-12 E202 contacts"], await RefusedAsync(programme, "months_negative"));
        Assert.Equal(["351 2021-10 E120 school_id"], await RefusedAsync(programme, "months_unknown_school"));
        Assert.Equal(["352 2021-12 E201 contacts"], await RefusedAsync(programme, "months_non_integer"));
        Assert.Empty(await RefusedAsync(programme, "months_clean"));
    }

    [SkippableTheory, EachStore]
    public async Task Columns_and_rows_in_another_order_are_the_same_return_and_a_blank_nfa_is_never_a_zero(string store)
    {
        var programme = await WithMappingsAsync(store);
        var clean = await CountsAsync(programme, "months_clean");

        Assert.Equal(clean, await CountsAsync(programme, "months_shuffled_columns"));
        Assert.Equal(clean, await CountsAsync(programme, "months_shuffled_rows"));
        var blank = await CountsAsync(programme, "months_nfa_blank_contacts_present");
        var (was, now) = Assert.Single(clean.Zip(blank), pair => pair.First != pair.Second);
        Assert.Equal((was.Schools - 1, was.Total - 2), (now.Schools, now.Total));
        Assert.Contains("Q302", programme.Client<ReturnsService.ReturnsServiceClient>()
            .ListQueries(new() { LaCode = was.LaCode, ReportingMonth = was.Month, OpenOnly = true, PageSize = 1_000 }).Queries
            .Select(query => query.Finding.Rule));
    }

    /// <summary>The list as one file for each authority and month, its schools as those on the trial's list.</summary>
    private static IEnumerable<(string LaCode, string Month, string Text)> Returns(string list)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "invalid", $"{list}.csv"));
        var (school, month) = (Array.IndexOf(lines[0].Split(','), "school_id"), Array.IndexOf(lines[0].Split(','), "month"));
        return lines.Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => (Authority: AuthorityOf(cells[school]),
                Month: Months[int.Parse(cells[month], System.Globalization.CultureInfo.InvariantCulture) - 1]))
            .Select(part => (part.Key.Authority, part.Key.Month,
                lines[0] + "\n"
                    + string.Concat(part.Select(cells => string.Join(',', cells.Select((cell, at) => at == school ? UrnOf(cell) : cell))
                        + "\n"))));
    }

    private static int NumberOf(string school) => int.Parse(school.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1;

    private static string AuthorityOf(string school) =>
        school == "S9999" ? Authorities[0] : Authorities[NumberOf(school) / SchoolsOfAnAuthority];

    private static string UrnOf(string school) =>
        school == "S9999" ? "999999" : File.ReadLines(GivenOutcomes.Path("enrolment/allocation-list.csv")).Select(line => line.Split(','))
        .Where(cells => cells[0] == AuthorityOf(school)).Select(cells => cells[1]).ElementAt(NumberOf(school) % SchoolsOfAnAuthority);

    private async Task<RunningProgramme> WithMappingsAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        foreach (var (authority, month) in Authorities.SelectMany(authority => Months.Select(month => (authority, month))))
            await SetMappingAsync(programme, authority, month);
        return programme;
    }

    /// <summary>Their files say neither month nor day nor status, so the mapping does.</summary>
    private static async Task SetMappingAsync(RunningProgramme programme, string authority, string month) =>
        await programme.Client<ReturnsService.ReturnsServiceClient>().SetMappingAsync(new()
        {
            Mapping = new Mapping
            {
                LaCode = authority,
                ValidFrom = new DateOnly(2022, 9, 1).ToDate(),
                Columns = { { "school_urn", "school_id" }, { "contacts_total", "contacts" }, { "contacts_nfa", "nfa" } },
                Constants = { GivenOutcomes.Header.Split(',')[4..18].ToDictionary(column => column, _ => ""), { "reporting_month", month },
                    { "extract_date", "2022-09-01" }, { "status", "final" } },
            },
        });

    private static async Task<List<string>> RefusedAsync(RunningProgramme programme, string list)
    {
        var answers = new List<string>();
        foreach (var (authority, month, text) in Returns(list))
        {
            await SetMappingAsync(programme, authority, month);
            var report = await programme.Client<ReturnsService.ReturnsServiceClient>()
                .ExportReportAsync(new()
                {
                    LaCode = authority,
                    ReportingMonth = month,
                    Content = Google.Protobuf.ByteString.CopyFromUtf8(text)
                });
            if (report.Errors == 0)
                continue;
            answers.Add($"{authority} {month} {report.Findings[0].Rule} {report.Findings[0].TheirColumn}");
            await Imports.RefusedAsync(Reasons.FileInvalid,
                () => programme.Client<OutcomesService.OutcomesServiceClient>().ImportAsync(authority, month, text));
        }
        return answers;
    }

    private static async Task<List<(string LaCode, string Month, long Total, long Nfa,
        int Schools)>> CountsAsync(RunningProgramme programme, string list)
    {
        var outcomes = programme.Client<OutcomesService.OutcomesServiceClient>();
        foreach (var (authority, month, text) in Returns(list))
        {
            await SetMappingAsync(programme, authority, month);
            await outcomes.ImportAsync(authority, month, text);
        }
        return [.. outcomes.SummariseContacts(new()).ByLaAndMonth
            .Select(row => (row.LaCode, row.Month, row.Nfa.Denominator, row.Nfa.Numerator, row.Schools))];
    }
}
