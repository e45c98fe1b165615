using Google.Rpc;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A text that cannot be overlooked is put into every field of every request, and looked for where no text may be.</summary>
[Trait("Promise", "S13")]
public sealed class CanaryTests
{
    private const string Canary = "Quetzalcoatl Brontosaurus";

    /// <summary>What a message of an error repeats to whoever sent it: which thing is meant. Of people it is a reference.</summary>
    private static readonly HashSet<string> Named = ["code", "feed_ref", "file_name", "first_wave", "key_id", "la_code", "person_ref",
        "reporting_month", "request_id", "session_ref", "supervisor_ref", "urn"];

    [SkippableTheory, EachStore]
    public async Task No_text_of_a_request_is_in_logs_or_metrics_and_messages_of_errors_repeat_references_alone(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var (told, sent) = (new List<string>(), 0);
        foreach (var role in AccessTable.All.Where(row => row.Roles.Length > 0).GroupBy(row => row.Roles[0]))
        {
            string[] authorities = role.Key is Role.LaCoordinator or Role.Supervisor or Role.LaDataOfficer ? ["350"] : [];
            var calls = programme.Invoker(await programme.KeyAsync(role.Key, authorities));
            foreach (var rpc in Contracts.Methods.Values.Where(rpc => role.Any(row => row.Rpc == $"{rpc.Service.Name}/{rpc.Name}")))
            {
                foreach (var (path, put) in RequestTexts.Of(rpc.InputType, Canary))
                {
                    var request = rpc.EmptyRequest();
                    put(request);
                    sent++;
                    if ((await MessageAsync(calls, rpc, request)).Contains("Quetzalcoatl", StringComparison.OrdinalIgnoreCase))
                        told.Add(path.Split('.')[^1]);
                }
            }
        }

        Assert.True(sent > 300, $"only {sent} texts sent");
        Assert.Empty(told.Except(Named));
        Assert.DoesNotContain(programme.Log, line => line.Contains("Quetzalcoatl", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await programme.ScrapeAsync(), line => line.Contains("Quetzalcoatl", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What a caller is told that is refused: the message, and each detail.</summary>
    private static async Task<string> MessageAsync(CallInvoker calls, Google.Protobuf.Reflection.MethodDescriptor rpc,
        Google.Protobuf.IMessage request)
    {
        try
        {
            await calls.CallAsync(rpc, request);
            return "";
        }
        catch (RpcException refusal)
        {
            return $"{refusal.Status.Detail} {refusal.GetRpcStatus()}";
        }
    }
}
