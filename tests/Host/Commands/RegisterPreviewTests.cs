using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What the command line shows of an extract before it is imported.</summary>
public sealed class RegisterPreviewTests
{
    [Fact]
    public async Task A_check_prints_changes_by_kind_and_the_listed_schools_first_and_stores_nothing()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var enrolment = await programme.ListedSchoolsAsync();
        var file = Path.Combine(programme.Folder, "edubasealldata20220301.csv");
        await File.WriteAllBytesAsync(file, GivenRegister.Extract(GivenHistory.Later));

        var lines = (await PreviewAsync("import", "register", file, "--check", "--data", programme.Folder)).Split('\n');

        Assert.StartsWith("edubasealldata20220301.csv: 6 rows, 1 added, 4 changed, 1 unchanged. Checked only; nothing was stored.",
            lines[0], StringComparison.Ordinal);
        Assert.Equal("The register of 1 March 2022 compared with that of 1 September 2021; 3 schools are eligible in it:", lines[1]);
        Assert.Contains(lines, line => Cells(line) is ["closed", "1", "1", "1"]);
        Assert.Contains(lines, line => Cells(line) is ["name", "2", "1", "1"]);
        var schools = lines.SkipWhile(line => !line.Contains("URN", StringComparison.Ordinal)).Select(Cells)
            .Where(cells => cells.Length == 8).Skip(1).ToList();
        Assert.Equal(["yes", "350001", "350", "A School", "closed", "Open", "Closed", "31 December 2021, Closure"], schools[0]);
        Assert.Equal(["350001", "350001", "351001", "350002", "350009", "350009"], schools.Select(cells => cells[1]));
        Assert.Contains(lines, line => line.StartsWith("and 1 more changes", StringComparison.Ordinal));
        Assert.Equal(GivenRegister.Day(2021, 9, 1), enrolment.SummariseRegister(new()).ExtractOn);
    }

    private static async Task<string> PreviewAsync(params string[] arguments)
    {
        using var process = HostProcess.Run(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    private static string[] Cells(string line) => [.. line.Split('│', '|').Select(cell => cell.Trim()).Skip(1).SkipLast(1)];
}
