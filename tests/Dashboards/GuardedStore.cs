using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>Debian's VictoriaMetrics on a temporary folder with figures in it, and vmauth before it with the configuration that the program
/// writes.</summary>
internal sealed class GuardedStore : IAsyncDisposable
{
    /// <summary>A token planted beside those of the program, which fixes no authority.</summary>
    public const string Leaky = "leaky";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly string folder = Directory.CreateTempSubdirectory("programme-guarded-").FullName;
    private readonly List<(Process Process, Leash Leash)> programs = [];
    private readonly HttpClient http = new();

    private GuardedStore()
    {
    }

    private Uri Guard { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    private Uri Store { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    /// <summary>Starts both and returns when the figures can be read through vmauth.</summary>
    /// <param name="tokens">Tokens by code of authority.</param>
    /// <param name="metrics">Lines of <c>/metrics</c>.</param>
    public static async Task<GuardedStore> StartAsync(IReadOnlyDictionary<string, string> tokens, IReadOnlyList<string> metrics)
    {
        var (victoria, vmauth) = (Tools.Find("victoria-metrics", "victoria-metrics"), Tools.Find("vmauth", "victoria-metrics"));
        var store = new GuardedStore();
        try
        {
            var configuration = Path.Combine(store.folder, "tokens.json");
            var guard = JsonNode.Parse(StoreTokens.Write(store.Store, tokens))!;
            guard["users"]!.AsArray()
                .Add(new JsonObject { ["bearer_token"] = Leaky, ["url_prefix"] = store.Store.AbsoluteUri.TrimEnd('/') });
            await File.WriteAllTextAsync(configuration, guard.ToJsonString());
            store.Run(victoria, $"-storageDataPath={store.folder}/data", $"-httpListenAddr={store.Store.Authority}",
                "-search.latencyOffset=0s", "-loggerLevel=ERROR");
            store.Run(vmauth, $"-auth.config={configuration}", $"-httpListenAddr={store.Guard.Authority}", "-loggerLevel=ERROR");
            await store.FillAsync(metrics);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a request through vmauth, its path as written; the body of the answer, whatever its code.</summary>
    public async Task<string> AskAsync(string token, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method),
            new Uri(Guard.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, leash) in programs)
        {
            process.Kill();
            await process.WaitForExitAsync();
            leash.Dispose();
            process.Dispose();
        }
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        programs.Add((process, Leash.On("kill -KILL $1; rm -rf \"$2\"", $"{process.Id}", folder)));
    }

    /// <summary>Sends the figures as soon as the store listens, and waits until they are found: it holds back what is newest.</summary>
    private async Task FillAsync(IReadOnlyList<string> metrics)
    {
        var since = Stopwatch.StartNew();
        while (!await SucceedsAsync(async () =>
        {
            using var lines = new StringContent(string.Join('\n', metrics), Encoding.UTF8);
            (await http.PostAsync(new Uri(Store, "/api/v1/import/prometheus"), lines)).EnsureSuccessStatusCode();
            return true;
        }))
            await PauseAsync(since);
        while (!await SucceedsAsync(async () => (await AskAsync(Leaky, "GET",
            "/api/v1/query?query=count(programme_local_authority_info)%3E0", "")).Contains("\"value\"", StringComparison.Ordinal)))
            await PauseAsync(since);
    }

    private static async Task PauseAsync(Stopwatch since)
    {
        Assert.True(since.Elapsed < Longest, $"VictoriaMetrics and vmauth did not answer within {Longest}.");
        await Task.Delay(100);
    }

    private static async Task<bool> SucceedsAsync(Func<Task<bool>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
