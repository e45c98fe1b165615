using Google.Rpc;
using Grpc.Core;
using Programme.Journal;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>What the sections of the summary are computed from: the calls of whoever asks, the trial and the day.</summary>
/// <param name="Calls">Calls of the modules, with the role and scope of the caller.</param>
/// <param name="Trial">The trial.</param>
/// <param name="AsOf">Last day that counts; null = today.</param>
/// <param name="Cancel">Ends the work.</param>
internal sealed record SummaryQuery(CallInvoker Calls, Trial Trial, Date? AsOf, CancellationToken Cancel)
{
    /// <summary>Reasons for which a figure is not given, and the others are.</summary>
    private static readonly string[] NotGiven =
        [Reasons.ListNotFrozen, Reasons.NotDrawn, Reasons.NotReleased, Reasons.NotUnmasked, Reasons.RoleNotAllowed];

    /// <summary>The reason when a refusal leaves the other figures as they are; otherwise null.</summary>
    public static string? ReasonOf(RpcException refusal) =>
        refusal.GetRpcStatus()?.GetDetail<ErrorInfo>() is { } info && NotGiven.Contains(info.Reason) ? info.Reason : null;

    /// <summary>The answer, or null with the reason while it is too early for it or when the caller may not know it.</summary>
    public static async Task<(TResponse? Answer, string Reason)> IfGivenAsync<TResponse>(AsyncUnaryCall<TResponse> call)
        where TResponse : class
    {
        try
        {
            return (await call, "");
        }
        catch (RpcException refusal) when (ReasonOf(refusal) is not null)
        {
            return (null, ReasonOf(refusal)!);
        }
    }
}
