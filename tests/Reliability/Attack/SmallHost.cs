using System.Diagnostics;
using System.Globalization;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A host with the synthetic programme as a process of its own that has one gigabyte of memory, by a control group where this
/// machine lets us make one.</summary>
internal sealed class SmallHost : IAsyncDisposable
{
    private const long Limit = 1L << 30;
    private readonly string folder = Directory.CreateTempSubdirectory("programme-attack-").FullName;
    private readonly string? group = NewGroup();
    private HostProcess? host;
    private Process? process;

    /// <summary>How its memory is limited.</summary>
    public string LimitedBy => group is null ? "the runtime's own limit (no control group can be made here)" : "a control group";

    public Uri Grpc { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    public Uri Http { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    /// <summary>A key of the person who reads and a key of the person who imports.</summary>
    public (string Reader, string Importer) Keys { get; private set; }

    /// <summary>Resident memory now, bytes.</summary>
    public long Memory => long.Parse(
        File.ReadLines($"/proc/{process!.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    public bool Alive => !process!.HasExited;

    public static async Task<SmallHost> StartAsync()
    {
        var small = new SmallHost();
        small.host = await HostProcess.StartAsync(small.folder, small.Run);
        await LoadVerb.LoadAsync(small.host.Calls, Source.Programme, Trial.Default.FirstOn, _ => { }, default);
        var access = new AccessService.AccessServiceClient(small.host.Calls);
        var persons = await access.EnrolFirstPersonsAsync(new()
        {
            Persons =
            {
                new FirstPerson { PersonId = "lead", Role = Role.ProgrammeLead },
                new FirstPerson { PersonId = "operator", Role = Role.Operator },
            }
        });
        var importer = await access.CreateApiKeyAsync(new() { Subject = "importer", Role = Role.DataManager });
        foreach (var person in persons.Keys)
            await access.ActivateApiKeyAsync(new() { KeyId = importer.ApiKey.KeyId },
                new Grpc.Core.Metadata { { "authorization", $"Bearer {person.Secret}" } });
        small.Keys = (persons.Keys[0].Secret, importer.Secret);
        return small;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        process?.Dispose();
        if (group is not null)
            Directory.Delete(group);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As <see cref="HostProcess"/> starts it, in the group and with its ports open.</summary>
    private Process Run(string[] arguments)
    {
        string[] open = [.. arguments.Select(each => each.Replace("Grpc=none", $"Grpc={Grpc.Authority}", StringComparison.Ordinal)
            .Replace("Http=none", $"Http={Http.Authority}", StringComparison.Ordinal))];
        const string Script = "[ -z \"$1\" ] || echo $$ > \"$1/cgroup.procs\"; shift; exec \"$@\"";
        var start = new ProcessStartInfo("sh",
            ["-c", Script, "sh", group ?? "", "dotnet", Path.Combine(AppContext.BaseDirectory, "programme.dll"), .. open]);
        if (group is null)
            start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{Limit * 3 / 4:X}";
        return process = Process.Start(start)!;
    }

    /// <summary>A control group of version 2 or 1 with the limit; null = none can be made.</summary>
    private static string? NewGroup()
    {
        foreach (var (root, setting) in new[] { ("/sys/fs/cgroup", "memory.max"), ("/sys/fs/cgroup/memory", "memory.limit_in_bytes") })
        {
            var path = Path.Combine(root, $"programme-attack-{Guid.NewGuid():N}");
            try
            {
                Directory.CreateDirectory(path);
                if (File.Exists(Path.Combine(path, setting)))
                {
                    File.WriteAllText(Path.Combine(path, setting), $"{Limit}");
                    return path;
                }
                Directory.Delete(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Not here, or not for us.
            }
        }
        return null;
    }
}
