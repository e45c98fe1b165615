using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A shell completes verbs, options and values by asking the program.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("programme sta", "status")]
    [InlineData("programme draw re", "release reveal")]
    [InlineData("programme summary --as", "--as-of")]
    [InlineData("programme status --ho", "--host")]
    [InlineData("programme completion ", "bash pwsh zsh")]
    public async Task The_program_says_what_may_follow(string line, string words)
    {
        var offered = await RunAsync($"[suggest:{line.Length}]", line);

        Assert.Subset(offered.Split('\n').ToHashSet(), words.Split(' ').ToHashSet());
    }

    [SkippableFact]
    public async Task Bash_completes_with_the_printed_script()
    {
        var bash = Tools.Find("bash", "bash");
        var folder = Directory.CreateTempSubdirectory("programme-completion-").FullName;
        var script = Path.Combine(folder, "script");
        await File.WriteAllTextAsync(script, await RunAsync("completion", "bash"));
        var program = Path.Combine(AppContext.BaseDirectory, "programme.dll");

        var offered = await Tools.RunAsync(bash, "-c",
            $"programme() {{ dotnet '{program}' \"$@\"; }}; . '{script}'; COMP_WORDS=(programme draw re) COMP_CWORD=2 "
            + "COMP_LINE='programme draw re' COMP_POINT=17; _programme; echo \"${COMPREPLY[*]}\"");

        Assert.Equal("release\nreveal", offered.Trim().Replace(' ', '\n'));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("zsh", "#compdef programme")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName programme")]
    public async Task Other_shells_have_a_script_too(string shell, string words) =>
        Assert.Contains(words, await RunAsync("completion", shell), StringComparison.Ordinal);

    private static async Task<string> RunAsync(params string[] line)
    {
        using var process = HostProcess.Run(line);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(ExitCodes.Done, process.ExitCode);
        return output;
    }
}
