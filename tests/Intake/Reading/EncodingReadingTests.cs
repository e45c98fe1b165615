using System.Text;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>How a text is encoded is found out, never assumed.</summary>
public sealed class EncodingReadingTests
{
    private const string Text = "visit_ref,visited_on,minutes,place\nV1,2021-09-01,60,St Thérèse’s – Hall\n";
    private static readonly string[] Rows = ["V1|2021-09-01|60|St Thérèse’s – Hall|"];

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false },
            { "utf-32", true }, { "windows-1252", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Each_usual_encoding_is_read_with_and_without_its_mark(string name, bool marked)
    {
        _ = TextForm.Windows1252;
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Rows, Reading.Of([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)]).Taken());
    }

    [Fact]
    public void Windows_1252_has_the_letters_of_the_platform_in_every_place_and_number()
    {
        var platform = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var bytes = Enumerable.Range(0, 70_000).Select(at => (byte)(at % 259 < 256 ? at % 259 : 0x41)).ToArray();

        for (var from = 0; from < 300; from++)
            Assert.Equal(platform.GetString(bytes, from, 512), TextForm.Windows1252.GetString(bytes, from, 512));
        using var text = new StreamReader(new MemoryStream(bytes), TextForm.Windows1252, false, 4_096);
        Assert.Equal(platform.GetString(bytes), text.ReadToEnd());
        Assert.Equal(platform.GetBytes("Zoë – €5"), TextForm.Windows1252.GetBytes("Zoë – €5"));
        Assert.Equal((platform.WebName, platform.CodePage), (TextForm.Windows1252.WebName, TextForm.Windows1252.CodePage));
    }

    [Fact]
    public void That_a_file_was_read_as_windows_1252_is_noted()
    {
        Assert.Contains("READ_AS_WINDOWS_1252", Assert.Single(Reading.Of(TextForm.Windows1252.GetBytes(Text)).Notes),
            StringComparison.Ordinal);
        Assert.Empty(Reading.Of(TextForm.Windows1252.GetBytes(Text), Reading.Visits with { IsWindows1252 = true }).Notes);
    }

    [Theory]
    [InlineData("St Th\ufffdr\ufffdse")]
    [InlineData("St Th\u00c3\u00a9r\u00c3\u00a8se")]
    [InlineData("Queen\u00e2\u20ac\u2122s Park")]
    [InlineData("\u00c2\u00a35 a head")]
    public void Letters_that_were_spoilt_before_the_file_was_saved_are_noted_once(string place)
    {
        var reading = Reading.Of($"visit_ref,visited_on,minutes,place\nV1,2021-09-01,60,{place}\nV2,2021-09-01,60,{place}\n");

        Assert.Equal(2, reading.Taken().Count());
        Assert.EndsWith("[LETTERS_LOST]", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u00c2ge d\u2019Or")]
    [InlineData("S\u00c3O PAULO")]
    [InlineData("\u00a35 \u2013 \u201cso\u201d")]
    public void Letters_with_accents_are_not_taken_for_spoilt_ones(string place) =>
        Assert.Empty(Reading.Of($"visit_ref,visited_on,minutes,place\nV1,2021-09-01,60,{place}\n").Notes);

    [Fact]
    public void A_mixture_of_encodings_is_refused_by_the_line_that_is_not_utf_8()
    {
        var mixed = new[] { Encoding.UTF8.GetBytes(Text), TextForm.Windows1252.GetBytes("V2,2021-09-01,60,Zoë\n") }.SelectMany(part => part)
            .ToArray();

        Assert.StartsWith("line 3: ", Reading.Of(mixed).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("line 3: ", Reading.Of([0xef, 0xbb, 0xbf, .. mixed]).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_no_encoding_has_are_refused() =>
        Assert.Contains("[NOT_UTF8]",
            Reading.Of([.. Encoding.ASCII.GetBytes("visit_ref,visited_on,minutes,place\nV1,2021-09-01,60,"), 0x81, 0x8d, 0x0a]).Refusal(),
                StringComparison.Ordinal);
}
