using System.CommandLine;
using Google.Protobuf;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>How each authority's files are laid out (mappings) and what it counts as a contact (definitions).</summary>
internal static class DeclarationVerbs
{
    private static readonly Argument<string> File =
        new("FILE") { Description = "JSON with the fields of the contract; see docs/returns.md." };
    private static readonly Option<bool> Check = new("--check") { Description = "Check it; store nothing." };
    private static readonly Option<string> La = new("--la") { Description = "Only this authority's." };

    /// <summary><c>mapping set FILE</c> and <c>mapping list</c>.</summary>
    public static Command Mapping(Func<ParseResult, Target> target) => Verb(target, "mapping",
        "How an authority names and writes the columns of its returns.", SetMappingAsync, ListMappingsAsync);

    /// <summary><c>definition set FILE</c> and <c>definition list</c>.</summary>
    public static Command Definition(Func<ParseResult, Target> target) => Verb(target, "definition",
        "What an authority counts as a contact, and which rule holds for it, from a month on.", SetDefinitionAsync, ListDefinitionsAsync);

    /// <summary>Sets a mapping.</summary>
    public static Task<int> SetMappingAsync(Target target, string file, bool check, CancellationToken cancel)
    {
        var mapping = MessageFile.Read<Mapping>(file);
        return SetAsync(target, check, async session =>
        {
            var answer = await new ReturnsService.ReturnsServiceClient(session.Calls)
                .SetMappingAsync(new() { Mapping = mapping, ValidateOnly = check }, cancellationToken: cancel);
            return (answer.Mapping, answer.Replaces);
        }, cancel);
    }

    /// <summary>Sets a definition.</summary>
    public static Task<int> SetDefinitionAsync(Target target, string file, bool check, CancellationToken cancel)
    {
        var definition = MessageFile.Read<Definition>(file);
        return SetAsync(target, check, async session =>
        {
            var answer = await new PeriodsService.PeriodsServiceClient(session.Calls)
                .SetDefinitionAsync(new() { Definition = definition, ValidateOnly = check }, cancellationToken: cancel);
            return (answer.Definition, answer.Replaces);
        }, cancel);
    }

    /// <summary>Prints all mappings, each as <c>set</c> takes it.</summary>
    public static async Task<int> ListMappingsAsync(Target target, string laCode, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var returns = new ReturnsService.ReturnsServiceClient(session.Calls);
        return Print(await Pages.AllAsync(new ListMappingsRequest { LaCode = laCode },
            request => returns.ListMappingsAsync(request, cancellationToken: cancel), page => page.Mappings));
    }

    /// <summary>Prints all definitions, each as <c>set</c> takes it.</summary>
    public static async Task<int> ListDefinitionsAsync(Target target, string laCode, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var periods = new PeriodsService.PeriodsServiceClient(session.Calls);
        return Print(await Pages.AllAsync(new ListDefinitionsRequest { LaCode = laCode },
            request => periods.ListDefinitionsAsync(request, cancellationToken: cancel), page => page.Definitions));
    }

    private static Command Verb(Func<ParseResult, Target> target, string name, string description,
        Func<Target, string, bool, CancellationToken, Task<int>> setting, Func<Target, string, CancellationToken, Task<int>> listing)
    {
        var set = new Command("set", "Set it from a file, or say what is wrong with the file.") { File, Check };
        set.SetAction((parsed, cancel) => setting(target(parsed), parsed.GetValue(File)!, parsed.GetValue(Check), cancel));
        var list = new Command("list", "Print those that are set, as JSON that set takes.") { La };
        list.SetAction((parsed, cancel) => listing(target(parsed), parsed.GetValue(La) ?? "", cancel));
        return new Command(name, description) { set, list };
    }

    private static async Task<int> SetAsync(Target target, bool check, Func<HostSession, Task<(IMessage Set, IMessage? Replaces)>> set,
        CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var (message, replaced) = await set(session);
        Console.WriteLine(MessageFile.Write(message));
        if (replaced is not null)
            await Console.Error.WriteLineAsync($"{(check ? "It would replace" : "It replaces")}: {MessageFile.Write(replaced)}");
        await Console.Error.WriteLineAsync(check ? "Checked only; nothing was stored." : "Stored.");
        return ExitCodes.Done;
    }

    private static int Print(IReadOnlyList<IMessage> messages)
    {
        Console.WriteLine($"[{string.Join(",\n", messages.Select(MessageFile.Write))}]");
        return ExitCodes.Done;
    }
}
