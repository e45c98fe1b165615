using System.Security.Cryptography;

namespace Programme.Host;

/// <summary>Files that only the owner can read, on the disk before the next step.</summary>
internal static class OwnFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static async Task WriteOwnAsync(string path, byte[] content, CancellationToken cancel)
    {
        await using var file = New(path);
        await file.WriteAsync(content, cancel);
        ToDisk(file);
    }

    /// <summary>A new file, open for writing.</summary>
    public static FileStream New(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner });

    public static async Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        await using var source = File.OpenRead(from);
        await using var target = New(to);
        await source.CopyToAsync(target, cancel);
        ToDisk(target);
    }

    /// <summary>Only the synchronous flush waits for the disk.</summary>
    private static void ToDisk(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
