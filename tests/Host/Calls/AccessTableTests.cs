using Grpc.Core;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every RPC with every role, from the descriptors: what the table says is what happens. Requests are empty: whatever
/// the handler says of one, the door was passed, and nothing is changed by it.</summary>
public sealed class AccessTableTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly Role[] WithKeys = [.. Enum.GetValues<Role>().Except([Role.Unspecified, Role.Local, Role.System])];

    private static readonly Role[] OfAuthority = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];

    [Fact]
    public async Task A_role_gets_past_the_door_exactly_where_the_table_lets_it()
    {
        var programme = await programmes.OnAsync("sqlite");
        var wrong = new List<string>();
        foreach (var role in WithKeys)
        {
            var calls = programme.Invoker(await programme.KeyAsync(role, OfAuthority.Contains(role) ? ["350"] : []));
            foreach (var rpc in Contracts.Methods.Values)
            {
                var allowed = AccessTable.All.Single(row => row.Rpc == $"{rpc.Service.Name}/{rpc.Name}").Roles.Contains(role);
                var code = await calls.CodeAsync(rpc);
                if (allowed == code is StatusCode.PermissionDenied or StatusCode.Unauthenticated)
                    wrong.Add($"{role} {rpc.Name}: {code}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_key_every_rpc_is_refused_in_the_same_words()
    {
        var programme = await programmes.OnAsync("sqlite");
        var calls = programme.Invoker(null);

        foreach (var rpc in Contracts.Methods.Values)
            Assert.Equal((rpc.Name, StatusCode.Unauthenticated), (rpc.Name, await calls.CodeAsync(rpc)));
    }

    [Fact]
    public async Task A_manager_of_one_authority_may_not_change_what_concerns_all()
    {
        string[] ofAll = ["ImportAuthorities", "ImportRegister", "ImportLinks", "FreezeList", "ImportList", "DrawAllocation", "ImportAllocation", "ImportHolidays"];
        var programme = await programmes.OnAsync("sqlite");
        var calls = programme.Invoker(await programme.KeyAsync(Role.TrialManager, "350"));
        var analyst = programme.Invoker(await programme.KeyAsync(Role.CostAnalyst, "350"));

        foreach (var rpc in Contracts.Methods.Values.Where(rpc => ofAll.Contains(rpc.Name)))
            Assert.Equal((rpc.Name, StatusCode.PermissionDenied), (rpc.Name, await calls.CodeAsync(rpc)));
        Assert.Equal(StatusCode.PermissionDenied, await analyst.CodeAsync(Contracts.Methods.Values.Single(rpc => rpc.Name == "ImportDeflators")));
    }

    [Fact]
    public async Task A_caller_header_from_outside_the_socket_is_not_believed()
    {
        var programme = await programmes.OnAsync("sqlite");
        var calls = programme.Invoker(null);
        var options = new CallOptions(new Metadata { { Caller.Header, Caller.Local.ToBytes() } });
        var method = AnyRpc.MethodOf(Contracts.Methods.Values.First(rpc => rpc.Name == "ListApiKeys"));

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await calls.AsyncUnaryCall(method, null, options, []));

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }
}
