using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Journal;

namespace Programme.Host;

/// <summary>A repeated request gets its first answer again, before the handler looks at what has changed since.</summary>
internal sealed class Replays(IEnumerable<Store> stores) : Interceptor
{
    private readonly List<Store> all = [.. stores];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        request is IMessage message && HasRequestId(message) && StoreOf(context) is { } store
            ? OnceAsync(request, message, store, context, continuation) : continuation(request, context);

    private static async Task<TResponse> OnceAsync<TRequest, TResponse>(TRequest request, IMessage message, Store store,
        ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        if (await FirstAnswerAsync(store, context, message) is TResponse first)
            return first;
        try
        {
            return await continuation(request, context);
        }
        catch (RpcException)
        {
            // Refused because the same request had its effect in the meantime ("drawn already")?
            if (await FirstAnswerAsync(store, context, message) is TResponse meanwhile)
                return meanwhile;
            throw;
        }
    }

    private static async Task<IMessage?> FirstAnswerAsync(Store store, ServerCallContext context, IMessage message)
    {
        await using var db = store.OpenJournal();
        return await AuditTrail.FirstAnswerAsync(db, Change.Of(context, message));
    }

    private static bool HasRequestId(IMessage message) =>
        message.Descriptor.FindFieldByName("request_id")?.Accessor.GetValue(message) is string { Length: > 0 };

    private Store? StoreOf(ServerCallContext context) =>
        all.Find(store => context.Method.StartsWith($"/{store.Package}.", StringComparison.Ordinal));
}
