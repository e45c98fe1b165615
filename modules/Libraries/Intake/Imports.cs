using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Journal;

namespace Programme.Intake;

/// <summary>A file that came in over a call, with what its first message says.</summary>
/// <param name="File">The file.</param>
/// <param name="First">The first message, which carries the options.</param>
/// <param name="Change">The change that the call asks for.</param>
public sealed record Import<TPart>(UploadedFile File, TPart First, Change Change)
    where TPart : class, IMessage
{
    /// <summary>What the first message says of the file.</summary>
    public required ImportOptions Options { get; init; }

    /// <summary>Whether the file is checked and nothing of it is stored.</summary>
    public bool ValidateOnly => Options.ValidateOnly;
}

/// <summary>First step of every import: receives the file; a repeated request gets its first answer.</summary>
public static class Imports
{
    /// <summary>Receives a file and lets a module take it in, unless the same request was answered before. The messages carry
    /// <c>options</c> (<see cref="ImportOptions"/>) and <c>content</c> (bytes).</summary>
    /// <param name="commit">Saves.</param>
    /// <param name="parts">The messages.</param>
    /// <param name="call">The call.</param>
    /// <param name="take">Takes the file in.</param>
    /// <param name="list">The list, if a file may be complete: one that says what it then covers.</param>
    public static async Task<TResponse> ImportAsync<TDb, TPart, TResponse>(this Commit<TDb> commit, IAsyncStreamReader<TPart> parts,
        ServerCallContext call,
        Func<Import<TPart>, ServerCallContext, Task<TResponse>> take, ListDescription? list = null)
        where TDb : JournalDb
        where TPart : class, IMessage
        where TResponse : class, IMessage
    {
        var (file, first) = await UploadedFile.ReceiveAsync(parts, OptionsOf, part => (ByteString)Value(part, "content")!,
            call.CancellationToken);
        using var received = file;
        var options = OptionsOf(first)!;
        Absences.Check(options, list);
        var change = Change.OfFile(call, options.RequestId, options.ValidateOnly, first, file.Sha256);
        return await commit.FirstAnswerAsync<TResponse>(change)
            ?? await take(new Import<TPart>(file, first, change) { Options = options }, call);
    }

    private static ImportOptions? OptionsOf(IMessage part) => (ImportOptions?)Value(part, "options");

    private static object? Value(IMessage part, string field) => part.Descriptor.FindFieldByName(field).Accessor.GetValue(part);
}
