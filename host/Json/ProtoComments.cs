using System.Text.RegularExpressions;

namespace Programme.Host;

/// <summary>The comments of the contracts, by full name: <c>programme.costs.v1.CostLine.pence</c>. The compiled descriptors have none, so
/// they are read from the proto files, which lie in the assembly of the contracts.</summary>
internal static partial class ProtoComments
{
    private static readonly Dictionary<string, string> ByName = Read();

    /// <summary>What stands above a message, field, RPC or value; empty = nothing.</summary>
    public static string Of(string fullName) => ByName.GetValueOrDefault(fullName, "");

    private static Dictionary<string, string> Read()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Contracts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".proto", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Take(text, found);
        }
        return found;
    }

    private static void Take(StreamReader text, Dictionary<string, string> found)
    {
        var (package, within, comment) = ("", new Stack<string>(), new List<string>());
        while (text.ReadLine()?.Trim() is { } line)
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                comment.Add(line[2..].Trim());
                continue;
            }
            if (line.StartsWith("package ", StringComparison.Ordinal))
                package = line[8..].TrimEnd(';');
            else if (Declared().Match(line) is { Success: true } declared)
                found.TryAdd(string.Join('.', within.Reverse().Prepend(package).Append(declared.Groups["name"].Value)),
                    string.Join(' ', comment));
            comment.Clear();
            if (line.EndsWith('{'))
                within.Push(Declared().Match(line).Groups["name"].Value);
            else if (line == "}")
                within.Pop();
        }
    }

    [GeneratedRegex(@"^(?:(?:message|enum|service|rpc|oneof)\s+(?<name>\w+)|(?:[\w.<>, ]+\s)?(?<name>\w+)\s*=\s*\d+\s*(?:;|\[))")]
    private static partial Regex Declared();
}
