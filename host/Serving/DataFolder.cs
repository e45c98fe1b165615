using System.Security.Cryptography;
using System.Text;

namespace Programme.Host;

/// <summary>The folder with everything that one trial keeps: databases, keys, socket, lock. One process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const int LongestSocketPath = 100;
    /// <summary>What a folder with data or keys is open to: its owner alone.</summary>
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream locked;

    private DataFolder(string path, FileStream locked) => (FullPath, this.locked) = (path, locked);

    public string FullPath { get; }

    /// <summary>Where the operator on this machine and the modules call. Its file permissions are the access control.</summary>
    public string Socket => SocketOf(FullPath);

    /// <summary>Locks the folder for this process; refuses when another process has it.</summary>
    public static DataFolder Take(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(full, OwnerOnly);
        try
        {
            var locked = new FileStream(Path.Combine(full, "programme.lock"), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            return new DataFolder(full, locked);
        }
        catch (IOException)
        {
            throw new FolderTakenException($"Another process is using the data folder {full}. Stop it first, or choose another folder with "
                + "--data.");
        }
    }

    /// <summary>The socket of a folder: inside it, or, when its path is too long for a socket, in a folder of its own.</summary>
    public static string SocketOf(string path)
    {
        var inside = Path.Combine(Path.GetFullPath(path), "programme.sock");
        if (inside.Length <= LongestSocketPath)
            return inside;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inside)))[..16];
        var folder = Path.Combine(Path.GetTempPath(), $"programme-{Environment.UserName}-{name}");
        Directory.CreateDirectory(folder, OwnerOnly);
        if (File.GetUnixFileMode(folder) != OwnerOnly)
            throw new SettingException("Data", $"the path is too long for a socket, and {folder} is open to others; use a shorter path");
        return Path.Combine(folder, "programme.sock");
    }

    /// <summary>Whether a folder holds a trial, or what is left of one.</summary>
    public static bool HasTrial(string path) =>
        Directory.Exists(path)
        && (File.Exists(Path.Combine(path, FolderManifest.FileName)) || DatabasesIn(path).Concat(KeysIn(path)).Any());

    /// <summary>The folder and everything in it that others must not read.</summary>
    public static IEnumerable<string> PartsOf(string path) =>
        [path, .. DatabasesIn(path), .. KeysIn(path).Select(key => Path.GetDirectoryName(key)!).Distinct(), .. KeysIn(path)];

    /// <summary>The files of keys, also of older ones.</summary>
    public static IEnumerable<string> KeysIn(string path) =>
        Directory.Exists(Path.Combine(path, "keys")) ? Directory.EnumerateFiles(Path.Combine(path, "keys"), "*.key*") : [];

    private static IEnumerable<string> DatabasesIn(string path) => Directory.EnumerateFiles(path, "*.db*");

    /// <summary>Removes the socket of a process that died.</summary>
    public void ClearSocket() => File.Delete(Socket);

    public void Dispose() => locked.Dispose();
}

/// <summary>Another process has the data folder.</summary>
internal sealed class FolderTakenException(string message) : Exception(message);
