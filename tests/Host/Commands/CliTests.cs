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

    [Theory]
    [InlineData("status")]
    [InlineData("summary")]
    [InlineData("access list")]
    public async Task A_verb_does_not_make_a_folder_that_is_not_there(string verb)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"programme-typo-{Guid.NewGuid():N}");
        using var process = HostProcess.Run([.. verb.Split(' '), "--data", folder]);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCodes.Usage, process.ExitCode);
        Assert.Contains($"There is no trial in {folder}.", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_sentence_of_provenance_that_would_not_be_kept_is_refused()
    {
        var file = Path.Combine(Source.Programme, "enrolment", "allocation-list.csv");
        using var process = HostProcess.Run("import", "allocation", file, "--provenance", "drawn by the evaluator");
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCodes.Usage, process.ExitCode);
        Assert.Contains("--provenance is not kept, so nothing was imported. Say how", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verb_is_found_by_its_name() => Assert.Equal(Cli.Verbs.Keys, Cli.Verbs.Values.Select(make => make().Name));

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
