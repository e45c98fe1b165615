using Google.Rpc;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;
using Overrides = Programme.Access.V1.OverrideService.OverrideServiceClient;

namespace Programme.Tests;

/// <summary>Given: two persons who decided to go without what an act requires.</summary>
internal static class GivenOverride
{
    /// <summary>Proposed by one person and confirmed by another; nothing when nothing is missing.</summary>
    public static async Task AllowAsync(this RunningProgramme programme, TrialAct act)
    {
        try
        {
            await (await programme.PersonAsync<Overrides>("override-one", Role.TrialManager))
                .ProposeOverrideAsync(new() { Act = act, Reason = "A test of what comes after it." });
        }
        catch (RpcException refusal) when (refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason == Reasons.NothingMissing)
        {
            return;
        }
        await (await programme.PersonAsync<Overrides>("override-two", Role.ProgrammeLead)).ConfirmOverrideAsync(new() { Act = act });
    }
}
