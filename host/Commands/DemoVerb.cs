using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Starts a host on a temporary (or given) folder, drives its real API with a seeded simulator, compares the host's
/// figures with the simulator's own, and prints where to look.</summary>
internal static class DemoVerb
{
    private static readonly Option<string> AsOf =
        new("--as-of") { Description = "The day on which the demonstration stands, YYYY-MM-DD; today." };
    private static readonly Option<ulong> Seed =
        new("--seed") { Description = "Seed of everything that is drawn.", DefaultValueFactory = _ => 2021 };
    private static readonly Option<string> BoardsTo =
        new("--boards") { Description = "Write into this folder what Prometheus and Grafana on this machine need to show the boards." };
    private static readonly Option<bool> Exit = new("--exit") { Description = "End when done, instead of serving until Ctrl+C." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("demo", "Run a fictitious programme through the real API, check its figures, and serve it.") { AsOf, Seed,
            BoardsTo, Exit };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var day = parsed.GetValue(AsOf) is { } text ? Arguments.Day("--as-of", text) : TimeProvider.System.Today();
        var settings = new DemoSettings(day) { Seed = parsed.GetValue(Seed) };
        var folder = target.DataGiven ? target.DataFolder : Directory.CreateTempSubdirectory("programme-demo-").FullName;
        await RememberAsync(folder, settings, cancel);

        await using var app = ProgrammeHost.Build([.. (target with { DataFolder = folder }).HostArgs, "--Log:Level=Warning"],
            services => services.AddSingleton<TimeProvider>(new DemoClock(day)));
        await ProgrammeHost.StartAsync(app, cancel);
        using var channel = ModuleCalls.ChannelTo(DataFolder.SocketOf(folder));
        var report = await DemoRun.RunAsync(channel.CreateCallInvoker(), settings, Console.Error.WriteLine, cancel);
        foreach (var difference in report.Differences)
            await Console.Error.WriteLineAsync($"DIFFERENT: {difference}");
        var (key, links) = await DemoVisitors.EnrolAsync(channel.CreateCallInvoker(), cancel);
        var boards = parsed.GetValue(BoardsTo) is { } to && Addresses(app).ElementAtOrDefault(2) is { } metrics
            ? await DemoBoards.WriteAsync(to, new Uri(metrics), new Uri(Addresses(app)[1]), cancel) : [];
        WhereToLook(app, folder, key, day, links);
        if (boards.Count > 0)
            Console.WriteLine($"Boards, with these two in other terminals, then http://127.0.0.1:3000:\n  {string.Join("\n  ", boards)}");

        if (!parsed.GetValue(Exit))
            await app.WaitForShutdownAsync(cancel);
        await app.StopAsync(CancellationToken.None);
        return report.Differences.Count == 0 ? ExitCodes.Done : ExitCodes.NotSound;
    }

    /// <summary>Writes the trial's window, and targets for the boards, into the folder's settings, so that every verb knows it.</summary>
    private static async Task RememberAsync(string folder, DemoSettings settings, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "programme.json");
        if (File.Exists(file))
            throw new UsageException($"The folder {folder} has a programme already. Serve it (programme serve --data {folder}), or give an "
                + "empty folder.");
        Directory.CreateDirectory(folder, DataFolder.OwnerOnly);
        var trial = new JsonObject();
        foreach (var setting in settings.HostArgs.Select(argument => argument["--Trial:".Length..].Split('=', 2)))
            trial[setting[0]] = setting[1];
        var targets = new JsonObject { ["SessionDelivery"] = "0.9", ["InappropriateContacts"] = "0.4" };
        await File.WriteAllTextAsync(file, new JsonObject { ["Trial"] = trial, ["Targets"] = targets }.ToJsonString(Texts.Json), cancel);
    }

    private static List<string> Addresses(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Where(address => !address.Contains("unix", StringComparison.Ordinal))];

    private static void WhereToLook(WebApplication app, string folder, string key, DateOnly day,
        IReadOnlyList<(Role Role, string Link)> links)
    {
        var addresses = Addresses(app);
        var binary = Environment.ProcessPath is { } path && Path.GetFileName(path) == "programme" ? path : "dotnet run --project host --";
        Console.WriteLine($"""

            The demonstration is in {folder}. Everything in it is fictitious. Look at
              pages       {addresses.ElementAtOrDefault(1)}   (open one of these links: each works once, for 15 minutes)
            {string.Join('\n', links.Select(link => $"    {Access.RoleName(link.Role),-16} {link.Link}"))}
              another     {binary} access link demo-visitor --data {folder}
              figures     {addresses.ElementAtOrDefault(2)}/metrics   (scrape it: dashboards/README.md)
              JSON        curl -H "authorization: Bearer {key}" {addresses.ElementAtOrDefault(1)}/v1/sessions:summarise
              gRPC        {addresses.ElementAtOrDefault(0)}   (reflection is on; the same header)
              summary     {binary} summary --data {folder}
              audit       {binary} verify --data {folder}
            For this host today is {Texts.Day(day.ToDate())}. Ctrl+C ends it; the folder stays.
            """);
    }
}
