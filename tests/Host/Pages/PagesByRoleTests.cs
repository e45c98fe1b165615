using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Tests.Support;
using static Programme.Access.V1.Role;

namespace Programme.Tests;

/// <summary>Each page by each role: its own is shown, every other is answered like one that does not exist.</summary>
[Trait("Promise", "S2")]
public sealed class PagesByRoleTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly Role[] WithAuthorities =
        [TrialManager, ProgrammeLead, LaCoordinator, Supervisor, LaDataOfficer, DataManager, Statistician, CostAnalyst];

    private static readonly Role[] Deliver = [TrialManager, LaCoordinator, Supervisor];

    private static readonly Role[] ImportLists = [TrialManager, LaCoordinator, DataManager, CostAnalyst];

    private static readonly Role[] SendReturns = [LaDataOfficer, DataManager];

    /// <summary>Every page: its pattern, an address of authority 350, and who sees it.</summary>
    private static readonly (string Pattern, string Address, Role[] Roles)[] Pages =
    [
        ("/", "/", [.. WithAuthorities, Operator, Auditor]),
        ("/overview.csv", "/overview.csv", WithAuthorities),
        ("/authorities/{code}", "/authorities/350", WithAuthorities),
        ("/authorities/{code}/{table}.csv", "/authorities/350/contacts.csv", WithAuthorities),
        ("/authorities/{code}/behind/{part}", "/authorities/350/behind/sessions", Deliver),
        ("/authorities/{code}/behind/{part}/{table}.csv", "/authorities/350/behind/sessions/sessions.csv", Deliver),
        ("/authorities/{code}/compare", "/authorities/350/compare", WithAuthorities),
        ("/authorities/{code}/compare/{table:regex(^(others|terms)$)}.csv", "/authorities/350/compare/others.csv", WithAuthorities),
        ("/authorities/{code}/schedule", "/authorities/350/schedule", Deliver),
        ("/authorities/{code}/schedule/plan", "/authorities/350/schedule/plan", Deliver),
        ("/authorities/{code}/schedule/{act}", "/authorities/350/schedule/assign", [TrialManager, LaCoordinator]),
        ("/sessions", "/sessions", Deliver),
        ("/sessions/{reference}", "/sessions/S00001", Deliver),
        ("/sessions/{reference}/{act}", "/sessions/S00001/there", Deliver),
        ("/next", "/next", [TrialManager, ProgrammeLead, DataManager, Statistician]),
        ("/lists", "/lists", ImportLists),
        ("/lists/{kind}", "/lists/sessions", [TrialManager, LaCoordinator]),
        ("/lists/{kind}/template.{form:regex(^(csv|xlsx)$)}", "/lists/sessions/template.csv", [TrialManager, LaCoordinator]),
        ("/operations", "/operations", [Operator]),
        ("/returns", "/returns", SendReturns),
        ("/authorities/{code}/returns", "/authorities/350/returns", SendReturns),
        ("/authorities/{code}/returns/template.{kind:regex(^(csv|xlsx)$)}", "/authorities/350/returns/template.csv", SendReturns),
        ("/authorities/{code}/returns/{month}", "/authorities/350/returns/2021-11", SendReturns),
        ("/authorities/{code}/returns/{month}/report.csv", "/authorities/350/returns/2021-11/report.csv", SendReturns),
    ];

    /// <summary>Addresses that are no page of a role: for everybody, with a secret of its own, or of a file that a session keeps.</summary>
    private static readonly string[] Others =
    [
        "/sign-in", "/survey", "/survey/received", "/openapi.json", "/healthz", "/metrics", "/calendar/{secret}.ics",
        "/authorities/{code}/returns/checks/{id}", "/lists/{kind}/checks/{id}",
        "/authorities/{code}/returns/checks/{id}/report.csv", "/authorities/{code}/returns/checks/{id}/marked.csv",
    ];

    /// <summary>Roles of persons, with the authorities of their keys.</summary>
    public static TheoryData<Role> Roles() => [.. WithAuthorities, Operator, Auditor];

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_sees_its_own_pages_and_no_other(Role role)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, CodesOf(role));
        var absent = await visitor.GetAsync("/authorities/999");

        foreach (var (_, address, roles) in Pages)
        {
            var page = await visitor.GetAsync(address);
            // Who sends for one authority alone is led to its page.
            var own = address == "/returns" && CodesOf(role).Length == 1 ? HttpStatusCode.Redirect : HttpStatusCode.OK;
            Assert.Equal((address, roles.Contains(role) ? own : HttpStatusCode.NotFound), (address, page.Status));
            if (page.Status == HttpStatusCode.NotFound)
                Assert.Equal((address, absent.Html), (address, page.Html));
        }
    }

    [Theory]
    [InlineData(LaCoordinator)]
    [InlineData(Supervisor)]
    [InlineData(LaDataOfficer)]
    public async Task Pages_of_another_authority_are_answered_like_those_of_none(Role role)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, "350");

        foreach (var (_, address, _) in Pages.Where(page => page.Address.Contains("350", StringComparison.Ordinal)))
        {
            var (foreign, none) = (await visitor.GetAsync(address.Replace("350", "351", StringComparison.Ordinal)),
                await visitor.GetAsync(address.Replace("350", "999", StringComparison.Ordinal)));
            Assert.Equal((address, HttpStatusCode.NotFound, none.Html), (address, foreign.Status, foreign.Html));
        }
    }

    [Fact]
    public void Every_page_that_the_host_serves_is_here()
    {
        var served = pages.Programme.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(one => one.RoutePattern.RawText!)
            .Where(pattern => !pattern.StartsWith("/pages/", StringComparison.Ordinal)
                && !pattern.StartsWith("/v1/", StringComparison.Ordinal));

        Assert.Empty(served.Except(Pages.Select(page => page.Pattern)).Except(Others));
    }

    /// <summary>Pages that are read, and no files, of a role.</summary>
    internal static string[] AddressesOf(Role role) => [.. Pages.Where(page => page.Roles.Contains(role)
        && !page.Pattern.Contains('.', StringComparison.Ordinal)).Select(page => page.Address)];

    /// <summary>Roles that work in an authority have a key for one.</summary>
    internal static string[] CodesOf(Role role) => role is LaCoordinator or Supervisor or LaDataOfficer ? ["350"] : [];
}
