using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Programme.Host;

/// <summary>The verb <c>health</c>: 0 when the host that runs on a data folder, or at an address, says that it is ready, 1 when not. It
/// needs no key and no other program, and over the folder's socket no port.</summary>
internal static class Health
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    internal static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        using var channel = target.Host is { } host ? HostSession.ChannelTo(host)
            : ModuleCalls.ChannelTo(DataFolder.SocketOf(target.DataFolder));
        try
        {
            var client = new Grpc.Health.V1.Health.HealthClient(channel);
            var answer = await client.CheckAsync(new HealthCheckRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Longest,
                cancellationToken: cancel);
            return await SayAsync(answer.Status == ServingStatus.Serving, $"The host says {answer.Status}.");
        }
        catch (RpcException fault)
        {
            return await SayAsync(false, $"No host answers on {target.Host?.ToString() ?? target.DataFolder}: {fault.StatusCode}.");
        }
    }

    private static async Task<int> SayAsync(bool ready, string text)
    {
        await Console.Error.WriteLineAsync(text);
        return ready ? ExitCodes.Done : ExitCodes.Failed;
    }
}
