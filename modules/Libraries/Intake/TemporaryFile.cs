namespace Programme.Intake;

/// <summary>A file that has no name any more as soon as it is open: it goes with the process, however that ends, and nobody else can open
/// it. Uploads hold names and addresses of people.</summary>
public static class TemporaryFile
{
    private const string Prefix = "programme-upload-";

    /// <summary>An empty file for reading and writing.</summary>
    public static FileStream Open(int bufferSize = 65_536, FileOptions options = FileOptions.Asynchronous)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Prefix}{Guid.NewGuid():N}");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = bufferSize,
            Options = options,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }

    /// <summary>Removes what processes left that were killed between making a file and taking its name away.</summary>
    /// <returns>How many.</returns>
    public static int Sweep()
    {
        var left = Directory.GetFiles(Path.GetTempPath(), $"{Prefix}*");
        foreach (var file in left)
            File.Delete(file);
        return left.Length;
    }
}
