using System.Security.Cryptography;

namespace Programme.Journal;

/// <summary>The folder <c>keys</c> beside the databases: one file of 32 random bytes per purpose, made at first start, readable by
/// the owner alone. Backups of data do not contain it.</summary>
internal static class KeyFolder
{
    private const int Length = 32;

    /// <summary>Reads a key, or makes it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="name">Name of the file, for example <c>audit.key</c>.</param>
    public static byte[] ReadOrMake(string dataFolder, string name)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var file = Path.Combine(folder, name);
        if (!File.Exists(file))
            Make(folder, file);
        return Checked(file);
    }

    /// <summary>Reads a key; null = there is none.</summary>
    public static byte[]? Read(string dataFolder, string name)
    {
        var file = Path.Combine(dataFolder, "keys", name);
        return File.Exists(file) ? Checked(file) : null;
    }

    private static byte[] Checked(string file)
    {
        var secret = File.ReadAllBytes(file);
        return secret.Length == Length
            ? secret
            : throw new StartException($"{file} is not a key: it has {secret.Length} bytes, not {Length}. Restore it from the copy of your "
                + "keys.");
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
