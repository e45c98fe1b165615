using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every RPC with every role, from the descriptors: what the table says is what happens. Requests are empty: whatever
/// the handler says of one, the door was passed, and nothing is changed by it.</summary>
[Trait("Promise", "S1")]
public sealed class AccessTableTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly Role[] WithKeys = [.. Enum.GetValues<Role>().Except([Role.Unspecified, Role.Local, Role.System])];

    private static readonly Role[] OfAuthority = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];

    private static readonly Role[] OfEverything = [Role.Auditor, Role.Operator, Role.SurveyForm];

    [Theory]
    [InlineData("")]
    [InlineData("350")]
    public async Task A_key_gets_past_the_door_exactly_where_the_table_lets_it(string laCode)
    {
        var programme = await programmes.OnAsync("sqlite");
        var wrong = new List<string>();
        foreach (var role in WithKeys.Where(role => laCode.Length == 0 || !OfEverything.Contains(role)))
        {
            var limited = laCode.Length > 0 || OfAuthority.Contains(role);
            var calls = programme.Invoker(await programme.KeyAsync(role, limited ? ["350"] : []));
            foreach (var rpc in Contracts.Methods.Values)
            {
                var row = AccessTable.All.Single(row => row.Rpc == $"{rpc.Service.Name}/{rpc.Name}");
                var allowed = row.Roles.Contains(role) && !(row.WholeTrial && limited);
                var code = await calls.CodeAsync(rpc);
                if (allowed == code is StatusCode.PermissionDenied or StatusCode.Unauthenticated)
                    wrong.Add($"{role} {laCode} {rpc.Name}: {code}");
            }
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("enrolment")]
    [InlineData("delivery")]
    [InlineData("outcomes")]
    [InlineData("costs")]
    [InlineData("host")]
    public async Task A_module_gets_past_the_door_exactly_where_the_table_lets_it(string module)
    {
        var programme = await programmes.OnAsync("sqlite");
        var calls = programme.Invoker().Intercept(headers =>
        {
            headers.Add(Caller.Header, (Caller.System with { Module = module }).ToBytes());
            return headers;
        });
        var wrong = new List<string>();
        foreach (var rpc in Contracts.Methods.Values)
        {
            var allowed = AccessTable.All.Single(row => row.Rpc == $"{rpc.Service.Name}/{rpc.Name}").Modules?.Contains(module) == true;
            var code = await calls.CodeAsync(rpc);
            if (allowed == code is StatusCode.PermissionDenied)
                wrong.Add($"{module} {rpc.Name}: {code}");
        }
        Assert.Empty(wrong);
    }

    [Trait("Promise", "S5")]
    [Fact]
    public async Task Without_a_key_every_rpc_is_refused_in_the_same_words()
    {
        var programme = await programmes.OnAsync("sqlite");
        var calls = programme.Invoker(null);

        foreach (var rpc in Contracts.Methods.Values)
            Assert.Equal((rpc.Name, StatusCode.Unauthenticated), (rpc.Name, await calls.CodeAsync(rpc)));
    }

    [Fact]
    public void A_table_that_gives_exact_counts_to_a_coordinator_is_refused() =>
        Refused("exact counts to a role that may not have them: OutcomesService/ListReturnRows", row =>
            row.Rpc == "OutcomesService/ListReturnRows" ? row with { Roles = [.. row.Roles, Role.LaCoordinator] } : row);

    [Fact]
    public void A_table_that_states_no_policy_for_an_rpc_of_outcomes_is_refused() =>
        Refused("no policy of disclosure for OutcomesService/ListReturns.", row =>
            row.Rpc == "OutcomesService/ListReturns" ? row with { Policy = DisclosurePolicy.NotStated } : row);

    [Fact]
    public void A_table_without_a_row_for_an_rpc_is_refused()
    {
        var rows = AccessTable.All.Where(row => row.Rpc != "CostsService/ImportCosts").ToList();

        Assert.Contains("no row for CostsService/ImportCosts.",
            Assert.Throws<InvalidOperationException>(() => new AccessTable(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_a_row_for_no_rpc_is_refused() =>
        Refused("rows without an RPC: CostsService/Forgotten.", row =>
            row.Rpc == "CostsService/ImportCosts" ? row with { Rpc = "CostsService/Forgotten" } : row,
            AccessTable.All.Single(row => row.Rpc == "CostsService/ImportCosts"));

    private static void Refused(string expected, Func<AccessTable.Row, AccessTable.Row> change,
        params AccessTable.Row[] more)
    {
        List<AccessTable.Row> rows = [.. AccessTable.All.Select(change), .. more];

        Assert.Contains(expected, Assert.Throws<InvalidOperationException>(() => new AccessTable(rows)).Message, StringComparison.Ordinal);
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
