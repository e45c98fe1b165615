using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Access.V1;

namespace Programme.Host;

/// <summary>Somebody of each kind who signs in to the pages of the demonstration.</summary>
internal static class DemoVisitors
{
    private static readonly (string Person, Role Role)[] Others =
    [
        ("demo-trial-manager", Role.TrialManager), ("demo-coordinator", Role.LaCoordinator), ("demo-data-officer", Role.LaDataOfficer),
        ("demo-data-manager", Role.DataManager), ("demo-statistician", Role.Statistician), ("demo-cost-analyst", Role.CostAnalyst),
        ("demo-auditor", Role.Auditor),
        // The reference of the first supervisor, whose own list of sessions it is then.
        ("w01", Role.Supervisor),
    ];

    /// <summary>Roles of one authority: the first.</summary>
    private static readonly Role[] OfOneAuthority = [Role.LaCoordinator, Role.LaDataOfficer, Role.Supervisor];

    /// <summary>The key of the programme lead, and a sign-in link for each.</summary>
    public static async Task<(string Key, IReadOnlyList<(Role Role, string Link)> Links)> EnrolAsync(CallInvoker calls,
        CancellationToken cancel)
    {
        FirstPerson[] first = [new() { PersonId = "demo-visitor", Role = Role.ProgrammeLead },
            new() { PersonId = "demo-operator", Role = Role.Operator }];
        var local = new AccessService.AccessServiceClient(calls);
        var keys = (await local.EnrolFirstPersonsAsync(new() { Persons = { first } }, cancellationToken: cancel)).Keys;
        foreach (var (person, role) in Others)
        {
            string[] codes = OfOneAuthority.Contains(role) ? [DemoSettings.CodeOf(0)] : [];
            var request = new CreateApiKeyRequest { Subject = person, Role = role, LaCodes = { codes } };
            var made = await As(calls, keys[1].Secret).CreateApiKeyAsync(request, cancellationToken: cancel);
            if (made.ApiKey.ActivatedAt is null)
                await As(calls, keys[0].Secret).ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }, cancellationToken: cancel);
        }
        var links = new List<(Role, string)>();
        foreach (var person in first.Select(one => one.PersonId).Concat(Others.Select(other => other.Person)))
        {
            var link = await local.CreateSignInLinkAsync(new() { PersonId = person }, cancellationToken: cancel);
            links.Add((link.ApiKey.Role, link.Link));
        }
        return (keys[0].Secret, links);
    }

    private static AccessService.AccessServiceClient As(CallInvoker calls, string key) => new(calls.Intercept(headers =>
    {
        headers.Add("authorization", $"Bearer {key}");
        return headers;
    }));
}
