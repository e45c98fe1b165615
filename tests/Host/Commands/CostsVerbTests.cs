using Programme.Costs.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The verbs of costs as an analyst types them, on the folder of a running host.</summary>
public sealed class CostsVerbTests
{
    [Fact]
    public async Task Unit_costs_their_lines_and_shared_costs_are_told_in_pounds()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await programme.LoadCostsAsync();
        await programme.LoadAttendanceAsync();

        var unit = await RunAsync(programme, "unit");
        var explained = await RunAsync(programme, "explain", "total.prerequisite");
        var none = await RunAsync(programme, "explain", "pupil.cheapest");
        var set = await RunAsync(programme, "rule", "set", "travel", "sessions", "--valid-from", "2021-01-01", "--source",
            "Minutes of June");
        var word = await RunAsync(programme, "rule", "set", "travel", "headcount", "--valid-from", "2021-01-01", "--source",
            "Minutes");
        var list = await RunAsync(programme, "rule", "list", "--json");
        var shared = await RunAsync(programme, "allocate");
        var json = await RunAsync(programme, "allocate", "--json", "--la", "350");

        Assert.All([unit, explained, set, list, shared, json], run => Assert.Equal(ExitCodes.Done, run.Code));
        Assert.Contains("1,144,133.22", unit.Output, StringComparison.Ordinal);
        Assert.Contains("19,940", unit.Output, StringComparison.Ordinal);
        Assert.Contains("Without a number of pupils: 170110.", unit.Errors, StringComparison.Ordinal);
        Assert.Contains("K00001", explained.Output, StringComparison.Ordinal);
        Assert.Contains("total.prerequisite: £74,367.73; ", explained.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, none.Code);
        Assert.Contains("There is no figure pupil.cheapest.", none.Errors, StringComparison.Ordinal);
        Assert.NotEqual(ExitCodes.Done, word.Code);
        Assert.Contains("one of sessions, schools, pupils, none is expected", word.Errors, StringComparison.Ordinal);
        Assert.Contains("\"source\": \"Minutes of June\"", list.Output, StringComparison.Ordinal);
        Assert.Contains("programme", shared.Output, StringComparison.Ordinal);
        Assert.Contains("\"rule\": \"sessions\"", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roll_out_is_read_from_a_file_and_a_missing_input_is_named()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var file = Path.Combine(programme.Folder, "roll-out.json");
        await File.WriteAllTextAsync(file, """
            { "schools": 100, "pupils": 100000, "authorities": 1, "sessions": 10, "direct_minutes": 75, "preparation_minutes": 25,
              "travel_minutes": 25, "productive_hours": 1200, "group_share": 0, "supervisor_pence": 6000000,
              "authority_start_up_pence": 0, "authority_recurring_pence": 0, "school_recurring_pence": 0,
              "programme_start_up_pence": 0, "programme_recurring_pence": 0 }
            """);
        var half = Path.Combine(programme.Folder, "half.json");
        await File.WriteAllTextAsync(half, """{ "schools": 100 }""");

        var told = await RunAsync(programme, "roll-out", file);
        var missing = await RunAsync(programme, "roll-out", half);

        Assert.Equal(ExitCodes.Done, told.Code);
        Assert.Contains("Supervisors: 2 posts for 1.7361 full-time equivalents.", told.Output, StringComparison.Ordinal);
        Assert.Contains("120,000.00", told.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, missing.Code);
        Assert.Contains("productive_hours", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_and_queries_are_told_as_a_table_or_with_json_as_the_answer()
    {
        await using var programme = await GivenCostPeriods.WithALineAsync("sqlite");

        var table = await RunAsync(programme, "queries");
        var queries = await RunAsync(programme, "queries", "--open", "--json");
        var terms = await RunAsync(programme, "periods", "--la", "350", "--json");
        var answered = await RunAsync(programme, "answer", GivenCostPeriods.Term, "K4", "travel", "--la", "350", "--reason",
            "The grade is on the invoice.", "--json");

        Assert.All([table, queries, terms, answered], run => Assert.Equal(ExitCodes.Done, run.Code));
        Assert.Contains("What it is about", table.Output, StringComparison.Ordinal);
        var query = Assert.Single(ListCostQueriesResponse.Parser.ParseJson(queries.Output).Queries);
        Assert.Equal(("K4", "travel", ""), (query.Rule, query.Subject, query.Reason));
        Assert.All(ListCostPeriodsResponse.Parser.ParseJson(terms.Output).Periods, term => Assert.Equal("350", term.LaCode));
        Assert.Equal("The grade is on the invoice.", AnswerCostQueryResponse.Parser.ParseJson(answered.Output).Query.Reason);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(RunningProgramme programme, params string[] words)
    {
        using var process = HostProcess.Run(["costs", .. words, "--data", programme.Folder]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }
}
