using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

public sealed class EnrolFirstPersonsTests
{
    [SkippableTheory, EachStore]
    public async Task Two_persons_are_enrolled_once_in_the_open_and_their_keys_work(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var access = programme.Client<Client>();
        var request = new EnrolFirstPersonsRequest
        {
            Persons = { Of("anna", Role.Operator), Of("ben", Role.TrialManager) },
            RequestId = "once"
        };

        var enrolled = await access.EnrolFirstPersonsAsync(request);
        var again = await access.EnrolFirstPersonsAsync(request);

        Assert.Equal(["anna", "ben"], enrolled.Keys.Select(key => key.ApiKey.PersonId));
        Assert.All(again.Keys, key => Assert.Empty(key.Secret));
        Assert.Equal(2, programme.Client<Client>(enrolled.Keys[0].Secret).ListApiKeys(new()).ApiKeys.Count);
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            async () => await access.EnrolFirstPersonsAsync(new() { Persons = { Of("carl", Role.Operator), Of("dora", Role.Operator) } }));
        var audit = (await access.ListAuditEntriesAsync(new() { Module = "access" })).Entries[0];
        Assert.Equal(("local", "/programme.access.v1.AccessService/EnrolFirstPersons", true),
            (audit.Subject, audit.Method, audit.Details.Contains("anna", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_different_persons_with_such_roles_are_expected_and_no_key_may_enrol()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var access = programme.Client<Client>();

        foreach (var persons in new FirstPerson[][] { [], [Of("anna", Role.Operator)],
            [Of("anna", Role.Operator), Of("anna", Role.ProgrammeLead)], [Of("anna", Role.ProgrammeLead), Of("ben", Role.TrialManager)],
            [Of("anna", Role.Operator), Of("ben", Role.Statistician)], [Of("Anna B", Role.Operator), Of("ben", Role.Operator)] })
            await Imports.RefusedAsync(Reasons.FieldsInvalid,
                async () => await access.EnrolFirstPersonsAsync(new() { Persons = { persons } }));

        var operatorKey = await programme.ClientAsync<Client>(Role.Operator);
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await operatorKey.EnrolFirstPersonsAsync(new()));
        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }

    private static FirstPerson Of(string person, Role role) => new() { PersonId = person, Role = role };
}
