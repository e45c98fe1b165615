using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>Files that are changed at random: no crash, no hang, and no row that a strict reader does not see.</summary>
[Trait("Promise", "S10")]
public sealed class FuzzTests
{
    private const int Seed = 20261129;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>FUZZ_SECONDS=60 makes it run as long.</summary>
    private static readonly TimeSpan Length =
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), out var seconds) ? seconds : 3);

    private static readonly byte[][] Texts =
    [
        [
            .. "visit_ref,visited_on,minutes,place,note\nV1,2021-09-01,60,Hall,\n"u8,
            .. "V2,2021-09-02,30,\"Hall, upstairs\",\"she said \"\"late\"\"\"\n"u8,
        ],
        "visit_ref,visited_on,minutes,place\r\nV1,2021-09-01,60,\"two\r\nlines\"\r\n,,,\r\nV2,2021-09-02,,Hall\r\n"u8.ToArray(),
        [.. "visit_ref,visited_on,minutes,place\nV1,2021-09-01,60,St Th"u8, 0xe9, .. "r"u8, 0xe8, .. "se\n"u8],
    ];

    private static readonly byte[][] Parts = [
        .. new[] { ",", "\"", "\n", "\r\n", "\"\"", ";", "\0", "\u200b", "\u00a0", "V1,2021-09-01,60,Hall,\n", "note", "=1",
            "é" }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void A_text_that_is_taken_has_the_rows_that_a_strict_reader_sees()
    {
        var (random, clock, taken) = (new Random(Seed), Stopwatch.StartNew(), 0);
        while (clock.Elapsed < Length)
        {
            var content = Changed(Texts[random.Next(Texts.Length)], random);
            var reading = Timed(content);
            if (reading.Problems.Count > 0)
                continue;
            taken++;
            var strict = StrictReader.Rows(content);
            if (strict is null || !IsOfCommas(strict))
            {
                Assert.True(strict is null || reading.Rows.Count <= strict.Count, Shown(content));
                Assert.True(strict is not null || Encoding.Latin1.GetString(content).IndexOfAny([';', '\t', '|']) >= 0, Shown(content));
                continue;
            }
            var rows = strict.Where(row => !row.All(CellText.IsBlank) && !row[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
                .Skip(1).ToList();
            if (reading.Notes.Any(note => note.EndsWith("[BESIDE_LIST]", StringComparison.Ordinal)))
                continue;
            Assert.True(rows.Count == reading.Rows.Count, Shown(content));
            foreach (var (one, other) in rows.Zip(reading.Rows))
                Assert.True(other.Where(cell => cell.Length > 0)
                    .All(cell => one.Any(cells => CellText.Value(cells) == cell || CellText.Trimmed(cells) == cell)), Shown(content));
        }
        Assert.True(taken > 10, $"{taken} files were taken");
    }

    [Fact]
    public void A_workbook_of_any_bytes_is_taken_or_refused()
    {
        var (random, clock) = (new Random(Seed), Stopwatch.StartNew());
        var whole = new SheetMaker().AddTexts("Visits", ["visit_ref", "visited_on", "minutes", "place"], ["V1", "2021-09-01", "60", "Hall"])
            .ToBytes();
        while (clock.Elapsed < Length)
            Timed(random.Next(2) == 0 ? Changed(whole, random) : Repacked(whole, random));
    }

    private static bool IsOfCommas(List<string[]> rows) =>
        rows.FirstOrDefault(row => !row.All(CellText.IsBlank)
            && !row[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) is { } header
        && header.Select(CellText.Code).Contains("visit_ref", StringComparer.OrdinalIgnoreCase) && header.Length >= 4;

    private static Reading Timed(byte[] content)
    {
        var clock = Stopwatch.StartNew();
        var reading = Reading.Of(content);
        Assert.True(clock.Elapsed < Bound, Shown(content));
        return reading;
    }

    private static byte[] Changed(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Parts[random.Next(Parts.Length)]);
                    break;
                default:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(random.Next(1, 30), bytes.Count - at)));
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>The same parts, one of them changed inside the archive.</summary>
    private static byte[] Repacked(byte[] whole, Random random)
    {
        using var archive = new ZipArchive(new MemoryStream(whole));
        var changed = random.Next(archive.Entries.Count);
        return Zip.Of(
            [.. archive.Entries.Select((entry, at) => (entry.FullName, at == changed ? Changed(Read(entry), random) : Read(entry)))]);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var held = new MemoryStream();
        content.CopyTo(held);
        return held.ToArray();
    }

    private static string Shown(byte[] content) => Convert.ToBase64String(content);
}
