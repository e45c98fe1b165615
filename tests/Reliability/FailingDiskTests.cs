using Grpc.Core;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

/// <summary>A disk that fails under a running host (recorder.c).</summary>
[Trait("Promise", "D4")]
public sealed class FailingDiskTests : IDisposable
{
    private const int Seed = 4;
    private const int InputOutputError = 5;
    private readonly string folder = Directory.CreateTempSubdirectory("programme-failing-").FullName;
    private readonly List<string> acknowledged = [];

    private string Data => Path.Combine(folder, "data");

    [SkippableFact]
    public async Task After_a_failed_sync_nothing_more_is_written_and_the_host_stops_as_failed()
    {
        await using (var host = await StartAsync())
        {
            await WriteAsync(host, "before");
            Fail('s');
            var refused = await Assert.ThrowsAsync<RpcException>(() => WriteAsync(host, "not-synced"));
            // The disk syncs again, but nobody knows what of the file it has.
            await Assert.ThrowsAsync<RpcException>(() => WriteAsync(host, "later"));

            Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
            Assert.Equal(ExitCodes.Failed, await host.ExitAsync(TimeSpan.FromSeconds(60)));
        }

        await CheckAsync();
    }

    [SkippableFact]
    public async Task After_errors_of_writing_nothing_is_acknowledged_that_is_not_stored()
    {
        var (random, refused) = (new Random(Seed), 0);
        await using (var host = await StartAsync())
        {
            for (var number = 0; number < 60; number++)
            {
                if (random.Next(2) == 0)
                    Fail('w');
                try
                {
                    await WriteAsync(host, $"key-{number}");
                }
                catch (RpcException fault) when (fault.StatusCode == StatusCode.Unavailable)
                {
                    refused++;
                }
            }
            await host.KillAsync();
        }

        Assert.True(refused > 10, $"only {refused} writes met an error");
        await CheckAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The next operation of a kind fails.</summary>
    private void Fail(char kind) => File.WriteAllText(Path.Combine(folder, "fault"), $"{kind}{InputOutputError}");

    private async Task<HostProcess> StartAsync()
    {
        var library = Path.Combine(folder, "recorder.so");
        await Tools.RunAsync(Tools.Find("gcc", "gcc"), "-shared", "-fPIC", "-O1", "-o", library,
            Path.Combine(AppContext.BaseDirectory, "Data", "powercut", "recorder.c"), "-ldl");
        Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var variables = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library,
            ["RECORD_FOLDER"] = Data,
            ["RECORD_LOG"] = Path.Combine(folder, "log"),
            ["RECORD_FAULT"] = Path.Combine(folder, "fault"),
        };
        return await HostProcess.StartAsync(Data, arguments => HostProcess.Run(variables, arguments));
    }

    private async Task WriteAsync(HostProcess host, string subject)
    {
        await new Client(host.Calls).CreateApiKeyAsync(new() { Subject = subject, Role = Role.Auditor });
        acknowledged.Add(subject);
    }

    /// <summary>After another start everything is there that was acknowledged, and the audit is sound.</summary>
    private async Task CheckAsync()
    {
        File.Delete(Path.Combine(folder, "fault"));
        await using var again = await StartAsync();
        var access = new Client(again.Calls);
        var keys = (await access.ListApiKeysAsync(new() { PageSize = 1_000 })).ApiKeys.Select(key => key.Subject).ToList();

        Assert.Empty(acknowledged.Except(keys));
        Assert.True((await access.VerifyAuditAsync(new())).Sound);
        await WriteAsync(again, "again");
    }
}
