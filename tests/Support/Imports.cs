using System.Text;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Host;

namespace Programme.Tests.Support;

/// <summary>Sends text as a file, and reads refusals.</summary>
internal static class Imports
{
    /// <summary>Options of an import.</summary>
    public static ImportOptions Options(string fileName, bool validateOnly = false, string requestId = "") =>
        new() { FileName = fileName, ValidateOnly = validateOnly, RequestId = requestId };

    public static Task<TResponse> SendAsync<TRequest, TResponse>(this AsyncClientStreamingCall<TRequest, TResponse> call, TRequest first,
        string text)
        where TRequest : class, IMessage, new() => call.SendAsync(first, Encoding.UTF8.GetBytes(text));

    public static async Task<TResponse> SendAsync<TRequest, TResponse>(this AsyncClientStreamingCall<TRequest, TResponse> call,
        TRequest first, byte[] content)
        where TRequest : class, IMessage, new()
    {
        using var stream = new MemoryStream(content);
        return await Upload.SendAsync(call, first, stream);
    }

    /// <summary>Asserts that a call is refused with a reason of the registry; returns the status with its details.</summary>
    public static async Task<Google.Rpc.Status> RefusedAsync(string reason, Func<Task> call)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(call);
        var status = fault.GetRpcStatus();
        Assert.True(status is not null, $"no details: {fault.Status}");
        Assert.Equal(reason, status.GetDetail<ErrorInfo>()!.Reason);
        return status;
    }

    /// <summary>The fields (or lines and columns) that a refusal names.</summary>
    public static IReadOnlyList<string> Fields(this Google.Rpc.Status status) =>
        [.. (status.GetDetail<BadRequest>()?.FieldViolations ?? []).Select(violation => violation.Field)];
}
