using System.Security.Cryptography;
using System.Text.Json;

namespace Programme.Host;

/// <summary>The keys of a data folder in one file, encrypted with a passphrase: AES-256-GCM, with a key by PBKDF2-HMAC-SHA-256 (600,000
/// rounds, OWASP 2023). Layout: salt (16 bytes), nonce (12), tag (16), then the encrypted JSON of names and contents.</summary>
internal static class SealedKeys
{
    public const string FileName = "keys.sealed";
    private const int Rounds = 600_000;
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static async Task WriteAsync(IEnumerable<string> keyFiles, string file, string passphrase, CancellationToken cancel)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(keyFiles.ToDictionary(key => Path.GetFileName(key), File.ReadAllBytes));
        var (salt, nonce, tag, encrypted) =
            (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes],
                new byte[plain.Length]);
        using var cipher = new AesGcm(KeyOf(passphrase, salt), TagBytes);
        cipher.Encrypt(nonce, plain, encrypted, tag);
        CryptographicOperations.ZeroMemory(plain);
        await OwnFiles.WriteOwnAsync(file, [.. salt, .. nonce, .. tag, .. encrypted], cancel);
    }

    /// <summary>Contents by name; refused when the passphrase is another one or the file was changed.</summary>
    public static Dictionary<string, byte[]> Read(string file, string passphrase)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < SaltBytes + NonceBytes + TagBytes)
            throw new InvalidDataException($"{file} is too short to hold keys.");
        var (salt, nonce, tag) = (bytes[..SaltBytes], bytes[SaltBytes..][..NonceBytes], bytes[(SaltBytes + NonceBytes)..][..TagBytes]);
        var encrypted = bytes[(SaltBytes + NonceBytes + TagBytes)..];
        var plain = new byte[encrypted.Length];
        try
        {
            using var cipher = new AesGcm(KeyOf(passphrase, salt), TagBytes);
            cipher.Decrypt(nonce, encrypted, tag, plain);
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw new InvalidDataException($"{file}: the passphrase is another one, or the file was changed.", fault);
        }
        return JsonSerializer.Deserialize<Dictionary<string, byte[]>>(plain)!;
    }

    private static byte[] KeyOf(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32);
}
