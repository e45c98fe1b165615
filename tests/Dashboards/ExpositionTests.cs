using System.Diagnostics;
using Programme.Tests.Dashboards;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What the host shows to a metrics store, judged by Prometheus' own tools and by the rules for names and labels.</summary>
[Collection(ScrapedProgrammes.Collection)]
public sealed class ExpositionTests(ScrapedProgramme programme)
{
    private static readonly string[] Labels =
        ["__name__", "instance", "job", "la", "la_name", "period", "status", "stage", "kind", "role", "reason", "measure", "state", "class",
            "payer", "figure", "limit", "party", "definition", "wave"];

    [SkippableFact]
    public async Task The_configuration_of_the_metrics_store_is_valid()
    {
        var promtool = Tools.Find("promtool", "prometheus");
        var folder = Directory.CreateTempSubdirectory("programme-config-");
        var key = Path.Combine(folder.FullName, "key");
        await File.WriteAllTextAsync(key, "prg_key");
        var file = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(file, ScrapingStore.Configuration(new Uri("http://127.0.0.1:5082"), key));

        Assert.Contains("SUCCESS", await Tools.RunAsync(promtool, "check", "config", file), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    /// <summary>The linter asks for seconds wherever a name says days; school-days without a lead are a count of days.</summary>
    [SkippableFact]
    public async Task Names_types_and_help_texts_satisfy_promtool()
    {
        var promtool = Tools.Find("promtool", "prometheus");
        var text = string.Join('\n', await (await programme.HostAsync()).ScrapeAsync());

        using var check =
            Process.Start(new ProcessStartInfo(promtool, ["check", "metrics"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            })!;
        await check.StandardInput.WriteAsync(text);
        check.StandardInput.Close();
        var said = await check.StandardOutput.ReadToEndAsync() + await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();

        Assert.Equal(["programme_dsl_vacancy_days use base unit \"seconds\" instead of \"days\""],
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [SkippableFact]
    public async Task Every_figure_carries_authority_and_name_and_labels_of_the_closed_list()
    {
        var figures = await FiguresAsync();

        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Empty(figure.Labels.Keys.Except(Labels)));
        Assert.All(figures, figure => Assert.True(figure.Labels.ContainsKey("la_name"), figure.Labels["__name__"]));
        Assert.All(figures, figure => Assert.Matches("^([0-9]{3}|all)$", figure.Labels["la"]));
        Assert.All(figures.Where(figure => figure.Labels.ContainsKey("period")),
            figure => Assert.Matches("^([0-9]{4}-[0-9]{2}|to_date)$", figure.Labels["period"]));
        Assert.DoesNotContain(figures.SelectMany(figure => figure.Labels.Values),
            value => value.Length == 6 && value.All(char.IsAsciiDigit));
    }

    [SkippableFact]
    public async Task Ratios_lie_between_0_and_1_and_within_their_bounds()
    {
        var figures = await FiguresAsync();
        var ratios = figures.Where(figure => figure.Labels["__name__"].Contains("_ratio", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(ratios);
        // A post that is filled and left again within the window makes turnover of more than 1 possible, in a larger programme.
        Assert.All(ratios, ratio => Assert.InRange(ratio.Value, 0, 1));
        Assert.All(figures.Where(figure => figure.Labels["__name__"].EndsWith("_lower", StringComparison.Ordinal)), lower =>
        {
            var value = Beside(figures, lower, "");
            Assert.InRange(value, lower.Value, Beside(figures, lower, "_upper"));
        });
    }

    [SkippableFact]
    public async Task Series_for_153_authorities_and_36_months_stay_within_the_limit_of_the_scrape()
    {
        var figures = (await FiguresAsync()).Where(figure => figure.Labels["la"] != "all").ToList();
        var authorities = figures.Select(figure => figure.Labels["la"]).Distinct().Count();
        var monthly = figures.FindAll(figure => figure.Labels.GetValueOrDefault("period", "to_date") != "to_date");
        var months = monthly.Select(figure => figure.Labels["period"]).Distinct().Count();
        var one = ((monthly.Count * 36.0 / months) + figures.Count - monthly.Count) / authorities;

        Assert.InRange(153 * one, 1, 100_000);
    }

    private static double Beside(IEnumerable<Sample> figures, Sample lower, string suffix)
    {
        var name = lower.Labels["__name__"][..^"_lower".Length] + suffix;
        return figures.Single(figure => figure.Labels["__name__"] == name
            && lower.Labels.All(label => label.Key == "__name__" || figure.Labels.GetValueOrDefault(label.Key) == label.Value)).Value;
    }

    private async Task<IReadOnlyList<Sample>> FiguresAsync() =>
        await (await programme.StoreAsync()).QueryAsync("{__name__=~\"programme_.*\", la!=\"\"}");
}
