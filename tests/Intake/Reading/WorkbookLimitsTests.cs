using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>A small file cannot keep the host busy or fill its memory.</summary>
[Trait("Promise", "S9")]
public sealed class WorkbookLimitsTests
{
    private static readonly string Header =
        SheetMaker.Row(1, "visit_ref visited_on minutes place".Split(' ').Select(cell => SheetMaker.Text(cell)));

    [Theory]
    [InlineData("XFD1048576", "Visits!XFD1048576 lies beyond column AMJ")]
    [InlineData("A1048576", "Visits!A1048576 lies more than 10,000 rows below")]
    [InlineData("ZZZ2", "a row of at most 16,384 cells is expected")]
    public void A_cell_far_away_is_refused_at_once(string reference, string words)
    {
        var row = reference.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray());
        var book = new SheetMaker().Add("Visits", $"{Header}<row r=\"{row}\">{SheetMaker.Text("x", reference)}</row>").ToBytes();
        var clock = Stopwatch.StartNew();

        var refusal = Reading.Of(book).Refusal();

        Assert.Contains(words, refusal, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("<row r=\"2\"><c t=\"inlineStr\"><is><t>", "a", "</t></is></c></row>")]
    [InlineData("<row r=\"2\"><c t=\"inlineStr\"><is>", "<r><t>a</t></r>", "</is></c></row>")]
    [InlineData("<row r=\"2\">", "<c s=\"0\"/>", "</row>")]
    [InlineData("<row r=\"2\" spans=\"", "1", "\"/>")]
    public void What_unpacks_to_many_times_its_size_is_refused_without_memory(string before, string repeated, string after)
    {
        var sheet = new StringBuilder(Header).Append(before).Insert(Header.Length + before.Length, repeated, 150_000_000 / repeated.Length)
            .Append(after);
        var book = new SheetMaker().Add("Visits", sheet.ToString()).ToBytes();
        sheet.Clear();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);

        var refusal = Reading.Of(book).Refusal();

        Assert.Contains("[TOO_LARGE]", refusal, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - allocated < 50_000_000);
    }

    [Fact]
    public void Reading_ends_when_the_caller_gives_up()
    {
        using var end = new CancellationTokenSource();
        var rows =
            string.Concat(Enumerable.Range(2, 1_000)
                .Select(at => SheetMaker.Row(at, SheetMaker.Text($"V{at}"), SheetMaker.Text("2021-09-01"))));
        using var file = UploadedFile.Of("visits.xlsx", ByteString.CopyFrom(new SheetMaker().Add("Visits", Header + rows).ToBytes()),
            end.Token);
        using var table = CsvTable.Open(file, new RowProblems("visits.xlsx"), Reading.Visits);
        var read = 0;

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var _ in table.Rows())
            {
                if (++read == 10)
                    end.Cancel();
            }
        });
        Assert.Equal(10, read);
    }

    [Theory]
    [InlineData("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)")]
    [InlineData("xl/workbook.bin", "x", "a binary workbook (.xlsb)")]
    [InlineData("word/document.xml", "x", "a Word or PowerPoint document")]
    [InlineData("Index/Document.iwa", "x", "a spreadsheet of Numbers")]
    public void Other_archives_are_named_as_what_they_are(string part, string text, string words) =>
    Assert.Contains(words, Reading.Of(Zip.Of((part, Encoding.UTF8.GetBytes(text)))).Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("EncryptedPackage", "protected by a password")]
    [InlineData("Workbook", "Excel 97 to 2003 (.xls)")]
    public void Compound_files_are_named_as_what_they_are(string entry, string words) =>
        Assert.Contains(words,
            Reading.Of([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[1_000], .. Encoding.Unicode.GetBytes(entry),
                .. new byte[1_000]]).Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("%PDF-1.7", "a PDF file")]
    [InlineData("<html><table><tr><td>visit_ref", "a web page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook>", "an XML file")]
    public void Other_files_are_named_as_what_they_are(string text, string words) =>
    Assert.Contains(words, Reading.Of(text).Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("89504e470d0a1a0a0000000d49484452")]
    [InlineData("ffd8ffe000104a464946")]
    [InlineData("474946383961")]
    [InlineData("49492a0008000000")]
    [InlineData("4d4d002a00000008")]
    public void Pictures_are_named_as_what_they_are(string bytes) =>
        Assert.Contains("This is a picture, of which no cell can be read", Reading.Of(Convert.FromHexString(bytes)).Refusal(),
            StringComparison.Ordinal);

    [Fact]
    public void One_list_in_an_archive_is_read_and_of_several_the_names_are_told()
    {
        var list = "visit_ref,visited_on,minutes,place\nV1,2021-09-01,60,Hall\n"u8.ToArray();

        Assert.Single(Reading.Of(Zip.Of(("extract/visits.csv", list), ("__MACOSX/._visits.csv", [1]))).Taken());
        Assert.Contains("this one holds a.csv, b.csv", Reading.Of(Zip.Of(("a.csv", list), ("b.csv", list))).Refusal(),
            StringComparison.Ordinal);
        Assert.Contains("this one holds readme.md", Reading.Of(Zip.Of(("readme.md", list))).Refusal(), StringComparison.Ordinal);
    }
}
