using System.IO.Compression;

namespace Programme.Tests;

/// <summary>Writes ZIP archives.</summary>
internal static class Zip
{
    public static byte[] Of(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }
        return file.ToArray();
    }
}
