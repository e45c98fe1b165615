using System.CommandLine;
using Grpc.Core;

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

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for scripts.", Recursive = true };

    /// <summary>Runs a command line; the exit codes are in <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Programme: a randomised programme of supervision for designated safeguarding leads.") { Data, Set, Json };
        root.SetAction((parsed, cancel) => ServeVerb.RunAsync(Target(parsed), cancel));
        root.Add(Verb("serve", "Serve (the default): gRPC, JSON, metrics, and the socket of this folder.", ServeVerb.RunAsync));
        root.Add(DemoVerb.Command(Target));
        root.Add(LoadVerb.Command(Target));
        root.Add(SummaryVerb.Command(Target));
        root.Add(FlowVerb.Command(Target));
        root.Add(ImportVerb.Command(Target));
        root.Add(ExportVerb.Command(Target));
        root.Add(DrawVerb.Command(Target));
        root.Add(PlanVerb.Command(Target));
        root.Add(ReturnsVerb.Command(Target));
        root.Add(FeedVerb.Command(Target));
        root.Add(SurveyCodesVerb.Command(Target));
        root.Add(Verb("status", "What is enrolled, delivered, returned; is the host well?", StatusVerb.RunAsync));
        root.Add(RetentionVerb.Command(Target));
        root.Add(AccessVerb.Command(Target));
        root.Add(VerifyVerb.Command(Target));
        root.Add(Verb("health", "Exit 0 when the running host is ready (for container health checks).", (target, cancel) => Health.RunAsync(target.DataFolder, cancel)));
        return await GuardedAsync(() => root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    private static Command Verb(string name, string description, Func<Target, CancellationToken, Task<int>> run)
    {
        var verb = new Command(name, description);
        verb.SetAction((parsed, cancel) => run(Target(parsed), cancel));
        return verb;
    }

    private static Target Target(ParseResult parsed) => new(
        Path.GetFullPath(parsed.GetValue(Data)!), parsed.GetResult(Data) is { Implicit: false }, parsed.GetValue(Set) ?? [], parsed.GetValue(Json));

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
        catch (Exception fault) when (fault is FolderTakenException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
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

/// <summary>What a verb works on.</summary>
/// <param name="DataFolder">Full path.</param>
/// <param name="DataGiven">Whether the folder was given, not the usual one.</param>
/// <param name="Set">Settings as Key=value.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record Target(string DataFolder, bool DataGiven, IReadOnlyList<string> Set, bool Json)
{
    /// <summary>For <see cref="ProgrammeHost.Build"/>.</summary>
    public string[] HostArgs => [$"--Data={DataFolder}", .. Set.Select(setting => setting.Contains('=', StringComparison.Ordinal)
        ? $"--{setting}"
        : throw new UsageException($"--set {setting}: Key=value is expected."))];
}

/// <summary>Exit codes, as documented in the README.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Refused = 3;
    public const int NotSound = 4;
    public const int Unavailable = 5;
    public const int Differs = 6;
}

/// <summary>The command line asks for something that cannot be done.</summary>
internal sealed class UsageException(string message) : Exception(message);
