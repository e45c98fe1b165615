using System.Security.Cryptography;
using System.Text;
using Programme.Journal;

namespace Programme.Tests;

/// <summary>What a database must not show is sealed with a key outside it.</summary>
public sealed class SealingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_sealed_text_opens_with_the_key_of_its_folder_at_its_place()
    {
        var closed = Sealing.InFolder(folder).Close("Beauséjour – “Northern Lights”", "person/1/name");

        Assert.Equal("Beauséjour – “Northern Lights”", Sealing.InFolder(folder).Open(closed, "person/1/name"));
        Assert.DoesNotContain("Northern", Encoding.UTF8.GetString(closed), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_is_sealed_differently_each_time()
    {
        var sealing = Sealing.InFolder(folder);

        Assert.NotEqual(sealing.Close("T", "arm"), sealing.Close("T", "arm"));
    }

    [Fact]
    public void Moved_changed_or_under_another_key_it_does_not_open()
    {
        var sealing = Sealing.InFolder(folder);
        var closed = sealing.Close("T", "arms/1");

        Assert.ThrowsAny<CryptographicException>(() => sealing.Open(closed, "arms/2"));
        Assert.ThrowsAny<CryptographicException>(() => new Sealing(new byte[32]).Open(closed, "arms/1"));
        for (var at = 0; at < closed.Length; at++)
        {
            var changed = closed.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => sealing.Open(changed, "arms/1"));
        }
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open([], "arms/1"));
    }

    [Trait("Promise", "S16")]
    [Fact]
    public void The_key_is_readable_by_its_owner_alone()
    {
        Sealing.InFolder(folder);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys", "sealing.key")));
    }
}
