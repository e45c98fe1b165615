using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;

namespace Programme.Intake;

/// <summary>A file that came in over a call, kept in a temporary file while it is read. See decision 0002.</summary>
public sealed class UploadedFile : IDisposable
{
    /// <summary>The largest file that is taken: a national register extract is about 60 MB.</summary>
    public const long LargestBytes = 256_000_000;

    private const int LongestName = 100;

    private readonly FileStream content;

    private UploadedFile(string name, string sha256, FileStream content, FileKind kind, CancellationToken cancel) =>
        (Name, Sha256, this.content, Kind, Cancel) = (name, sha256, content, kind, cancel);

    /// <summary>Name as the sender knows it, without folders, characters that are not seen, and what is longer than a name.</summary>
    public string Name { get; }

    /// <summary>The name of the archive in which it came; its own if it came in none.</summary>
    public string SentAs { get; private init; } = "";

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Bytes.</summary>
    public long Length => content.Length;

    /// <summary>Text or a workbook.</summary>
    public FileKind Kind { get; }

    /// <summary>Whether a byte of it is 0: only then can a text in it have the character U+0000, which PostgreSQL cannot store.</summary>
    internal bool HasZeros { get; private init; } = true;

    /// <summary>Ends the reading of the file when the caller gives up.</summary>
    internal CancellationToken Cancel { get; }

    /// <summary>The content from its first byte.</summary>
    public Stream Read()
    {
        content.Position = 0;
        return content;
    }

    /// <summary>Receives a stream: the first message carries the options, all may carry content.</summary>
    /// <returns>The file and the first message.</returns>
    public static async Task<(UploadedFile File, TPart First)> ReceiveAsync<TPart>(IAsyncStreamReader<TPart> parts,
        Func<TPart, ImportOptions?> options, Func<TPart, ByteString> content, CancellationToken cancel)
        where TPart : class
    {
        if (!await parts.MoveNext(cancel))
            throw Faults.Invalid("options", FieldCodes.Missing, "the first message must carry the options.");
        var first = parts.Current;
        var name =
            BareName((options(first)
                ?? throw Faults.Invalid("options", FieldCodes.Missing, "the first message must carry the options.")).FileName);
        var spool = Spool();
        try
        {
            var hasZeros = false;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            do
            {
                var chunk = content(parts.Current).Memory;
                hash.AppendData(chunk.Span);
                hasZeros |= chunk.Span.Contains((byte)0);
                await spool.WriteAsync(chunk, cancel);
                if (spool.Length > LargestBytes)
                    throw Faults.TooLarge(LargestBytes);
            }
            while (await parts.MoveNext(cancel));
            return (Of(name, Convert.ToHexStringLower(hash.GetHashAndReset()), spool, hasZeros, cancel), first);
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    /// <summary>A file that came in one message.</summary>
    public static UploadedFile Of(string name, ByteString content, CancellationToken cancel = default)
    {
        var spool = Spool();
        spool.Write(content.Span);
        return Of(BareName(name), Convert.ToHexStringLower(SHA256.HashData(content.Span)), spool, content.Span.Contains((byte)0), cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();

    /// <summary>The file as received or, of an archive, the one file in it. What is neither text nor a workbook is refused by its
    /// kind.</summary>
    private static UploadedFile Of(string name, string sha256, FileStream spool, bool hasZeros, CancellationToken cancel)
    {
        var (kind, what) = FileKinds.Of(spool);
        if (what is not null)
            throw new RowProblems(name).RefuseKind(what);
        if (kind != FileKind.Archive)
            return new UploadedFile(name, sha256, spool, kind, cancel) { HasZeros = hasZeros, SentAs = name };
        var unpacked = Spool();
        try
        {
            var inner = Archive.Unpack(spool, unpacked, cancel);
            var (innerKind, innerWhat) = FileKinds.Of(unpacked);
            if (innerWhat is not null || innerKind == FileKind.Archive)
                throw new WorkbookException(FieldCodes.NotAList,
                    $"a list as text or as a workbook is expected. {inner} in it is "
                        + $"{innerWhat ?? "an archive: unpack it, and send what is in it."}");
            spool.Dispose();
            return new UploadedFile(BareName(inner), sha256, unpacked, innerKind, cancel) { SentAs = name };
        }
        catch (WorkbookException fault)
        {
            unpacked.Dispose();
            throw new RowProblems(name).Refuse(null, null, fault.Code, null, fault.Message);
        }
    }

    /// <summary>It is shown in messages and kept in the audit. Of a long one the end stays, where its date and kind are.</summary>
    private static string BareName(string given)
    {
        var last = given.Split('/', '\\')[^1];
        var name = string.Concat(last.EnumerateRunes().Where(IsSeen).TakeLast(LongestName)).Trim();
        return name.Length > 0 ? name : "file";
    }

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static FileStream Spool() => TemporaryFile.Open();
}
