using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The verbs of the analysis as a statistician types them, on the folder of a running host.</summary>
public sealed class AnalyseVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-analyse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_rehearsal_the_run_its_results_and_both_packs()
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync("sqlite");
        await using var running = programme;
        var key = await KeyFileAsync(programme, Role.Statistician);

        var rehearsed = await RunAsync(programme, key, "rehearse --seed 5");
        var early = await RunAsync(programme, key, "run");
        var rehearsal = await ResultsAsync(programme, key, "results --run 1");
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        var run = await RunAsync(programme, key, "run");
        var results = await ResultsAsync(programme, key, "results");
        await GivenRelease.ConfirmedAsync(programme);
        var (open, controlled) = (Path.Combine(folder, "open.zip"), Path.Combine(folder, "controlled.zip"));
        var packed = await RunAsync(programme, key, $"pack --out {open}");
        var released = await RunAsync(programme, key, $"pack --release 1 --out {controlled}");

        Assert.Equal((ExitCodes.Done, "REHEARSAL Run 1: done.\n"), (rehearsed.Code, WithoutNext(rehearsed.Errors)));
        Assert.Equal(ExitCodes.Refused, early.Code);
        Assert.Contains("Results by arm are shown to nobody yet.", early.Errors, StringComparison.Ordinal);
        Assert.StartsWith("id,key,value,unit,status,reason\n", rehearsal, StringComparison.Ordinal);
        Assert.All(rehearsal.TrimEnd().Split('\n').Skip(1), line => Assert.Contains("REHEARSAL", line, StringComparison.Ordinal));
        Assert.Equal((ExitCodes.Done, "Run 2: done.\n"), (run.Code, WithoutNext(run.Errors)));
        Assert.DoesNotContain("REHEARSAL", results, StringComparison.Ordinal);
        Assert.Contains($"run,lock_sha256,{locked.Sha256},", results, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (packed.Code, released.Code));
        Assert.Contains("run.R", GivenPack.Files(await File.ReadAllBytesAsync(open)).Keys);
        Assert.Contains("school.csv", GivenPack.Files(await File.ReadAllBytesAsync(controlled)).Keys);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(controlled));
    }

    [Fact]
    public async Task Each_act_before_an_effect_is_a_verb_of_one_person()
    {
        var (programme, _) = await GivenList.DrawnAsync("sqlite");
        await using var running = programme;
        var (statistician, lead) = (await KeyFileAsync(programme, Role.Statistician), await KeyFileAsync(programme, Role.ProgrammeLead));
        var manager = await KeyFileAsync(programme, Role.DataManager);
        var recorded = await RunAsync(programme, statistician, "plan --record -");
        var sha256 = recorded.Errors.Split("SHA-256 ")[1][..64];

        var unlocked = await RunAsync(programme, statistician, "unmask");
        var plan = await RunAsync(programme, lead, $"lock-plan {sha256}");
        var withoutLock = await RunAsync(programme, statistician, "unmask");
        var early = await RunAsync(programme, manager, "lock-data");
        await programme.AllowAsync(TrialAct.LockData);
        var data = await RunAsync(programme, manager, "lock-data");
        var proposed = await RunAsync(programme, statistician, "unmask");
        var confirmed = await RunAsync(programme, lead, "unmask --confirm");
        var run = await RunAsync(programme, statistician, "run");
        var nobody = await RunAsync(programme, statistician, "release --recipient University");
        var release = await RunAsync(programme, statistician, "release --recipient University --reason Repetition");
        var released = await RunAsync(programme, manager, "release --confirm 1");

        Assert.Equal((ExitCodes.Usage, ExitCodes.Usage, ExitCodes.Usage), (unlocked.Code, withoutLock.Code, nobody.Code));
        Assert.Contains($"analyse lock-plan {sha256}", unlocked.Errors, StringComparison.Ordinal);
        Assert.Contains("analyse lock-data", withoutLock.Errors, StringComparison.Ordinal);
        Assert.Equal($"Plan 1 is locked: SHA-256 {sha256}.\n", plan.Output);
        Assert.Equal((ExitCodes.Refused, ""), (early.Code, early.Output));
        Assert.StartsWith("The data are locked, lock 1: SHA-256 ", data.Output, StringComparison.Ordinal);
        Assert.StartsWith($"Proposed by test-statistician: plan {sha256}, lock {data.Output.Split("SHA-256 ")[1][..64]}.", proposed.Output,
            StringComparison.Ordinal);
        Assert.StartsWith("Unmasked by test-statistician and test-programmelead.", confirmed.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, "Run 1: done.\n"), (run.Code, WithoutNext(run.Errors)));
        Assert.StartsWith("Release 1 of run 1 is proposed.", release.Output, StringComparison.Ordinal);
        Assert.StartsWith("Release 1 to University is confirmed.", released.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_recorded_from_a_file_and_what_is_wrong_in_it_is_named_by_its_path()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var key = await KeyFileAsync(programme, Role.Statistician);
        var file = Path.Combine(folder, "plan.json");

        var shipped = await RunAsync(programme, key, "plan --record -");
        await File.WriteAllTextAsync(file, """{ "seed": 7 }""");
        var other = await RunAsync(programme, key, $"plan --record {file}");
        await File.WriteAllTextAsync(file,
            """{ "families": [{ "name": "a", "kind": "main", "results": ["itt"] }], "smallest_effect": 2 }""");
        var wrong = await RunAsync(programme, key, $"plan --record {file}");
        await File.WriteAllTextAsync(file, """{ "compliance": { "least_session": 4 } }""");
        var unknown = await RunAsync(programme, key, $"plan --record {file}");
        await File.WriteAllTextAsync(file, """{ "seed": "seven" }""");
        var text = await RunAsync(programme, key, $"plan --record {file}");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (shipped.Code, other.Code));
        Assert.Contains("Plan 2, SHA-256 ", other.Errors, StringComparison.Ordinal);
        Assert.Contains("\"seed\":7,", other.Output, StringComparison.Ordinal);
        Assert.All([wrong, unknown, text], refused => Assert.Equal(ExitCodes.Refused, refused.Code));
        Assert.Contains("plan.families[0].kind: ", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("plan.smallest_effect: ", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("plan.compliance.least_session: not known; did you mean least_sessions?", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("plan.seed: ", text.Errors, StringComparison.Ordinal);
    }

    private async Task<string> KeyFileAsync(RunningProgramme programme, Role role)
    {
        var file = Path.Combine(folder, $"{role}.key");
        await File.WriteAllTextAsync(file, await programme.KeyAsync(role));
        return file;
    }

    /// <summary>What the verb said before the next step.</summary>
    private static string WithoutNext(string errors) => errors[..errors.LastIndexOf("Next: ", StringComparison.Ordinal)];

    private static async Task<(int Code, string Output, string Errors)> RunAsync(RunningProgramme programme, string key, string line)
    {
        using var process = HostProcess.Run(["analyse", .. line.Split(' '), "--data", programme.Folder, "--key-file", key]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    private async Task<string> ResultsAsync(RunningProgramme programme, string key, string line)
    {
        var file = Path.Combine(folder, "results.csv");
        var (code, _, errors) = await RunAsync(programme, key, $"{line} --out {file}");
        Assert.Equal((ExitCodes.Done, true), (code, errors.StartsWith(file, StringComparison.Ordinal)));
        return await File.ReadAllTextAsync(file);
    }
}
