using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A lock and a run have the same bytes on every computer, whatever its language and time zone.</summary>
[Trait("Promise", "D13")]
public sealed class LockAbroadTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string folder = Directory.CreateTempSubdirectory("programme-abroad-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task The_same_data_have_the_same_lock_and_results_in_German_Turkish_and_on_the_other_side_of_the_date_line()
    {
        Skip.IfNot(Directory.EnumerateFiles("/usr/lib", "libicuuc.so.*", SearchOption.AllDirectories).Any(), "needs ICU (libicu)");
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data, Private);
        await EmptyStores.CopyToAsync(data);
        await using (var programme = await RunningProgramme.StartAsync("sqlite", data))
        {
            await programme.LoadAsync();
            await GivenAnalysis.PlannedAsync(programme);
        }

        var here = await LockedAndRehearsedAsync("here", "C", "UTC");
        var german = await LockedAndRehearsedAsync("german", "de_DE.UTF-8", "America/New_York");
        var turkish = await LockedAndRehearsedAsync("turkish", "tr_TR.UTF-8", "Pacific/Kiritimati");

        Assert.Equal(64, here.Lock.Length);
        Assert.Contains("itt.primary.wls_rd,estimate,", here.Results, StringComparison.Ordinal);
        Assert.Equal(here, german);
        Assert.Equal(here, turkish);
    }

    /// <summary>On a copy of the data: locks them, verifies, rehearses, writes the results with the verb.</summary>
    private async Task<(string Lock, string Results)> LockedAndRehearsedAsync(string name, string language, string zone)
    {
        var copy = Path.Combine(folder, name);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Path.Combine(folder, "data"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!, Private);
            File.Copy(file, to);
        }
        var settings = Path.Combine(folder, $"{name}.runtimeconfig.json");
        await using var host = await HostProcess.StartAsync(copy,
            arguments => HostProcess.RunAbroad(language, zone, settings, arguments));
        var periods = new PeriodsService.PeriodsServiceClient(host.Calls);
        var analysis = new AnalysisService.AnalysisServiceClient(host.Calls);
        var locked = (await periods.LockDataAsync(new())).DataLock;
        Assert.True((await periods.VerifyLockAsync(new())).Same);
        var run = (await analysis.RehearseEffectsAsync(new() { Seed = 7 })).Run;
        while (run.State == AnalysisRunState.Started)
            run = (await analysis.GetAnalysisRunAsync(new() { Number = run.Number })).Run;

        var results = Path.Combine(folder, $"{name}.csv");
        using var verb = HostProcess.RunAbroad(language, zone, settings, ["analyse", "results", "--out", results, "--data", copy]);
        await verb.WaitForExitAsync();
        return (locked.Sha256, await File.ReadAllTextAsync(results));
    }
}
