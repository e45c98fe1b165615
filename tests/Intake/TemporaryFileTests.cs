using Google.Protobuf;
using Programme.Intake;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>An upload is in no folder while it is read, so that a kill leaves nothing of it.</summary>
public sealed class TemporaryFileTests
{
    [Fact]
    public void An_upload_has_no_name_while_it_is_open_and_can_be_read()
    {
        var content = new byte[300_000];
        new Random(7).NextBytes(content);

        using var file = UploadedFile.Of("people.csv", ByteString.CopyFrom(content));
        using var copy = new MemoryStream();
        file.Read().CopyTo(copy);

        Assert.Equal(content, copy.ToArray());
        Assert.All(Directory.GetFiles("/proc/self/fd").Select(Target)
            .Where(target => target.Contains("programme-upload-", StringComparison.Ordinal)),
            target => Assert.EndsWith(" (deleted)", target, StringComparison.Ordinal));
        Assert.Contains(Directory.GetFiles("/proc/self/fd").Select(Target),
            target => target.Contains("programme-upload-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_at_the_next_start()
    {
        var left = Path.Combine(Path.GetTempPath(), $"programme-upload-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(left, "Jo Bloggs,jo@example.org");

        await using (await RunningProgramme.StartAsync())
            Assert.False(File.Exists(left));
    }

    private static string Target(string descriptor) => new FileInfo(descriptor).LinkTarget ?? "";
}
