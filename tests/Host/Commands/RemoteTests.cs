using System.CommandLine;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The command line from another machine: <c>--host</c> and <c>--key-file</c>.</summary>
public sealed class RemoteTests : IDisposable
{
    /// <summary>Of each verb that cannot be called by its name alone, what else it needs. FILE is there, NEW is not.</summary>
    private static readonly string[] Lines =
    [
        "load FOLDER", "import authorities FILE", "export authorities NEW", "draw contribute 0123456789abcdef0123456789abcdef",
        "draw approve FILE", "draw reveal --out NEW", "plan 350", "returns report 350 2021-11 --out NEW",
        "returns answer 350 2021-11 1 1 reason", "mapping set JSON", "definition set JSON", "analyse plan --record JSON",
        "analyse results --out NEW", "analyse lock-plan 00", "analyse pack --out NEW", "analyse release --recipient a", "costs explain A",
        "costs hour set JSON", "costs sensitivity JSON", "costs rule set staff sessions --valid-from 2021-09-01 --source agreed",
        "costs roll-out JSON", "costs answer 2021-autumn K1 A --reason paid", "costs submit 2021-autumn",
        "costs nothing-spent 2021-autumn --la 350", "costs approve 2021-autumn",
        "costs reopen 2021-autumn --reason wrong", "costs correct JSON --reason wrong",
        "feed issue S1", "feed revoke F1", "grafana tokens --store http://a --tokens NEW",
        "grafana bootstrap --url http://a --vmauth http://a --admin-file ADMIN --tokens TOKENS", "survey-codes baseline 350 --out NEW",
        "override propose freeze --reason late", "override confirm freeze",
        "access create --subject board --role auditor", "access activate 0123456789ab", "access revoke 0123456789ab",
    ];

