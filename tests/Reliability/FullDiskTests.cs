using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The disk of a running host fills up, and is emptied again.</summary>
public sealed class FullDiskTests
{
    [SkippableFact]
    [Trait("Promise", "D3")]
    public async Task Writes_are_refused_reads_go_on_it_is_not_ready_and_recovers_without_a_restart()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "needs root, to mount a small disk");
        var folder = Directory.CreateTempSubdirectory("programme-disk-").FullName;
        await Tools.RunAsync("mount", "-t", "tmpfs", "-o", "size=48m,mode=0700", "tmpfs", folder);
        try
        {
            await using var programme = await RunningProgramme.StartAsync(folder: folder);
            var (calls, writers) = (programme.Invoker(), new Writers());
            programme.ExpectError("disk is full");
            programme.ExpectError("Nothing can be written");
            var health = programme.Services.GetRequiredService<HealthCheckService>();
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

            var filler = Path.Combine(folder, "filler");
            Fill(filler);
            await writers.WriteAsync(calls, default);

            Assert.Equal(8, writers.Faults.Count);
            Assert.All(writers.Faults, fault => Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode));
            Assert.Equal(writers.Acknowledged.Order(StringComparer.Ordinal),
                (await Writers.StoredAsync(calls)).Order(StringComparer.Ordinal));
            programme.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);

            File.Delete(filler);
            await writers.RepeatAsync(calls);
            programme.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
            Assert.Equal(writers.Acknowledged.Count, (await Writers.StoredAsync(calls)).Count);
            Assert.True((await new AccessService.AccessServiceClient(calls).VerifyAuditAsync(new())).Sound);
        }
        finally
        {
            await Tools.RunAsync("umount", folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes until nothing more can be written.</summary>
    private static void Fill(string file)
    {
        using var filler = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var bytes = new byte[4096];
        try
        {
            while (true)
                filler.Write(bytes);
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
