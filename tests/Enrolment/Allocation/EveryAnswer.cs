using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Everything that a role gets from a host: the answers and refusals of every RPC that reads, asked for everything that can be
/// asked for, and what stands on <c>/metrics</c>.</summary>
internal static partial class EveryAnswer
{
    /// <summary>What may differ between programmes that differ in their arms, and why.</summary>
    private static readonly Dictionary<string, string> MayDiffer = new()
    {
        ["programme_dose_schools{.*measure=\"compliant\""] = "A school is compliant by its own sessions. Those that somebody recorded "
            + "before the release, at a school that turns out to be of the other arm, make one more compliant school. Whoever may record "
            + "sessions knows the arms afterwards.",
        ["programme_dose_compliant_ratio{.*"] = "The same over the schools treated by design.",
    };

    /// <summary>Whether an RPC changes something: it takes a request id, or a file.</summary>
    public static bool IsChanging(MethodDescriptor rpc) =>
        rpc.IsClientStreaming || rpc.InputType.FindFieldByName("request_id") is not null;

    /// <summary>The RPCs that a role may call, by the access table.</summary>
    public static IEnumerable<MethodDescriptor> Of(Role role) => Contracts.Methods.Values.Where(rpc =>
        AccessTable.All.Single(row => row.Rpc == $"{rpc.Service.Name}/{rpc.Name}").Roles.Contains(role));

    /// <summary>By what was asked.</summary>
    /// <param name="twin">The host.</param>
    /// <param name="role">Who asks.</param>
    /// <param name="driven">Gets the RPCs that were not refused for what was asked.</param>
    public static async Task<SortedDictionary<string, string>> OfAsync(ArmTwin twin, Role role, ISet<string>? driven = null)
    {
        var (answers, values) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new WalkedValues(twin));
        foreach (var rpc in Of(role).Where(rpc => !IsChanging(rpc)))
        {
            var start = Paged(rpc.EmptyRequest());
            var (asked, wrong) = await AskAsync(start);
            if (wrong)
                (asked, wrong) = await AskAsync(start = values.Full(rpc.InputType));
            foreach (var request in values.Variations(start))
                asked |= (await AskAsync(request)).Answered;
            if (asked)
                driven?.Add($"{rpc.Service.Name}/{rpc.Name}");

            async Task<(bool Answered, bool Wrong)> AskAsync(IMessage request)
            {
                var (code, text) = await twin.As(role).TextAsync(rpc, request);
                answers[$"{role} {rpc.Service.Name}/{rpc.Name} {JsonFormatter.Default.Format(request)}".Replace(
                    twin.SurveyCodes[1], "a code", StringComparison.Ordinal)] = OfSessions().Replace(text, "");
                return (code is StatusCode.OK or StatusCode.FailedPrecondition or StatusCode.PermissionDenied,
                    code is StatusCode.InvalidArgument or StatusCode.NotFound);
            }
        }
        if (role == Role.MetricsReader)
            answers["/metrics"] = string.Join('\n', (await twin.Programme.ScrapeAsync()).Where(line =>
                line.Contains("la=\"") && !MayDiffer.Keys.Any(series => Regex.IsMatch(line, $"^{series}"))));
        return answers;
    }

    /// <summary>The answer as JSON, or the refusal.</summary>
    public static Task<(StatusCode Code, string Text)> TextAsync(this CallInvoker calls, MethodDescriptor rpc,
        params IReadOnlyList<IMessage> request) => TextAsync(rpc, () => calls.CallAsync(rpc, request));

    /// <summary>The same of a call that is sent in another way.</summary>
    public static async Task<(StatusCode Code, string Text)> TextAsync(MethodDescriptor rpc, Func<Task<byte[]>> send)
    {
        try
        {
            var answer = rpc.OutputType.Parser.ParseFrom(await send());
            return (StatusCode.OK, Workbooks(answer) + JsonFormatter.Default.Format(answer));
        }
        catch (RpcException refusal)
        {
            return (refusal.StatusCode, $"{refusal.StatusCode} {refusal.Status.Detail}");
        }
    }

    /// <summary>What differs between two hosts, apart from hashes and ids that each makes at random: these only have to be at the same
    /// places.</summary>
    public static List<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
    [
        .. one.Keys.Union(other.Keys).Select(asked => (asked, One: WithoutIds(one.GetValueOrDefault(asked, "nothing")),
            Other: WithoutIds(other.GetValueOrDefault(asked, "nothing")))).Where(both => both.One != both.Other)
            .Select(both => $"{both.asked}: {Around(both.One, both.Other)}"),
    ];

    /// <summary>The text of a workbook in an answer, which is taken out of it: the archive holds the time of its making.</summary>
    private static string Workbooks(IMessage answer)
    {
        var text = new StringBuilder();
        foreach (var field in answer.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field is { FieldType: FieldType.Bytes, IsRepeated: false }))
        {
            var content = (ByteString)field.Accessor.GetValue(answer);
            if (!content.Span.StartsWith("PK"u8))
                continue;
            field.Accessor.SetValue(answer, ByteString.Empty);
            using var archive = new ZipArchive(new MemoryStream(content.ToByteArray()));
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(entry.Open());
                text.Append(reader.ReadToEnd());
            }
        }
        return text.ToString();
    }

    private static IMessage Paged(IMessage request) => request.Descriptor.FindFieldByName("page_size") is { } field
        ? WalkedValues.With(request, field, 1_000) : request;

    private static string WithoutIds(string text)
    {
        var known = new Dictionary<string, int>();
        var sorted = text.StartsWith('{') ? Sorted(JsonNode.Parse(text)!).ToJsonString() : text;
        return Ids().Replace(sorted, id => known.TryGetValue(id.Value, out var at) ? $"#{at}" : $"#{known[id.Value] = known.Count}");
    }

    /// <summary>Lists that are in the order of random ids, in the order of the rest of their items.</summary>
    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject many => new JsonObject(many.Select(one => KeyValuePair.Create(one.Key, one.Value is null ? null : Sorted(one.Value)))),
        JsonArray many when many.FirstOrDefault() is JsonObject { Count: > 0 } first && first[0] is JsonValue id
            && Ids().IsMatch($"{id}") => new JsonArray([.. many.Select(one => Sorted(one!))
                .OrderBy(one => Ids().Replace(one.ToJsonString(), ""), StringComparer.Ordinal)]),
        JsonArray many => new JsonArray([.. many.Select(one => one is null ? null : Sorted(one))]),
        _ => node.DeepClone(),
    };

    /// <summary>Both texts from shortly before they part.</summary>
    private static string Around(string one, string other)
    {
        var at = Math.Max(0, one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count() - 90);
        return $"…{one[at..Math.Min(one.Length, at + 200)]}… or …{other[Math.Min(at, other.Length)..Math.Min(other.Length, at + 200)]}…";
    }

    /// <summary>Results of a rehearsal that are of sessions received: they may differ as the compliant schools on /metrics may.</summary>
    [GeneratedRegex("""\{ "id": "cace\.[^{}]*\}(, )?""")]
    private static partial Regex OfSessions();

    /// <summary>Hashes, random ids, commitments.</summary>
    [GeneratedRegex("(?<![0-9.])[0-9A-Fa-f]{12,}|([0-9A-Z]{4}-){3}[0-9A-Z]{4}|(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{22,}")]
    private static partial Regex Ids();
}
