using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Grpc.Core;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The verbs of the one binary. Without a verb it serves.</summary>
internal static class Cli
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder with the databases, keys and socket of one trial.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PROGRAMME_Data") ?? "data",
        Recursive = true,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A setting as Key=value, for example Listen:Grpc=0.0.0.0:5080 (see docs/settings.md).",
        Recursive = true,
    };

    private static readonly Option<string?> KeyFile = new("--key-file")
    {
        Description = "File with a person's key: call as that person, with the rights of the key, instead of as the operator on this "
            + "machine.",
        Recursive = true,
    };

    private static readonly Option<string?> HostOption = new("--host")
    {
        Description = "Address of a running host, for example https://host:5080, instead of the host of the folder; needs --key-file.",
        Recursive = true,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for scripts.", Recursive = true };

    /// <summary>Every verb, in the order of the help. Only the one that is asked for is made: the others would cost a start of the host a
    /// tenth of its time.</summary>
    internal static readonly Dictionary<string, Func<Command>> Verbs = new()
    {
        ["init"] = () => InitVerb.Command(Target),
        ["serve"] = () => Verb("serve", "Serve (the default): gRPC, JSON, metrics, and the socket of this folder.", ServeVerb.RunAsync),
        ["demo"] = () => DemoVerb.Command(Target),
        ["load"] = () => LoadVerb.Command(Target),
        ["summary"] = () => SummaryVerb.Command(Target),
        ["flow"] = () => FlowVerb.Command(Target),
        ["import"] = () => ImportVerb.Command(Target),
        ["template"] = () => TemplateVerb.Command(),
        ["export"] = () => ExportVerb.Command(Target),
        ["draw"] = () => DrawVerb.Command(Target),
        ["plan"] = () => PlanVerb.Command(Target),
        ["returns"] = () => ReturnsVerb.Command(Target),
        ["mapping"] = () => DeclarationVerbs.Mapping(Target),
        ["definition"] = () => DeclarationVerbs.Definition(Target),
        ["analyse"] = () => AnalyseVerb.Command(Target),
        ["costs"] = () => CostsVerb.Command(Target),
        ["feed"] = () => FeedVerb.Command(Target),
        ["grafana"] = () => GrafanaVerb.Command(Target),
        ["survey-codes"] = () => SurveyCodesVerb.Command(Target),
        ["status"] = () => Verb("status", "What is enrolled, delivered, returned; is the host well?", StatusVerb.RunAsync),
        ["next"] = () => Verb("next", "What comes next: the steps of the trial, what is missing, who does it, and how.", NextVerb.RunAsync),
        ["override"] = () => OverrideVerb.Command(Target),
        ["retention"] = () => RetentionVerb.Command(Target),
        ["access"] = () => AccessVerb.Command(Target),
        ["verify"] = () => VerifyVerb.Command(Target),
        ["reference"] = () => ReferenceVerb.Command(),
        ["backup"] = () => BackupVerb.Backup(Target),
        ["restore"] = () => BackupVerb.Restore(Target),
        ["health"] = () => Verb("health", "Exit 0 when the running host is ready (for container health checks).", Health.RunAsync),
        ["completion"] = () => CompletionVerb.Command(),
    };

    /// <summary>Runs a command line; the exit codes are in <see cref="ExitCodes"/>.</summary>
    public static Task<int> RunAsync(string[] args) => GuardedAsync(() => InvokeAsync(Root(args.FirstOrDefault()).Parse(args)));

    /// <summary>The command line with one verb, or with every verb when the first word is none.</summary>
    internal static RootCommand Root(string? first = null)
    {
        var root = new RootCommand("Programme: a randomised programme of supervision for designated safeguarding leads.") { Data, Set,
            HostOption, KeyFile, Json };
        root.SetAction((parsed, cancel) => ServeVerb.RunAsync(Target(parsed), cancel));
        foreach (var make in first is not null && Verbs.TryGetValue(first, out var only) ? [only] : Verbs.Values.ToArray())
            root.Add(make());
        return root;
    }

    /// <summary>Runs the verb; a command line that cannot be read is answered in a line or two, not with the whole help.</summary>
    private static Task<int> InvokeAsync(ParseResult parsed)
    {
        var words = PathOf(parsed.CommandResult).Reverse().ToList();
        if (parsed.GetResult(HostOption) is not null && FolderVerbs.Reasons.TryGetValue(string.Join(' ', words[1..]), out var reason))
            throw new UsageException($"--host is not for this verb: {reason}.");
        if (parsed.Action is not ParseErrorAction)
            return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        var path = string.Join(' ', words);
        throw new UsageException($"{string.Join('\n', parsed.Errors.Select(error => error.Message))}\nSee: {path} --help");
    }

    /// <summary>The verb as typed, innermost word first.</summary>
    private static IEnumerable<string> PathOf(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult { Command: var verb }; at = at.Parent)
            yield return at.Parent is null ? "programme" : verb.Name;
    }

    private static Command Verb(string name, string description, Func<Target, CancellationToken, Task<int>> run)
    {
        var verb = new Command(name, description);
        verb.SetAction((parsed, cancel) => run(Target(parsed), cancel));
        return verb;
    }

    private static Target Target(ParseResult parsed) => new(
        Path.GetFullPath(parsed.GetValue(Data)!), parsed.GetResult(Data) is { Implicit: false }, parsed.GetValue(Set) ?? [],
            parsed.GetValue(Json))
    {
        Key = parsed.GetValue(KeyFile) is { } file ? File.ReadAllText(Arguments.ExistingFile(file)).Trim() : null,
        Host = parsed.GetValue(HostOption) is { } host ? Arguments.Address("--host", host) : null,
    };

    private static async Task<int> GuardedAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (RpcException refusal)
        {
            return Refusals.Print(refusal);
        }
        catch (Exception fault) when (fault is SettingException or UsageException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Usage;
        }
        catch (Exception fault) when (fault is FolderTakenException or StartException or IOException or UnauthorizedAccessException
            or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Unavailable;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(fault is OperationCanceledException ? "Ended early." : fault.ToString());
            return ExitCodes.Failed;
        }
    }
}
