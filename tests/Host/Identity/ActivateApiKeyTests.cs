using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

public sealed class ActivateApiKeyTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_key_works_when_two_persons_stand_behind_it_and_its_own_is_neither(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (first, second) = (await programme.PersonAsync<Client>("anna", Role.Operator),
            await programme.PersonAsync<Client>("ben", Role.TrialManager));
        var made = await first.CreateApiKeyAsync(new() { Subject = "carl", Role = Role.ProgrammeLead });
        var key = programme.Client<Client>(made.Secret);

        Assert.Equal("anna", Assert.Single(made.ApiKey.Vouchers));
        Assert.Null(made.ApiKey.ActivatedAt);
        Assert.Equal(StatusCode.Unauthenticated,
            (await Assert.ThrowsAsync<RpcException>(async () =>
                await key.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }))).StatusCode);
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
            async () => await first.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }));
        var activated = (await second.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId })).ApiKey;

        Assert.Equal(["anna", "ben"], activated.Vouchers);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await key.ActivateApiKeyAsync(new() { KeyId = "000000000000" }));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            async () => await second.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }));
    }

    [SkippableTheory, EachStore]
    public async Task Made_on_the_machines_own_socket_it_needs_two_activations_and_the_socket_gives_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (first, second) = (await programme.PersonAsync<Client>("anna", Role.Operator),
            await programme.PersonAsync<Client>("ben", Role.TrialManager));
        var local = programme.Client<Client>();
        var made = await local.CreateApiKeyAsync(new() { Subject = "dora", Role = Role.TrialManager });

        var socket =
            await Assert.ThrowsAsync<RpcException>(async () => await local.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }));
        var once = (await first.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId })).ApiKey;
        var twice = (await second.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId })).ApiKey;

        Assert.Equal(StatusCode.PermissionDenied, socket.StatusCode);
        Assert.Null(once.ActivatedAt);
        Assert.NotNull(twice.ActivatedAt);
    }

    [SkippableTheory, EachStore]
    public async Task Who_makes_a_key_for_the_own_person_does_not_stand_behind_it(string store)
    {
        var programme = await programmes.OnAsync(store);
        var anna = await programme.PersonAsync<Client>("anna", Role.Operator);

        var made = (await anna.CreateApiKeyAsync(new() { Subject = "second-key", PersonId = "anna", Role = Role.TrialManager })).ApiKey;

        Assert.Equal(("anna", 0), (made.PersonId, made.Vouchers.Count));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await anna.ActivateApiKeyAsync(new() { KeyId = made.KeyId }));
    }
}
