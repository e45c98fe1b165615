using System.Security.Cryptography;

namespace Programme.Journal;

/// <summary>The key of the audit chains: 32 bytes in <c>keys/audit.key</c> beside the databases, made at first start, readable
/// by the owner alone. Whoever changes a database without it cannot make the chain fit again. Lost, the chains can no
/// longer be verified; backups of data do not contain it.</summary>
public sealed class AuditKey(byte[] secret)
{
    private const int Length = 32;

    internal byte[] Secret { get; } = secret;

    /// <summary>Reads the key, or makes it.</summary>
    public static AuditKey InFolder(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var file = Path.Combine(folder, "audit.key");
        if (!File.Exists(file))
            Make(folder, file);
        var secret = File.ReadAllBytes(file);
        return secret.Length == Length
            ? new AuditKey(secret)
            : throw new InvalidOperationException($"{file} is not an audit key: it has {secret.Length} bytes, not {Length}. Restore it from the copy of your keys.");
    }

    /// <summary>Under another name first: a process that dies in between leaves no half key.</summary>
    private static void Make(string folder, string file)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new FileStream(file + ".new", options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Length));
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file);
    }
}
