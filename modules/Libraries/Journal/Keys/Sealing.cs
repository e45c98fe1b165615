using System.Security.Cryptography;
using System.Text;

namespace Programme.Journal;

/// <summary>Seals what a database, or a backup of it, must not show: names of people, and arms before they are released.
/// AES-256-GCM with <c>keys/sealing.key</c>. Lost, what was sealed can no longer be read. See decision 0015.</summary>
public sealed class Sealing(byte[] secret)
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Before = 1 + NonceLength + TagLength;

    /// <summary>Reads the key, or makes it.</summary>
    public static Sealing InFolder(string dataFolder) => new(KeyFolder.ReadOrMake(dataFolder, "sealing.key"));

    /// <summary>Seals a text: version, nonce, tag, cipher text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it is kept, for example <c>person/3f2a/name</c>: moved to another place, it does not open.</param>
    public byte[] Close(string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[Before + plain.Length];
        sealedText[0] = Version;
        var nonce = sealedText.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Encrypt(nonce, plain, sealedText.AsSpan(Before), sealedText.AsSpan(1 + NonceLength, TagLength),
            Encoding.UTF8.GetBytes(place));
        return sealedText;
    }

    /// <summary>The same mark for the same text and purpose, by which equal texts are found without opening any. Nobody can try
    /// texts without the key, so a mark tells nothing of a short text either.</summary>
    /// <param name="text">The text.</param>
    /// <param name="purpose">What it is compared as, for example <c>person/name</c>.</param>
    public string Mark(string text, string purpose)
    {
        var key = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"mark/{purpose}"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Opens a sealed text. Changed, moved, or sealed with another key, it throws <see cref="CryptographicException"/>.</summary>
    public string Open(ReadOnlySpan<byte> sealedText, string place)
    {
        if (sealedText.Length < Before || sealedText[0] != Version)
            throw new CryptographicException("This is not a sealed text.");
        var plain = new byte[sealedText.Length - Before];
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Decrypt(sealedText.Slice(1, NonceLength), sealedText[Before..], sealedText.Slice(1 + NonceLength, TagLength), plain,
            Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }
}
