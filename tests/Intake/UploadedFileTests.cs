using Google.Protobuf;
using Programme.Intake;

namespace Programme.Tests;

public sealed class UploadedFileTests
{
    [Theory]
    [InlineData("2021-10.csv", "2021-10.csv")]
    [InlineData("350/2021-10.csv", "2021-10.csv")]
    [InlineData("C:\\temp\\2021-10.csv", "2021-10.csv")]
    [InlineData("/etc/../passwd", "passwd")]
    [InlineData("Größe – α.csv", "Größe – α.csv")]
    [InlineData(" a\r\n\t\u001b[31m\u2028\u202eb.csv ", "a[31mb.csv")]
    [InlineData("", "file")]
    [InlineData("folder/", "file")]
    [InlineData("\u0007", "file")]
    public void A_name_is_the_last_part_of_a_path_as_far_as_it_is_seen(string given, string name) => Assert.Equal(name, NameOf(given));

    [Fact]
    public void Of_a_long_name_the_last_hundred_characters_stay_whole()
    {
        Assert.Equal(new string('a', 92) + "2021.csv", NameOf(new string('a', 200) + "2021.csv"));
        Assert.Equal(string.Concat(Enumerable.Repeat("🏫", 100)), NameOf(string.Concat(Enumerable.Repeat("🏫", 150))));
    }

    private static string NameOf(string given)
    {
        using var file = UploadedFile.Of(given, ByteString.Empty);
        return file.Name;
    }
}
