using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Programme.Host;

/// <summary>The certificate of the host (settings <c>Tls:Certificate</c>, <c>Tls:Key</c>, PEM). It is read again when a file changes; one
/// that cannot be read leaves the one before in its place and says so in the log.</summary>
internal sealed class Certificates(string certificate, string key)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private readonly Lock one = new();
    private X509Certificate2 current = Read(certificate, key);
    private DateTime written = Written(certificate, key);
    private long looked = Environment.TickCount64;

    /// <summary>For the log; set when the host is built.</summary>
    public ILogger? Log { get; set; }

    /// <summary>The certificate for the next connection.</summary>
    public X509Certificate2 Current()
    {
        lock (one)
        {
            if (Environment.TickCount64 - looked >= BetweenLooks.TotalMilliseconds)
                Look();
            return current;
        }
    }

    /// <summary>Looks whether a file changed.</summary>
    internal void Look()
    {
        looked = Environment.TickCount64;
        var now = Written(certificate, key);
        if (now == written)
            return;
        try
        {
            (current, written) = (Read(certificate, key), now);
            Log?.LogInformation("The certificate {File} was read again; it is valid until {NotAfter:u}", certificate, current.NotAfter);
        }
        catch (Exception fault) when (fault is SettingException or IOException)
        {
            Log?.LogError(fault, "The certificate {File} changed and cannot be used; the one before stays in use", certificate);
        }
    }

    private static DateTime Written(string certificate, string key)
    {
        var (one, other) = (File.GetLastWriteTimeUtc(certificate), File.GetLastWriteTimeUtc(key));
        return one > other ? one : other;
    }

    private static X509Certificate2 Read(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingException("Tls:Certificate", $"{certificate} and {key} are no PEM certificate with its key: {fault.Message}");
        }
    }
}
