using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;

namespace Programme.Journal;

/// <summary>A call that changes something: who, what, and how a repetition of it is recognised.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Method">Full method name.</param>
/// <param name="RequestId">The caller's id for this change; empty = none.</param>
/// <param name="BodyHash">SHA-256 of the request and of what its caller may do and see: the answer to one role is not for another.</param>
/// <param name="Cancellation">Ends when the caller gives up.</param>
public sealed record Change(Caller Caller, string Method, string RequestId, byte[] BodyHash, CancellationToken Cancellation)
{
    /// <summary>Details of the audit row; null = the old and new values of the changed rows.</summary>
    public string? Details { get; init; }

    /// <summary>Whether the caller asks only what would be: the change is made, with all that the database demands, and undone.
    /// It leaves no audit row, and its id is not used up.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>Whether it stores only what follows from what is stored already: nothing that is kept computed grows old by it.</summary>
    public bool Derived { get; init; }

    /// <summary>The change that a unary request asks for; its fields <c>request_id</c> and <c>validate_only</c> are found by
    /// name.</summary>
    public static Change Of(ServerCallContext call, IMessage request)
    {
        var id = Checked((string?)request.Descriptor.FindFieldByName("request_id")?.Accessor.GetValue(request) ?? "");
        var validateOnly = IsCheck(request);
        return new Change(Caller.Of(call), call.Method, validateOnly ? "" : id, Hash(Caller.Of(call), request.ToByteArray()),
            call.CancellationToken)
        { ValidateOnly = validateOnly };
    }

    /// <summary>Whether a request says <c>validate_only</c>.</summary>
    public static bool IsCheck(IMessage request) =>
        request.Descriptor.FindFieldByName("validate_only")?.Accessor.GetValue(request) is true;

    /// <summary>The change that an imported file asks for: the first part but its content, and the file's hash.</summary>
    public static Change OfFile(ServerCallContext call, string requestId, bool validateOnly, IMessage firstPart, string sha256)
    {
        var options = firstPart.Descriptor.Parser.ParseFrom(firstPart.ToByteArray());
        options.Descriptor.FindFieldByName("content").Accessor.Clear(options);
        var body = Hash(Caller.Of(call), [.. options.ToByteArray(), .. Encoding.ASCII.GetBytes(sha256)]);
        var id = Checked(requestId);
        return new Change(Caller.Of(call), call.Method, validateOnly ? "" : id, body, call.CancellationToken)
        { ValidateOnly = validateOnly };
    }

    private static byte[] Hash(Caller caller, byte[] body) =>
        SHA256.HashData([.. body, .. Encoding.ASCII.GetBytes($"\n{caller.Role}\n{string.Join(',', caller.LaCodes ?? ["all"])}")]);

    private static string Checked(string requestId) => requestId.Length <= 64
        ? requestId
        : throw Faults.Invalid("request_id", FieldCodes.TooLong, "at most 64 characters.");
}
