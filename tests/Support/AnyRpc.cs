using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Programme.Tests.Support;

/// <summary>Calls any RPC of the contracts, as found by reflection.</summary>
internal static class AnyRpc
{
    /// <summary>A request of this RPC (or part of one) without anything in it.</summary>
    public static IMessage EmptyRequest(this MethodDescriptor rpc) => rpc.InputType.Parser.ParseFrom(ByteString.Empty);

    /// <summary>Sends these messages (none: an empty request, an empty stream); the answer's bytes.</summary>
    public static Task<byte[]> CallAsync(this CallInvoker calls, MethodDescriptor rpc, params IReadOnlyList<IMessage> messages) =>
        calls.CallAsync(rpc, default, messages);

    /// <summary>The same with headers.</summary>
    public static async Task<byte[]> CallAsync(this CallInvoker calls, MethodDescriptor rpc, CallOptions options,
        params IReadOnlyList<IMessage> messages)
    {
        if (!rpc.IsClientStreaming)
            return await calls.AsyncUnaryCall(MethodOf(rpc), null, options, messages.Count == 0 ? [] : messages[0].ToByteArray());
        using var stream = calls.AsyncClientStreamingCall(MethodOf(rpc), null, options);
        try
        {
            foreach (var message in messages)
                await stream.RequestStream.WriteAsync(message.ToByteArray());
            await stream.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The host ended the call early; its reason is the answer below.
        }
        return await stream.ResponseAsync;
    }

    /// <summary>How such a call ends.</summary>
    public static async Task<StatusCode> CodeAsync(this CallInvoker calls, MethodDescriptor rpc, params IReadOnlyList<IMessage> messages)
    {
        try
        {
            await calls.CallAsync(rpc, messages);
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }

    public static Method<byte[], byte[]> MethodOf(MethodDescriptor rpc)
    {
        var bytes = Marshallers.Create(static value => value, static value => value);
        return new Method<byte[], byte[]>(rpc.IsClientStreaming ? MethodType.ClientStreaming : MethodType.Unary, rpc.Service.FullName,
            rpc.Name, bytes, bytes);
    }
}
