using System.Security.Cryptography;

namespace Programme.Journal;

/// <summary>The key of the audit chains: 32 bytes in <c>keys/audit.key</c> beside the databases, made at first start, readable
/// by the owner alone. Whoever changes a database without it cannot make the chain fit again. Lost, the chains can no
/// longer be verified; backups of data do not contain it.</summary>
public sealed class AuditKey(byte[] secret)
{
    internal byte[] Secret { get; } = secret;

    /// <summary>Reads the key, or makes it.</summary>
    public static AuditKey InFolder(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var file = Path.Combine(folder, "audit.key");
        if (File.Exists(file))
            return new AuditKey(File.ReadAllBytes(file));
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var secret = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var stream = new FileStream(file, options);
        stream.Write(secret);
        stream.Flush(flushToDisk: true);
        return new AuditKey(secret);
    }
}
