using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    /// <summary>Answers, and puts a refusal into the audit chain: a second draw that was tried, or a seed asked for too early, is
    /// part of the trial's story. Checks that were asked for as such are not.</summary>
    private async Task<TResponse> AuditRefusalAsync<TResponse>(IMessage request, bool validateOnly, ServerCallContext context,
        Func<Task<TResponse>> answer)
        where TResponse : class, IMessage, new()
    {
        try
        {
            return await answer();
        }
        catch (RpcException refusal) when (!validateOnly
            && refusal.StatusCode is StatusCode.FailedPrecondition or StatusCode.InvalidArgument)
        {
            var reason = refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "";
            // Without its request id: the request, mended, may be sent again under the same.
            var attempt = Change.Of(context, request) with { RequestId = "", Details = Audit(("refused", reason)) };
            await commit.SaveAsync(attempt, (_, _) => Task.FromResult(new TResponse()));
            throw;
        }
    }

    /// <summary>Details of an audit row.</summary>
    private static string Audit(params (string Name, string Value)[] facts) =>
        System.Text.Json.JsonSerializer.Serialize(facts.ToDictionary(fact => fact.Name, fact => fact.Value));
}
