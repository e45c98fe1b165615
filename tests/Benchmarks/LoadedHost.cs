using System.Net;
using System.Net.Sockets;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;

namespace Programme.Benchmarks;

/// <summary>A host with the synthetic programme loaded, on free ports.</summary>
internal sealed class LoadedHost : IAsyncDisposable
{
    private readonly string folder;
    private readonly HostUnderTest host;

    private LoadedHost(string folder, HostUnderTest host, int grpc, int metrics) =>
        (this.folder, this.host, Grpc, Metrics) =
        (folder, host, new($"http://127.0.0.1:{grpc}"), new($"http://127.0.0.1:{metrics}/metrics"));

    public Uri Grpc { get; }

    public Uri Metrics { get; }

    /// <summary>Starts it, loads it.</summary>
    /// <param name="start">Starts a host on a folder, with these settings; usually the programme as it is.</param>
    public static async Task<LoadedHost> StartAsync(Func<string, string[], Task<HostUnderTest>>? start = null)
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var (grpc, metrics) = (FreePort(), FreePort());
        var host = await (start ?? HostUnderTest.ProgrammeAsync)(folder,
            [$"Listen:Grpc=127.0.0.1:{grpc}", "Listen:Http=none", $"Listen:Metrics=127.0.0.1:{metrics}"]);
        await LoadVerb.LoadAsync(host.Channel.CreateCallInvoker(), Registers.Programme, Trial.Default.FirstOn, _ => { }, default);
        return new LoadedHost(folder, host, grpc, metrics);
    }

    /// <summary>A key of a role: two persons, enrolled for it, stand behind it. Once.</summary>
    public Task<string> KeyAsync(Role role) => KeyAsync(host, role);

    /// <summary>The same for any host and some authorities; none = all.</summary>
    public static async Task<string> KeyAsync(HostUnderTest host, Role role, params string[] laCodes)
    {
        var access = new AccessService.AccessServiceClient(host.Channel);
        return await KeyAsync(access, await PersonsAsync(access), role, laCodes);
    }

    /// <summary>The keys of the two persons who stand behind others. Once for a host.</summary>
    public static async Task<IReadOnlyList<string>> PersonsAsync(AccessService.AccessServiceClient access) =>
        [.. (await access.EnrolFirstPersonsAsync(new EnrolFirstPersonsRequest
        {
            Persons =
            { new FirstPerson { PersonId = "lead", Role = Role.ProgrammeLead },
                new FirstPerson { PersonId = "operator", Role = Role.Operator } }
        })).Keys.Select(key => key.Secret)];

    /// <summary>A key of a role behind which these persons stand.</summary>
    public static async Task<string> KeyAsync(AccessService.AccessServiceClient access, IReadOnlyList<string> persons, Role role,
        params string[] laCodes)
    {
        var made = await access.CreateApiKeyAsync(new CreateApiKeyRequest
        {
            Subject = $"benchmark-{role}".ToLowerInvariant(),
            Role = role,
            LaCodes = { laCodes }
        });
        // A key that tells little works at once.
        for (var (key, at) = (made.ApiKey, 0); key.ActivatedAt is null; at++)
            key = (await access.ActivateApiKeyAsync(new ActivateApiKeyRequest { KeyId = key.KeyId },
                new Grpc.Core.Metadata { { "authorization", $"Bearer {persons[at]}" } })).ApiKey;
        return made.Secret;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
