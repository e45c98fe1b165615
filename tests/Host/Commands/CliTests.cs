using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What the command line answers to a line that it cannot read.</summary>
public sealed class CliTests
{
    [Theory]
    [InlineData("summary --nonsense", "programme summary --help")]
    [InlineData("draw publish", "programme draw --help")]
    [InlineData("import register", "programme import --help")]
    [InlineData("nonsense", "programme --help")]
    public async Task Wrong_usage_ends_with_2_and_a_short_message(string line, string help)
    {
        using var process = HostProcess.Run(line.Split(' '));
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCodes.Usage, process.ExitCode);
        Assert.EndsWith($"See: {help}\n", errors, StringComparison.Ordinal);
        Assert.InRange(errors.Split('\n').Length, 3, 5);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task Help_is_given_when_asked_for()
    {
        using var process = HostProcess.Run("summary", "--help");
        var help = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCodes.Done, process.ExitCode);
        Assert.Contains("--as-of", help, StringComparison.Ordinal);
    }
}
