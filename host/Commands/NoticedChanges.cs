using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Notices that a verb changed something of the trial: a call with a request id was answered, and was no check. Keys are nothing
/// of the trial.</summary>
internal sealed class NoticedChanges(Action noticed) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return context.Method.ServiceName == AccessService.Descriptor.FullName || request is not IMessage message
            || message.Descriptor.FindFieldByName("request_id") is null || Change.IsCheck(message) ? call
            : new(NoticedAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new(call.RequestStream, NoticedAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers,
            call.Dispose);
    }

    private async Task<TResponse> NoticedAsync<TResponse>(Task<TResponse> answer)
    {
        var response = await answer;
        if (response is not IMessage message
            || message.Descriptor.FindFieldByName("report")?.Accessor.GetValue(message) is not ImportReport { ValidatedOnly: true })
            noticed();
        return response;
    }
}