    private const string Definition = """
        {"la_code":"350","first_month":"2021-09","rule":"INAPPROPRIATE-2","reason":"advice counts","open_cases":"yes"}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("programme-remote-").FullName;

    public RemoteTests()
    {
        (string Name, string Text)[] files = [("key", "prg_0123456789ab_00"), ("file", "x\n"), ("json", "{}"), ("admin", "a:b"),
            ("tokens", StoreTokens.Write(new Uri("http://a"), StoreTokens.For(["350"], new Dictionary<string, string>())))];
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    [Fact]
    public async Task Every_verb_asks_the_host_that_was_named_or_says_why_it_asks_none()
    {
        var (wrong, asked) = (new List<string>(), 0);
        await Parallel.ForEachAsync(VerbsOf(Cli.Root(), "").ToList(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (verb, _) =>
        {
            var line = Lines.FirstOrDefault(each => $"{each} ".StartsWith($"{verb} ", StringComparison.Ordinal)) ?? verb;
            string[] nobody = ["--host", "http://127.0.0.1:1", "--key-file", Path.Combine(folder, "key")];
            var (code, errors) = await RunAsync([.. Words(line), .. nobody]);
            Interlocked.Increment(ref asked);
            var right = FolderVerbs.Reasons.TryGetValue(verb, out var reason)
                ? code == ExitCodes.Usage && errors.Contains(reason, StringComparison.Ordinal)
                : verb == "health" ? code == ExitCodes.Failed
                : code == ExitCodes.Unavailable && errors.Contains("No host answers at http://127.0.0.1:1/", StringComparison.Ordinal);
            lock (wrong)
                wrong.AddRange(right ? [] : [$"{line}: {code} {errors}"]);
        });

        Assert.True(asked > 50, $"{asked} verbs");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_verb_of_the_folder_is_a_verb() =>
        Assert.Empty(FolderVerbs.Reasons.Keys.Except(VerbsOf(Cli.Root(), "")));

    [Theory]
    [InlineData("http://10.0.0.1:5080", "the key would cross the network in clear")]
    [InlineData("ftp://host", "an address written https://host:port is expected")]
    [InlineData("https://host/path", "an address written https://host:port is expected")]
    public async Task A_key_is_sent_over_a_network_with_tls_alone(string host, string words)
    {
        var (code, errors) = await RunAsync(["status", "--host", host, "--key-file", Path.Combine(folder, "key")]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(words, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_it_is_said_that_one_is_needed()
    {
        var (code, errors) = await RunAsync(["status", "--host", "https://127.0.0.1:1"]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--host needs --key-file", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_acts_as_the_person_whose_key_it_has()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var key = Path.Combine(folder, "manager");
        await File.WriteAllTextAsync(key, await programme.KeyAsync("mary", Role.TrialManager, "mary", []));
        string[] host = ["--host", programme.Grpc.ToString(), "--key-file", key];
        var list = Path.Combine(Source.Programme, "enrolment", "local-authorities.csv");

        var (imported, next) = await RunAsync(["import", "authorities", list, .. host]);
        var (code, errors) = await RunAsync(["access", "list", .. host]);
        Assert.Equal((ExitCodes.Done, ""), await RunAsync(["status", .. host]));

        Assert.Equal(ExitCodes.Done, imported);
        Assert.StartsWith("Next: ", next, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("trial_manager", errors, StringComparison.OrdinalIgnoreCase);
        var access = programme.Client<AccessService.AccessServiceClient>();
        var entries = await access.ListAuditEntriesAsync(new() { Module = "enrolment" });
        var import = entries.Entries.Single(entry => entry.Method.EndsWith("/ImportAuthorities", StringComparison.Ordinal));
        Assert.Equal("mary", import.Subject);
    }

    /// <summary>Lines with how often the next step is said, on the error stream alone.</summary>
    [Theory]
    [InlineData("import authorities AUTHORITIES", 1)]
    [InlineData("import authorities AUTHORITIES --check", 0)]
    [InlineData("import authorities AUTHORITIES --json", 0)]
    [InlineData("draw freeze --check", 0)]
    [InlineData("draw freeze", 1)]
    [InlineData("draw status", 0)]
    [InlineData("definition set DEFINITION", 1)]
    [InlineData("access create --subject board --role auditor", 0)]
    [InlineData("override list", 0)]
    [InlineData("status", 0)]
    [InlineData("next --json", 0)]
    public async Task The_next_step_is_said_once_after_a_change_of_the_trial_and_never_to_a_script(string line, int times)
    {
        await using var programme = await RunningProgramme.StartAsync();
        var enrolment = programme.Client<Enrolment.V1.EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthoritiesAsync("350");
        await enrolment.ImportExtractAsync(20210901, GivenRegister.Line(350001), GivenRegister.Line(350002, number: "4002"));
        await File.WriteAllTextAsync(Path.Combine(folder, "definition"), Definition);
        using var process = HostProcess.Run([.. line.Replace("AUTHORITIES", Path.Combine(Source.Programme, "enrolment",
            "local-authorities.csv"), StringComparison.Ordinal).Replace("DEFINITION", Path.Combine(folder, "definition"),
                StringComparison.Ordinal).Split(' '), "--data", programme.Folder]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == ExitCodes.Done, errors);
        Assert.Equal(times, errors.Split('\n').Count(text => text.StartsWith("Next: ", StringComparison.Ordinal)));
        if (line.EndsWith("--json", StringComparison.Ordinal))
            Assert.NotNull(System.Text.Json.JsonDocument.Parse(await output));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string[] Words(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
    {
        "FOLDER" => Source.Programme,
        "FILE" or "JSON" or "ADMIN" or "TOKENS" => Path.Combine(folder, word.ToLowerInvariant()),
        "NEW" => Path.Combine(folder, $"{Guid.NewGuid():N}.csv"),
        _ => word,
    })];

    private async Task<(int Code, string Errors)> RunAsync(string[] line)
    {
        using var process = HostProcess.Run([.. line, "--data", Path.Combine(folder, "none")]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    private static IEnumerable<string> VerbsOf(Command command, string path) => (command.Action is null ? [] : (string[])[path])
        .Concat(command.Subcommands.SelectMany(verb => VerbsOf(verb, $"{path} {verb.Name}".Trim())));
}
