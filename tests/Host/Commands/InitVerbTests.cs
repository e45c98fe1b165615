using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A trial that begins with its name, its days and its authorities.</summary>
public sealed class InitVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-init-").FullName;

    private string Data => Path.Combine(folder, "trial");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_trial_is_made_with_its_days_and_authorities_and_says_what_comes_next()
    {
        var authorities = Path.Combine(Source.Programme, "enrolment/local-authorities.csv");

        var (code, _, errors) = await RunAsync("init", "--data", Data, "--trial", "EX-2023", "--baseline-first-on", "2022-09-01",
            "--first-on", "2023-09-01", "--last-on", "2024-07-31", "--authorities", authorities);

        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Next: ", errors, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Data, "programme.json")));
        await using var programme = await RunningProgramme.StartAsync("sqlite", Data);
        var trial = (Trial)programme.Services.GetService(typeof(Trial))!;
        Assert.Equal(("EX-2023", new DateOnly(2022, 9, 1), new DateOnly(2023, 9, 1), new DateOnly(2024, 7, 31)),
            (trial.Id, trial.BaselineFirstOn, trial.FirstOn, trial.LastOn));
        var stored = await programme.Client<EnrolmentService.EnrolmentServiceClient>().ListAuthoritiesAsync(new());
        Assert.NotEmpty(stored.Authorities);
    }

    [Fact]
    public async Task A_day_that_is_none_makes_no_folder_and_a_trial_that_is_there_stays_as_it_is()
    {
        var wrong = await RunAsync("init", "--data", Data, "--first-on", "1 September 2023");
        Assert.Equal(ExitCodes.Usage, wrong.Code);
        Assert.False(Directory.Exists(Data));

        Assert.Equal(ExitCodes.Done, (await RunAsync("init", "--data", Data)).Code);
        var again = await RunAsync("init", "--data", Data, "--trial", "OTHER");

        Assert.Contains("already; nothing was done", again.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Data, "programme.json")));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = HostProcess.Run(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
