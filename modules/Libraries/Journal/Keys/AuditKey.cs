namespace Programme.Journal;

/// <summary>The key of the audit chains, <c>keys/audit.key</c>. Whoever changes a database without it cannot make the chain
/// fit again. Lost, the chains can no longer be verified. See decision 0003.</summary>
public sealed class AuditKey(byte[] secret)
{
    internal byte[] Secret { get; } = secret;

    /// <summary>Reads the key, or makes it.</summary>
    public static AuditKey InFolder(string dataFolder) => new(KeyFolder.ReadOrMake(dataFolder, "audit.key"));
}
