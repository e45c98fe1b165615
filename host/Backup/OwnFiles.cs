using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Makes something that is given away once, and writes it to a new file. The file comes first: what could be written nowhere
    /// would be lost. When nothing is made, no file is left.</summary>
    /// <param name="path">The value of <c>--out</c>.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="text">What of it is written.</param>
    public static async Task<T> KeepAsync<T>(string path, Func<Task<T>> make, Func<T, string> text)
    {
        await using var file = Opened(path);
        T made;
        try
        {
            made = await make();
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        await file.WriteAsync(Encoding.UTF8.GetBytes(text(made)), CancellationToken.None);
        return made;
    }

    private static FileStream Opened(string path)
    {
        try
        {
            return New(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out {path}: {fault.Message} Nothing was made.");
        }
    }

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
