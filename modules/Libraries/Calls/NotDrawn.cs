using Google.Rpc;
using Grpc.Core;

namespace Programme.Calls;

/// <summary>Before the draw and its release there are no arms. Whoever can do without them asks here: any other failed precondition,
/// such as a list that was altered, stays a refusal.</summary>
public static class NotDrawn
{
    /// <summary>What a call answers; null while the schools are not drawn, or the draw is not released.</summary>
    public static async Task<T?> NullAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (RpcException refusal) when (refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is Reasons.NotDrawn
            or Reasons.NotReleased)
        {
            return null;
        }
    }
}
