using System.Net;
using System.Text.Json;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A trial from <c>init</c> to the release, by nothing but what the page of the steps says: its commands, and its forms.</summary>
public sealed class TrialByChecklistTests : IDisposable
{
    private static readonly string[] Order = ["Import the register of schools", "Have the authorities' agreements signed",
        "Have the schools' agreements signed", "Freeze the list of schools", "Complete the baselines", "Commit to the seed",
        "Draw the allocation", "Two persons go without", "Release the arms to the authorities"];

    private readonly string folder = Directory.CreateTempSubdirectory("programme-checklist-").FullName;

    private string Data => Path.Combine(folder, "trial");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Two_persons_run_the_trial_from_its_folder_to_the_release()
    {
        Assert.Equal(ExitCodes.Done, (await RunAsync("init", "--data", Data, "--authorities", FileOf("authorities"))).Code);
        await using var programme = await RunningProgramme.StartAsync("sqlite", Data);
        using var manager = await Visitor.OfAsync(programme, Role.TrialManager);
        using var lead = await Visitor.OfAsync(programme, Role.ProgrammeLead);
        var key = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(key, await programme.KeyAsync("manager", Role.TrialManager));
        string[] release = ["Release the arms to the authorities"];
        var done = new List<string>();

        for (var page = await StepsPage.OfAsync(manager); page.Steps[release[0]].State != "done"; page = await StepsPage.OfAsync(manager))
        {
            Assert.True(done.Count < 12, $"The steps lead nowhere: {string.Join("; ", done)}");
            var step = page.Steps.Values.FirstOrDefault(one => one.IsOpen && !done.Contains(one.Title)
                && one.Title != "Record the plan of analysis, and lock it");
            if (step is null)
            {
                await GoWithoutAsync(page.Steps[release[0]], manager, lead);
                done.Add("Two persons go without");
                continue;
            }
            done.Add(step.Title);
            if (step.Forms.Count > 0)
                Assert.Equal(HttpStatusCode.Redirect, (await page.SendAsync(step.Forms[0])).Status);
            else
                await CommandAsync(step.How, programme.Grpc, key);
        }

        Assert.Equal(Order, done);
        var arms = await programme.Client<AllocationService.AllocationServiceClient>().ListAllocationsAsync(new());
        Assert.Equal((4, 2), (arms.Allocations.Count, arms.Allocations.Count(row => row.Arm == Arm.Intervention)));
        var (_, status, _) = await RunAsync("status", "--host", programme.Grpc.ToString(), "--key-file", key);
        foreach (var shown in new[] { status, (await StepsPage.OfAsync(lead)).Steps[release[0]].Text })
            Assert.Contains("decided to go without what is required", string.Join(' ', shown.Split(['\n', ' ', '│'],
                StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Two_persons_run_it_in_a_browser_on_a_phone_without_scripts_up_to_the_revealed_draw()
    {
        await BrowserFolder.InAsync(async (scripts, chromium) =>
        {
            Assert.Equal(ExitCodes.Done, (await RunAsync("init", "--data", Data, "--authorities", FileOf("authorities"))).Code);
            await using var programme = await RunningProgramme.StartAsync("sqlite", Data);
            var files = new[] { "authorities", "register", "agreements", "baselines" }.ToDictionary(kind => kind, FileOf);
            foreach (var (name, role) in new[] { ("manager", Role.TrialManager), ("lead", Role.ProgrammeLead) })
                await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.key"), await programme.KeyAsync(name, role));

            var output = await Tools.RunAsync("node", Path.Combine(scripts, "trial.js"), chromium, programme.Http.ToString().TrimEnd('/'),
                folder, JsonSerializer.Serialize(files));

            var walk = JsonSerializer.Deserialize<Walk>(output, JsonSerializerOptions.Web)!;
            Assert.Equal(Order, walk.Done);
            Assert.All(walk.States, state => Assert.Equal((state.State, ""), (state.State, string.Join('\n', state.Violations))));
            Assert.All(walk.States, state => Assert.False(state.Wide, $"{state.State} is wider than 320 pixels"));
            Assert.Contains("Somebody else must confirm it.", walk.Said[1], StringComparison.Ordinal);
            Assert.Equal(ExitCodes.Done, (await RunAsync("verify", "draw", Path.Combine(folder, "record.json"))).Code);
        });
    }

    /// <summary>One proposes with a reason, the other confirms; what the proposer may not confirm is refused.</summary>
    private static async Task GoWithoutAsync(StepsPage.Step waiting, Visitor manager, Visitor lead)
    {
        Assert.Contains("1 school has no complete baseline.", waiting.Text, StringComparison.Ordinal);
        var own = await StepsPage.OfAsync(manager);
        Assert.Equal(HttpStatusCode.Redirect, (await own.SendAsync(own.Steps[waiting.Title].Forms.Single(form => form.Act
            == "override:release"), ("reason", "The school moved and answers later."))).Status);
        own = await StepsPage.OfAsync(manager);
        var refused = await own.SendAsync(own.Steps[waiting.Title].Forms[0]);
        var others = await StepsPage.OfAsync(lead);
        var confirmed = await others.SendAsync(others.Steps[waiting.Title].Forms[0]);

        Assert.Contains("Somebody else must confirm it.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/next?done=confirm", confirmed.Location);
    }

    /// <summary>Does what the page says, with the file that it names.</summary>
    private async Task CommandAsync(string how, Uri host, string key)
    {
        var words = how.Split(' ')[1..];
        var (code, _, errors) = await RunAsync([.. words.Select(word => word == "FILE" ? FileOf(words[1]) : word), "--host",
            host.ToString(), "--key-file", key]);
        Assert.True(code == ExitCodes.Done, $"{how}: {errors}");
        Assert.Contains("Next: ", errors, StringComparison.Ordinal);
    }

    /// <summary>A file of a kind; of the authorities the first without, then with the signed data-sharing agreement. One school never
    /// completes its baseline.</summary>
    private string FileOf(string kind)
    {
        var signed = Directory.Exists(Data) ? "2021-06-01" : "";
        var (name, text) = kind switch
        {
            "authorities" => ("local-authorities.csv", "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n"
                + $"350,E350,Authority 350,2021-05-01,{signed}\n"),
            "register" => ("edubasealldata20210901.csv", GivenRegister.Header + string.Concat(Enumerable.Range(170001, 4)
                .Select(urn => GivenRegister.Line(urn, number: $"{urn - 166000}")))),
            "agreements" => ("agreements.csv", "urn,kind,signed_on\n" + string.Concat(Enumerable.Range(170001, 4)
                .Select(urn => $"{urn},information_sheet,2021-06-01\n{urn},mou,2021-06-20\n"))),
            "baselines" => ("baselines.csv", "urn,completed_on\n170001,2022-09-01\n170002,2022-09-01\n170003,2022-09-01\n"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No file."),
        };
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>What the browser did, what it met, and the problems that it was told.</summary>
    private sealed record Walk(List<BrowserState> States, List<string> Done, List<string> Said);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = HostProcess.Run(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
