using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Ready means: can answer and can store.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"programme-gone-{Guid.NewGuid():N}");

        Assert.Contains($"Nothing can be written to {folder}", Readiness.Probe(folder), StringComparison.Ordinal);
    }

    [Trait("Promise", "D3")]
    [SkippableFact]
    public async Task A_full_disk_is_not_ready()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess && Directory.Exists("/dev/shm"), "needs root, to mount a small disk");
        var folder = Directory.CreateTempSubdirectory("programme-full-").FullName;
        await Tools.RunAsync("mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", folder);
        try
        {
            Assert.Null(Readiness.Probe(folder));
            await File.WriteAllBytesAsync(Path.Combine(folder, "filler"), new byte[6_000_000]);

            Assert.Contains("Nothing can be written", Readiness.Probe(folder), StringComparison.Ordinal);
        }
        finally
        {
            await Tools.RunAsync("umount", folder);
            Directory.Delete(folder, recursive: true);
        }
    }
}
