using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What the access table grants, against what is called and what the contracts say.</summary>
public sealed partial class GrantTests
{
    private static readonly Dictionary<string, AccessTable.Row> Rows = AccessTable.All.ToDictionary(row => row.Rpc);

    [Theory]
    [InlineData("enrolment")]
    [InlineData("delivery")]
    [InlineData("outcomes")]
    [InlineData("costs")]
    public void A_module_may_call_exactly_what_its_code_calls(string module)
    {
        var assembly = $"Programme.{char.ToUpperInvariant(module[0])}{module[1..]}";

        Assert.Equal(CalledBy(assembly),
            Rows.Values.Where(row => row.Modules?.Contains(module) == true).Select(row => row.Rpc).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_host_calls_what_it_may_call_as_a_module() =>
        Assert.Subset(CalledBy("programme").ToHashSet(),
            Rows.Values.Where(row => row.Modules?.Contains("host") == true).Select(row => row.Rpc).ToHashSet());

    [Fact]
    public void The_comment_of_an_rpc_names_those_who_may_call_it()
    {
        var wrong = Contracts.Methods.Values
            .Select(rpc => (Rpc: $"{rpc.Service.Name}/{rpc.Name}", Said: Said(rpc),
                Granted: Granted(Rows[$"{rpc.Service.Name}/{rpc.Name}"])))
            .Where(pair => !pair.Said.SetEquals(pair.Granted))
            .Select(pair => $"{pair.Rpc}: the comment says {string.Join(", ", pair.Said.Order())}; the table "
                + $"{string.Join(", ", pair.Granted.Order())}");

        Assert.Equal("", string.Join('\n', wrong));
    }

    /// <summary>Service/Method of every generated client method that an assembly refers to, from its metadata.</summary>
    private static List<string> CalledBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load(assembly).Location));
        var metadata = file.GetMetadataReader();
        var calls = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name),
                Method: metadata.GetString(member.Name)))
            .Where(call => call.Type.EndsWith("ServiceClient", StringComparison.Ordinal) && call.Method is not ".ctor")
            .Select(call => $"{call.Type[..^"Client".Length]}/{Regex.Replace(call.Method, "Async$", "")}");
        return [.. calls.Distinct().Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Granted(AccessTable.Row row) =>
        [.. row.Roles.Select(Host.Access.RoleName), .. row.Modules is null ? Array.Empty<string>() : ["modules"]];

    /// <summary>Callers by an RPC's comment; "Callers as" or "Callers and refusals as" another RPC are those of that one.</summary>
    private static HashSet<string> Said(MethodDescriptor rpc)
    {
        var comment = CommentOf(rpc);
        if (SameCallers().Match(comment) is { Success: true } same)
            return Said(rpc.File.Services.SelectMany(service => service.Methods).Single(method => method.Name == same.Groups[1].Value));
        var callers = Callers().Match(comment).Groups[1].Value;
        var names = Enum.GetValues<Access.V1.Role>().Select(Host.Access.RoleName).Append("modules");
        HashSet<string> said = [.. names.Where(name => Regex.IsMatch(callers, $@"\b{name}\b"))];
        if (callers.Contains("every role with programme data", StringComparison.Ordinal))
            said.UnionWith(Rows["EnrolmentService/ListAgreements"].Roles.Select(Host.Access.RoleName));
        return said;
    }

    /// <summary>The comment above the rpc in its file, on one line.</summary>
    private static string CommentOf(MethodDescriptor rpc)
    {
        var lines = File.ReadAllLines(Path.Combine(Source.Root, "protos", rpc.File.Name));
        var service = Array.FindIndex(lines, line => line.StartsWith($"service {rpc.Service.Name} ", StringComparison.Ordinal));
        var at = Array.FindIndex(lines, service, line => line.StartsWith($"  rpc {rpc.Name}(", StringComparison.Ordinal));
        return string.Join(' ', lines.Take(at).Reverse().TakeWhile(line => line.StartsWith("  //", StringComparison.Ordinal)).Reverse()
            .Select(line => line[4..].Trim()));
    }

    [GeneratedRegex(@"Callers: (.*?)\.(?: [A-Z]|$)")]
    private static partial Regex Callers();

    [GeneratedRegex(@"Callers(?: and refusals)? as (\w+)")]
    private static partial Regex SameCallers();
}
