using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Journal;
using Prometheus;

namespace Programme.Host;

/// <summary>Around every call: one log line, one counter, one histogram, and no exception leaves unexplained. Nothing of a
/// request's content is logged.</summary>
internal sealed class CallObserver(CollectorRegistry registry, IEnumerable<Store> stores, ILogger<CallObserver> log) : Interceptor
{
    private readonly Counter calls = Metrics.WithCustomRegistry(registry).CreateCounter(
        "programme_calls_total", "Calls answered, by method and status code.", "method", "code");

    private readonly Histogram seconds = Metrics.WithCustomRegistry(registry).CreateHistogram(
        "programme_call_duration_seconds", "Time to answer a call.", ["method"],
        new HistogramConfiguration { Buckets = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60] });

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) => ObserveAsync(context, () => continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        ObserveAsync(context, () => continuation(requestStream, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        ObserveAsync(context, () => NothingFrom(continuation(request, responseStream, context)));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        ObserveAsync(context, () => NothingFrom(continuation(requestStream, responseStream, context)));

    /// <summary>Records a call that was refused before its body was read.</summary>
    public void Refused(string method, StatusCode code)
    {
        calls.WithLabels(method, code.ToString()).Inc();
        log.LogInformation("{Method} {Code} before its body was read", method, code);
    }

    private static async Task<bool> NothingFrom(Task call)
    {
        await call;
        return true;
    }

    private async Task<TResponse> ObserveAsync<TResponse>(ServerCallContext context, Func<Task<TResponse>> answer)
    {
        var started = Stopwatch.GetTimestamp();
        var code = StatusCode.OK;
        try
        {
            context.GetHttpContext().Features.Set(context);
            return await answer();
        }
        catch (Exception fault)
        {
            var explained = Explain(fault, context);
            code = explained.StatusCode;
            throw explained;
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            calls.WithLabels(context.Method, code.ToString()).Inc();
            seconds.WithLabels(context.Method).Observe(elapsed.TotalSeconds);
            log.LogInformation("{Method} {Code} {Milliseconds:0.0} ms for {Subject} via {Module}", context.Method, code,
                elapsed.TotalMilliseconds, Subject(context)?.Subject, Subject(context)?.Module);
        }
    }

    private static Caller? Subject(ServerCallContext context) =>
        context.UserState.TryGetValue(typeof(Caller), out var caller) ? (Caller)caller : null;

    private string StoreOf(ServerCallContext context) =>
        stores.FirstOrDefault(store => context.Method.StartsWith($"/{store.Package}.", StringComparison.Ordinal))?.Name ?? "the database";

    private RpcException Explain(Exception fault, ServerCallContext context)
    {
        switch (fault)
        {
            case RpcException refusal:
                return refusal;
            case OperationCanceledException or IOException when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "The caller gave up."));
            case var _ when StoreFaults.Explain(fault, StoreOf(context)) is RpcException meaning:
                log.LogWarning(fault, "{Method}: {Store} failed", context.Method, StoreOf(context));
                return meaning;
            default:
                var trace = context.GetHttpContext().TraceIdentifier;
                log.LogError(fault, "{Method} failed, trace {Trace}", context.Method, trace);
                return Faults.Internal(trace);
        }
    }
}
