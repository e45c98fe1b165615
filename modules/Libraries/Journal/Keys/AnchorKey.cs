using System.Security.Cryptography;
using System.Text;

namespace Programme.Journal;

/// <summary>Signs anchors: ECDSA on P-256 with <c>keys/anchor.key</c>. Anybody with the public key can check an anchor without this
/// program. Lost, new anchors have another key; old ones can still be checked.</summary>
public sealed class AnchorKey : IDisposable
{
    private readonly Lazy<ECDsa> key;

    /// <param name="secret">32 bytes.</param>
    public AnchorKey(byte[] secret)
    {
        // Below 2^255, and so below the order of the curve.
        var number = secret.ToArray();
        number[0] &= 0x7f;
        key = new(() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = number }));
    }

    /// <summary>The public key, base 64 of its SubjectPublicKeyInfo.</summary>
    public string Public => Convert.ToBase64String(key.Value.ExportSubjectPublicKeyInfo());

    /// <summary>The public key as a PEM file.</summary>
    public string Pem => key.Value.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Reads the key, or makes it.</summary>
    public static AnchorKey InFolder(string dataFolder) => new(KeyFolder.ReadOrMake(dataFolder, "anchor.key"));

    /// <summary>The signature of a text, base 64 of its DER form (as openssl takes it).</summary>
    public string Sign(string text) =>
        Convert.ToBase64String(key.Value.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence));

    /// <summary>Whether a text was signed with the key whose public part is given.</summary>
    public static bool IsSignature(string text, string publicKey, string signature)
    {
        try
        {
            using var other = ECDsa.Create();
            other.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return other.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature), HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
            key.Value.Dispose();
    }
}
