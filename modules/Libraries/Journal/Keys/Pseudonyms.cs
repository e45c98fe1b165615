using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Programme.Journal;

/// <summary>Marks that stand for ids from outside, so that a row is found again and its id is kept nowhere: HMAC-SHA-256 with
/// <c>keys/pseudonyms.key</c>. To change the key, rename the file to <c>pseudonyms.key.old</c> and start: rows under the old key
/// are still found and move to the new one when they come in again. Lost, rows that come in again would be taken for new ones.
/// See decision 0030.</summary>
public sealed class Pseudonyms(byte[] secret, byte[]? older = null)
{
    /// <summary>The key that new marks are made with.</summary>
    public MarkingKey Current { get; } = new(secret);

    /// <summary>The key before it; null = there is none any more.</summary>
    public MarkingKey? Older { get; } = older is null ? null : new MarkingKey(older);

    /// <summary>Reads the keys, or makes the first.</summary>
    public static Pseudonyms InFolder(string dataFolder) =>
        new(KeyFolder.ReadOrMake(dataFolder, "pseudonyms.key"), KeyFolder.Read(dataFolder, "pseudonyms.key.old"));
}

/// <summary>A key that makes marks.</summary>
public sealed class MarkingKey(byte[] secret)
{
    private const int LongestBuffered = 512;

    /// <summary>By which rows remember the key; nothing of it can be worked out from this.</summary>
    public string Id { get; } = Convert.ToHexStringLower(HMACSHA256.HashData(secret, "id"u8))[..12];

    /// <summary>Makes marks for one purpose, for example <c>contact/350</c>: the same text has another mark elsewhere.</summary>
    public Func<string, long> For(string purpose)
    {
        var key = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"mark/{purpose}"));
        return text => BinaryPrimitives.ReadInt64BigEndian(Hash(key, text));
    }

    /// <summary>A keyed fingerprint of a text: without the key nobody can try which text it was.</summary>
    public string Fingerprint(string text) => Convert.ToHexStringLower(Hash(secret, $"fingerprint/{text}"));

    private static byte[] Hash(byte[] key, string text)
    {
        Span<byte> buffer = stackalloc byte[LongestBuffered];
        return Encoding.UTF8.TryGetBytes(text, buffer, out var length)
            ? HMACSHA256.HashData(key, buffer[..length])
            : HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
    }
}
