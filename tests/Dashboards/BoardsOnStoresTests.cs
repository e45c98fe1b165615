using System.Text.Json.Nodes;
using Programme.Access.V1;
using Programme.Boards;
using Programme.Tests.Dashboards;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every query of every board, as Grafana asks it, on Prometheus and on VictoriaMetrics.</summary>
[Collection(ScrapedProgrammes.Collection)]
public sealed class BoardsOnStoresTests(ScrapedProgramme programme)
{
    private static readonly TimeSpan[] Ranges = [TimeSpan.FromHours(1), TimeSpan.FromDays(90), TimeSpan.FromDays(730)];

    private static readonly string[] ByMonth = ["Share of contacts that are inappropriate, by month, against the first 12 months",
        "Contacts by month, in numbers", "Returns by authority and month"];

    public static TheoryData<string, string> Boards
    {
        get
        {
            var boards = new TheoryData<string, string>();
            foreach (var file in CommittedBoards.Makers.Keys)
            {
                boards.Add(file, ScrapingStore.Prometheus);
                boards.Add(file, ScrapingStore.Victoria);
            }
            return boards;
        }
    }

    [SkippableTheory, MemberData(nameof(Boards))]
    public async Task Every_query_of_a_board_answers_for_every_authority_over_an_hour_90_days_and_two_years(string file, string kind)
    {
        var store = await programme.StoreAsync(kind);
        var board = JsonNode.Parse(await File.ReadAllTextAsync(CommittedBoards.PathOf(file)))!;

        var problems = new List<string>();
        foreach (var (name, la) in await BoardQueries.AuthoritiesAsync(board, store))
        {
            foreach (var (panel, target) in Queries(board))
            {
                if (await BoardQueries.ProblemAsync(panel, target, la, store) is { } problem)
                    problems.Add($"{name} {Lint.Text(panel, "title")}, {Lint.Text(target, "expr")}: {problem}");
                foreach (var range in Ranges)
                {
                    if (await BoardQueries.ProblemAsync(target, la, store, range) is { } within)
                        problems.Add($"{name} {Lint.Text(panel, "title")}, {Lint.Text(target, "expr")}, {range.TotalDays} days: {within}");
                }
            }
            foreach (var panel in Lint.Panels(board).Where(panel => ByMonth.Contains(Lint.Text(panel, "title"))))
                problems.AddRange((await BoardQueries.MonthsLeftOutAsync(panel, la, store)).Select(month =>
                    $"{name} {Lint.Text(panel, "title")}: no row for {month}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(40)));
    }

    [SkippableTheory]
    [InlineData(ScrapingStore.Prometheus)]
    [InlineData(ScrapingStore.Victoria)]
    public async Task A_month_that_a_panel_leaves_out_is_found(string kind)
    {
        var store = await programme.StoreAsync(kind);
        var panel = Lint.Panels(DetailBoards.Outcomes().ToJson()).First(each => Lint.Text(each, "title") == ByMonth[0]);
        foreach (var target in Lint.Targets(panel))
            target["expr"] = "max by (period) (programme_inappropriate_contact_ratio{la=~\"$la\"})";

        // Tameside sent no return for these two, and one with a small count.
        Assert.Equal(["2021-08", "2021-10", "2022-03"], await BoardQueries.MonthsLeftOutAsync(panel, "357", store));
    }

    [SkippableTheory]
    [InlineData(ScrapingStore.Prometheus)]
    [InlineData(ScrapingStore.Victoria)]
    public async Task On_an_empty_programme_every_panel_gives_a_reason(string kind)
    {
        Tools.Find(kind, kind);
        await using var host = await RunningProgramme.StartAsync();
        await using var store = await ScrapingStore.StartAsync(kind, host.Metrics, await host.KeyAsync(Role.MetricsReader));

        var mute = new List<string>();
        foreach (var make in CommittedBoards.Makers.Where(make => make.Key != "operations.json"))
        {
            foreach (var panel in Lint.Panels(make.Value().ToJson()))
            {
                var shown = new List<(string Legend, Sample Sample)>();
                foreach (var target in Lint.Targets(panel))
                {
                    shown.AddRange((await store.Api.QueryAsync(BoardQueries.Expression(target, "350")))
                        .Select(sample => (BoardQueries.Legend(target, sample), sample)));
                }
                // Nothing at all: Grafana writes the panel's own reason.
                var reason = shown.Count == 0 ? Lint.Text(panel["fieldConfig"]!["defaults"], "noValue")
                    : string.Join(' ', shown.Select(one => one.Legend));
                if (reason.Length < 10 && shown.All(one => double.IsNaN(one.Sample.Value)))
                    mute.Add($"{make.Key} {Lint.Text(panel, "title")}: {shown.Count} values, reason '{reason}'");
            }
        }

        Assert.True(mute.Count == 0, string.Join('\n', mute));
    }

    private static IEnumerable<(JsonNode Panel, JsonNode Target)> Queries(JsonNode board) =>
        Lint.Panels(board).SelectMany(panel => Lint.Targets(panel).Select(target => (panel, target)))
            .Concat(Lint.Annotations(board).Select(annotation => (annotation, annotation["target"]!)));
}
