using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

public sealed class CreateSignInLinkTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_link_is_shown_once_and_audited_without_its_secret(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.KeyAsync("lucy", Role.DataManager);
        var access = programme.Client<Client>();
        var request = new CreateSignInLinkRequest { PersonId = "lucy", RequestId = $"link-{store}" };

        var made = await access.CreateSignInLinkAsync(request);
        var again = await access.CreateSignInLinkAsync(request);

        Assert.Equal(("lucy", Role.DataManager), (made.ApiKey.PersonId, made.ApiKey.Role));
        Assert.StartsWith("http://127.0.0.1:", made.Link, StringComparison.Ordinal);
        Assert.Equal(programme.Clock.GetUtcNow().AddMinutes(15), made.ExpiresAt.ToDateTimeOffset());
        Assert.Empty(again.Link);
        var secret = made.Link.Split("link=")[1];
        var rows = (await access.ListAuditEntriesAsync(new() { Module = "access", PageSize = 1000 })).Entries
            .Where(entry => entry.Method.EndsWith("/CreateSignInLink", StringComparison.Ordinal)).ToList();
        Assert.Single(rows, row => row.Details.Contains("lucy", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Details.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(programme.Log, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_with_several_keys_says_which_and_one_without_gets_none()
    {
        var programme = await programmes.OnAsync("sqlite");
        await programme.KeyAsync("mary", Role.TrialManager);
        await programme.KeyAsync("mary", Role.Statistician);
        var access = programme.Client<Client>();
        var keys = (await access.ListApiKeysAsync(new())).ApiKeys.Where(key => key.PersonId == "mary").ToList();

        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await access.CreateSignInLinkAsync(new() { PersonId = "mary" }));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await access.CreateSignInLinkAsync(new()));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await access.CreateSignInLinkAsync(new() { PersonId = "nobody" }));
        var made = await access.CreateSignInLinkAsync(new() { PersonId = "mary", KeyId = keys[0].KeyId });
        await access.RevokeApiKeyAsync(new() { KeyId = keys[0].KeyId });

        Assert.Equal(keys[0].KeyId, made.ApiKey.KeyId);
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await access.CreateSignInLinkAsync(new() { PersonId = "mary", KeyId = keys[0].KeyId }));
    }

    [Fact]
    public async Task No_key_may_make_a_link_because_its_holder_could_sign_in_as_somebody_else()
    {
        var programme = await programmes.OnAsync("sqlite");
        var access = await programme.ClientAsync<Client>(Role.Operator);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await access.CreateSignInLinkAsync(new() { PersonId = "anna" }));

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }
}
