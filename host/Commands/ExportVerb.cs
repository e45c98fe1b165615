using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Exports a list as a file that can be imported again.</summary>
internal static class ExportVerb
{
    private static readonly Dictionary<string, ListKind> Lists = new()
    {
        ["authorities"] = ListKind.Authorities,
        ["agreements"] = ListKind.Agreements,
        ["baselines"] = ListKind.Baselines,
        ["leads"] = ListKind.Leads,
        ["supervisors"] = ListKind.Supervisors,
        ["withdrawals"] = ListKind.Withdrawals,
        ["list"] = ListKind.FrozenList,
    };

    private static readonly string[] Kinds = [.. Lists.Keys, "allocation"];
    private static readonly Argument<string> KindOf = new("kind") { Description = string.Join(", ", Kinds) };
    private static readonly Argument<string> PathOf =
        new("path") { Description = "The file to write; a name that ends in .xlsx makes a workbook, any other CSV." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        KindOf.AcceptOnlyFromAmong(Kinds);
        var command = new Command("export", "Export a list as a file that can be imported again.") { KindOf, PathOf };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed.GetValue(KindOf)!, parsed.GetValue(PathOf)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Target target, string kind, string path, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var format = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? ListFormat.Xlsx : ListFormat.Csv;
        await WriteAsync(path, kind == "allocation"
            ? Parts(new AllocationService.AllocationServiceClient(session.Calls)
                .ExportAllocation(new() { Format = format }, cancellationToken: cancel).ResponseStream, part => part.Content, cancel)
            : Parts(new EnrolmentService.EnrolmentServiceClient(session.Calls)
                .ExportList(new() { Kind = Lists[kind], Format = format }, cancellationToken: cancel).ResponseStream, part => part.Content,
                cancel), cancel);
        await Console.Error.WriteLineAsync($"Written to {path}.");
        return ExitCodes.Done;
    }

    private static IAsyncEnumerable<ByteString> Parts<TPart>(IAsyncStreamReader<TPart> parts, Func<TPart, ByteString> content,
        CancellationToken cancel) =>
        parts.ReadAllAsync(cancel).Select(content);

    /// <summary>Under its name only when it is whole.</summary>
    private static async Task WriteAsync(string path, IAsyncEnumerable<ByteString> parts, CancellationToken cancel)
    {
        var unfinished = path + ".part";
        try
        {
            await using (var file = File.Create(unfinished))
            {
                await foreach (var part in parts.WithCancellation(cancel))
                    await file.WriteAsync(part.Memory, cancel);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
