using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Programme.Outcomes;

/// <summary>Files as a ZIP archive whose bytes depend on nothing but the files: sorted, not compressed, of one day, with the hash of
/// each.</summary>
internal static partial class PackArchive
{
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="files">Name to text.</param>
    /// <param name="forbidden">Words that may be in no file.</param>
    /// <exception cref="InvalidDataException">A file holds such a word; the file is named and the word is not.</exception>
    public static byte[] Of(IReadOnlyDictionary<string, string> files, IReadOnlySet<string> forbidden)
    {
        if (files.FirstOrDefault(file => Word().Matches(file.Value).Any(word => forbidden.Contains(word.Value))).Key is { } told)
            throw new InvalidDataException($"{told} would tell a school, a person or a post; no pack is built.");
        var sums = string.Concat(files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Value)))}  {file.Key}\n"));
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, text) in files.Append(new("SHA256SUMS", sums)).OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Day;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Lower-case hexadecimal SHA-256 of an archive.</summary>
    public static string Sha256(byte[] archive) => Convert.ToHexStringLower(SHA256.HashData(archive));

    /// <summary>A number with its decimals is one word, so that the decimals of an estimate are not taken for a URN.</summary>
    [GeneratedRegex(@"[A-Za-z0-9_\-.]+")]
    private static partial Regex Word();
}
