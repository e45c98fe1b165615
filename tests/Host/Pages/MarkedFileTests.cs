using System.Text;
using Programme.Access.V1;
using Programme.Host;
using Programme.Outcomes.V1;

namespace Programme.Tests;

public sealed class MarkedFileTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly ReadAs Text = new() { Encoding = "utf-8", Delimiter = "," };

    [Fact]
    public async Task The_marked_file_is_the_sender_s_own_and_can_be_mended_in_place_and_sent()
    {
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "357");
        const string Path = "/authorities/357/returns";
        var token = (await officer.GetAsync(Path)).FormToken;
        var faulty = SampleReturn.WithMoreThanAll(SampleReturn.Tameside("2022-03"));
        var check = await officer.UploadAsync(Path, token, "2022-03", "a.csv", faulty);
        var page = await officer.GetAsync(check.Location);

        var marked = (await officer.GetAsync($"{check.Location}/marked.csv")).Html;
        var lines = marked.Split('\n');
        lines[1] = lines[1].Replace(",3,5,", ",5,3,", StringComparison.Ordinal);
        var mended = await officer.UploadAsync(Path, token, "2022-03", "b.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.Contains("How the file was read", page.Text, StringComparison.Ordinal);
        Assert.EndsWith(",\"to_mend\"", lines[0].TrimEnd('\r'), StringComparison.Ordinal);
        Assert.Contains("\"E210 contacts_nfa: at most contacts_total, 3, is expected.\"", marked, StringComparison.Ordinal);
        Assert.EndsWith(",", lines[3].TrimEnd('\r'), StringComparison.Ordinal);
        var second = await officer.GetAsync(mended.Location);
        Assert.Contains("becomes version 1", second.Text, StringComparison.Ordinal);
        Assert.Contains("Not read: to_mend", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_bytes_stay_as_they_are_and_what_cannot_be_marked_is_not()
    {
        var finding = new Finding { Line = 2, Rule = "E101", Column = "b", Message = "say \"why\" – now" };
        byte[] Marked(string text) => MarkedFile.Of(Encoding.UTF8.GetBytes(text), Text, [finding])!;

        Assert.Equal("a,b,\"to_mend\"\r\nÉcole,,\"E101 b: say \"\"why\"\" ? now\"\r\n",
            Encoding.UTF8.GetString(Marked("a,b\r\nÉcole,\r\n")));
        Assert.Null(MarkedFile.Of("a,b\n\"one\ntwo\",3\n"u8.ToArray(), Text, [finding]));
        Assert.Null(MarkedFile.Of("PK"u8.ToArray(), new ReadAs { Encoding = "workbook" }, [finding]));
        Assert.Null(MarkedFile.Of("a"u8.ToArray(), null, [finding]));
    }
}
