using Programme.Host;

namespace Programme.Tests;

/// <summary>What comes from files and databases cannot steer the operator's terminal.</summary>
public sealed class PlainWriterTests
{
    [Fact]
    public void Escapes_are_shown_and_not_sent()
    {
        using var terminal = new StringWriter();
        using var writer = new PlainWriter(terminal);

        writer.WriteLine("Oak\u001b[2J School\u0007\tA");
        writer.Write(['\u009b', 'x'], 0, 2);

        Assert.Equal("Oak\uFFFD[2J School\uFFFD\tA\n\uFFFDx", terminal.ToString());
        Assert.Equal("Oak\uFFFDSchool\uFFFD", PlainWriter.OneLine("Oak\nSchool\r"));
    }
}
