using System.Net;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Serilog;

namespace Programme.Tests.Support;

/// <summary>The real host on a temporary folder, with real listeners, and real clients of it. Its clock stands at 1 October
/// 2022, 09:00 UTC, and is moved by tests.</summary>
public sealed class RunningProgramme : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ErrorLog errors;
    private readonly List<GrpcChannel> channels = [];
    private readonly bool ownsFolder;
    private readonly Lazy<Task<(string Operator, string Lead)>> persons;

    private RunningProgramme(WebApplication app, string folder, bool ownsFolder, FakeTimeProvider clock, ErrorLog errors)
    {
        persons = new(() => FirstPersons.OfAsync(this));
        (this.app, Folder, this.ownsFolder, Clock, this.errors) = (app, folder, ownsFolder, clock, errors);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Where(address => address.Contains("://127.0.0.1", StringComparison.Ordinal)).Select(address => new Uri(address))
            .ToList();
        (Grpc, Http, Metrics) = (addresses[0], addresses[1], addresses[2]);
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public Uri Grpc { get; }

    public Uri Http { get; }

    public Uri Metrics { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="store">sqlite or postgres.</param>
    /// <param name="folder">An existing data folder; null = a new one, deleted at the end.</param>
    /// <param name="settings">Further <c>--Key=value</c> settings.</param>
    public static async Task<RunningProgramme> StartAsync(string store = "sqlite", string? folder = null, params string[] settings)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("programme-").FullName;
        if (folder is null && store == "sqlite")
            await EmptyStores.CopyToAsync(data);
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 10, 1, 9, 0, 0, TimeSpan.Zero));
        var errors = new ErrorLog();
        string[] database = store == "postgres"
            ? ["--Database:Provider=postgres", $"--Database:Connection={await Postgres.NewDatabaseAsync()}"] : [];
        var app = ProgrammeHost.Build(
            [$"--Data={data}", "--Listen:Grpc=127.0.0.1:0", "--Listen:Http=127.0.0.1:0", "--Listen:Metrics=127.0.0.1:0", .. database,
                .. settings],
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddSerilog(log => Logs.Levels(log, Serilog.Events.LogEventLevel.Information).WriteTo.Sink(errors),
                    preserveStaticLogger: true);
            });
        try
        {
            await ProgrammeHost.StartAsync(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new RunningProgramme(app, data, folder is null, clock, errors);
    }

    /// <summary>A client of the operator on this machine: over the socket, may do everything.</summary>
    public TClient Client<TClient>()
        where TClient : ClientBase => Make<TClient>(Invoker());

    /// <summary>Calls as the operator on this machine.</summary>
    public CallInvoker Invoker() => CheckedFirst(Keep(ModuleCalls.ChannelTo(DataFolder.SocketOf(Folder))).CreateCallInvoker());

    private CallInvoker CheckedFirst(CallInvoker calls) => CheckFirst.Always ? calls.Intercept(new CheckFirst(Folder)) : calls;

    /// <summary>A client with an API key (or none), over TCP.</summary>
    public TClient Client<TClient>(string? key)
        where TClient : ClientBase => Make<TClient>(Invoker(key));

    /// <summary>Calls with an API key (or none), over TCP.</summary>
    public CallInvoker Invoker(string? key)
    {
        var invoker = CheckedFirst(Keep(GrpcChannel.ForAddress(Grpc)).CreateCallInvoker());
        return key is null ? invoker : invoker.Intercept(headers =>
        {
            headers.Add("authorization", $"Bearer {key}");
            return headers;
        });
    }

    /// <summary>A new API key of the person of that role, made by the first person and activated by the second.</summary>
    public Task<string> KeyAsync(Role role, params string[] laCodes) => KeyAsync($"test-{role}".ToLowerInvariant(), role, laCodes);

    /// <summary>A new API key of a person.</summary>
    public Task<string> KeyAsync(string person, Role role, params string[] laCodes) => KeyAsync(person, role, person, laCodes);

    /// <summary>A new API key of a person under any subject.</summary>
    public async Task<string> KeyAsync(string person, Role role, string subject, IEnumerable<string> laCodes)
    {
        var (first, second) = await persons.Value;
        var made = await Client<AccessService.AccessServiceClient>(first).CreateApiKeyAsync(new()
        {
            Subject = subject,
            PersonId = subject == person ? "" : person,
            Role = role,
            LaCodes = { laCodes },
        });
        if (made.ApiKey.ActivatedAt is null)
            await Client<AccessService.AccessServiceClient>(second).ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId });
        return made.Secret;
    }

    /// <summary>A client with a new key of a person.</summary>
    public async Task<TClient> PersonAsync<TClient>(string person, Role role)
        where TClient : ClientBase => Client<TClient>(await KeyAsync(person, role));

    /// <summary>A client with a new key of a role.</summary>
    public async Task<TClient> ClientAsync<TClient>(Role role, params string[] laCodes)
        where TClient : ClientBase => Client<TClient>(await KeyAsync(role, laCodes));

    /// <summary>Loads the synthetic programme, some weeks after its last return was extracted; again, and nothing changes.</summary>
    public async Task LoadAsync()
    {
        var afterwards = new DateTimeOffset(2023, 1, 16, 9, 0, 0, TimeSpan.Zero);
        if (Clock.GetUtcNow() < afterwards)
            Clock.SetUtcNow(afterwards);
        await LoadVerb.LoadAsync(Invoker(), Source.Programme, Trial.Default.FirstOn, _ => { }, default);
    }

    /// <summary>One section of the summary, as the verb prints it.</summary>
    public async Task<JsonNode> SectionAsync(string section) =>
        (await SummaryVerb.SummariseAsync(Invoker(), new() { Sections = { section } }, default)).Single().Value!;

    /// <summary>The lines of <c>/metrics</c>.</summary>
    public async Task<IReadOnlyList<string>> ScrapeAsync()
    {
        using var http = new HttpClient();
        return (await http.GetStringAsync(new Uri(Metrics, "/metrics"))).Split('\n');
    }

    /// <summary>Every line logged so far.</summary>
    public IReadOnlyList<string> Log => errors.Lines;

    /// <summary>Announces that the host will log an error with this text.</summary>
    public void ExpectError(string text) => errors.Expect(text);

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in channels)
            channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
        Assert.True(errors.Unexpected.Count == 0,
            $"The host logged errors that no test announced:\n{string.Join('\n', errors.Unexpected)}");
    }

    private static TClient Make<TClient>(CallInvoker invoker) => (TClient)Activator.CreateInstance(typeof(TClient), invoker)!;

    private GrpcChannel Keep(GrpcChannel channel)
    {
        channels.Add(channel);
        return channel;
    }
}
