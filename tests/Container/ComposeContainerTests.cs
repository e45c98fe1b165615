using System.Text.Json;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ComposeContainerTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task Compose_confines_every_service_and_publishes_three_ports_on_loopback_alone()
    {
        using var compose = await ComposeAsync();
        var all = compose.RootElement.GetProperty("services").EnumerateObject()
            .ToDictionary(service => service.Name, service => service.Value);
        var services = all.Where(service => !service.Value.TryGetProperty("profiles", out _)).ToDictionary();
        var published = services.Values.SelectMany(service => Texts(service, "ports")).ToList();

        Assert.Equal(["grafana", "host", "metrics-key", "prometheus"], services.Keys.Order());
        Assert.Equal(["demo", "demo-grafana", "demo-key", "demo-prometheus"], all.Keys.Except(services.Keys).Order());
        Assert.All(all.Values, service =>
        {
            Assert.True(service.GetProperty("read_only").GetBoolean());
            Assert.Equal(["ALL"], Texts(service, "cap_drop"));
            Assert.Contains("no-new-privileges:true", Texts(service, "security_opt"));
            Assert.NotEmpty(service.GetProperty("mem_limit").GetString()!);
            Assert.NotEqual("0", service.GetProperty("user").GetString()!.Split(':')[0]);
            Assert.False(service.TryGetProperty("privileged", out _));
        });
        Assert.All(published, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.Equal(["3000", "5080", "5081"], published.Select(port => port.Split(':')[^1]).Order());
        Assert.Empty(Texts(services["host"], "networks").Intersect(Texts(services["grafana"], "networks")));
    }

    [SkippableFact]
    public async Task Compose_closes_the_ways_around_a_board_and_mounts_only_what_is_committed()
    {
        using var compose = await ComposeAsync();
        var services = compose.RootElement.GetProperty("services");
        var grafana = services.GetProperty("grafana").GetProperty("environment");
        var mounted = services.EnumerateObject().SelectMany(service => Texts(service.Value, "volumes"))
            .Where(volume => volume.StartsWith('.'));

        Assert.All(
            ["AUTH_ANONYMOUS_ENABLED", "EXPLORE_ENABLED", "USERS_VIEWERS_CAN_EDIT", "PUBLIC_DASHBOARDS_ENABLED", "SNAPSHOTS_ENABLED",
                "SNAPSHOTS_EXTERNAL_ENABLED", "USERS_ALLOW_SIGN_UP"],
            setting => Assert.Equal("false", grafana.GetProperty($"GF_{setting}").GetString()));
        Assert.StartsWith("${GRAFANA_ADMIN_PASSWORD:?", grafana.GetProperty("GF_SECURITY_ADMIN_PASSWORD").GetString(),
            StringComparison.Ordinal);
        Assert.All(mounted, volume =>
        {
            Assert.EndsWith(":ro", volume, StringComparison.Ordinal);
            Assert.True(Path.Exists(Path.Combine(Root, volume.Split(':')[0])), $"{volume} is not there.");
        });
    }

    [SkippableFact]
    public async Task Compose_brings_up_a_metrics_store_that_reads_the_host_with_a_key_of_its_own()
    {
        Tools.Require(RunningContainer.Image is not null && Environment.GetEnvironmentVariable("PROMETHEUS_IMAGE") is not null,
            "An image of Prometheus (.ci/container)");
        Tools.Find("podman-compose", "podman-compose");
        var project = Directory.CreateTempSubdirectory("programme-compose-").FullName;
        try
        {
            await Tools.RunAsync("cp", "-R", $"{Root}/compose.yaml", $"{Root}/dashboards", project);
            var scraping = Path.Combine(project, "dashboards", "prometheus.yml");
            await File.WriteAllTextAsync(scraping,
                (await File.ReadAllTextAsync(scraping)).Replace(": 60s", ": 1s").Replace(": 30s", ": 1s"));
            await PodmanComposeAsync(project, "up", "--detach", "host", "metrics-key", "prometheus");

            var name = $"{Path.GetFileName(project)}_prometheus_1".ToLowerInvariant();
            var addresses = await RunningContainer.PodmanAsync($"inspect {name} --format",
                "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}");

            Assert.Equal("1", await UpAsync(new Uri($"http://{addresses.Split(' ')[0]}:9090/api/v1/query?query=up"), name));
        }
        finally
        {
            await PodmanComposeAsync(project, "down", "--volumes");
            Directory.Delete(project, recursive: true);
        }
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "compose.yaml")))
                folder = folder.Parent ?? throw new InvalidOperationException("compose.yaml is in no folder above the tests.");
            return folder.FullName;
        }
    }

    /// <summary>The compose file with its anchors resolved, as JSON.</summary>
    private static async Task<JsonDocument> ComposeAsync()
    {
        Tools.Require(RunningContainer.Image is not null, "");
        return JsonDocument.Parse(await Tools.RunAsync(Tools.Find("python3", "python3-yaml"), "-c",
            "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)", $"{Root}/compose.yaml"));
    }

    private static Task<string> PodmanComposeAsync(string project, params string[] arguments) =>
        Tools.RunAsync("env", ["-C", project, "GRAFANA_ADMIN_PASSWORD=not-started-here", "podman-compose", .. arguments]);

    /// <summary>Waits for the first scrape; its outcome.</summary>
    private static async Task<string?> UpAsync(Uri query, string container)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        using var http = new HttpClient();
        string? seen = null;
        try
        {
            while (seen != "1" && await turn.WaitForNextTickAsync(limit.Token))
                seen = await ValueAsync(http, query, limit.Token) ?? seen;
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No scrape succeeded (last outcome: "
                + $"{seen ?? "none"}):\n{await RunningContainer.PodmanAsync($"logs {container}")}");
        }
        return seen;
    }

    private static async Task<string?> ValueAsync(HttpClient http, Uri query, CancellationToken cancel)
    {
        try
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(query, cancel));
            var results = answer.RootElement.GetProperty("data").GetProperty("result");
            return results.GetArrayLength() == 0 ? null : results[0].GetProperty("value")[1].GetString();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(JsonElement service, string list) =>
        service.TryGetProperty(list, out var texts) ? texts.EnumerateArray().Select(text => text.GetString()!) : [];
}
