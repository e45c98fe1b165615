using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class RevokeApiKeyTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Trait("Promise", "S4")]
    [SkippableTheory, EachStore]
    public async Task A_revoked_key_is_refused_at_its_next_call(string store)
    {
        var programme = await programmes.OnAsync(store);
        var key = await programme.KeyAsync(Role.ProgrammeLead);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>(key);
        enrolment.ListAuthorities(new());

        await programme.Client<AccessService.AccessServiceClient>().RevokeApiKeyAsync(new() { KeyId = key.Split('_')[1] });

        Assert.Equal(StatusCode.Unauthenticated, Assert.Throws<RpcException>(() => enrolment.ListAuthorities(new())).StatusCode);
    }

    [SkippableTheory, EachStore]
    public async Task Revoking_twice_keeps_the_first_instant_and_an_unknown_key_is_not_found(string store)
    {
        var programme = await programmes.OnAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        var id = (await programme.KeyAsync(Role.Auditor)).Split('_')[1];

        var first = await access.RevokeApiKeyAsync(new() { KeyId = id });
        programme.Clock.Advance(TimeSpan.FromHours(1));
        var again = await access.RevokeApiKeyAsync(new() { KeyId = id });

        Assert.Equal(first.ApiKey.RevokedAt, again.ApiKey.RevokedAt);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await access.RevokeApiKeyAsync(new() { KeyId = "000000000000" }));
    }

    [SkippableTheory, EachStore]
    public async Task Revoking_a_revoked_key_uses_its_request_id_up(string store)
    {
        var programme = await programmes.OnAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        var id = (await programme.KeyAsync(Role.Auditor)).Split('_')[1];
        var other = (await programme.KeyAsync(Role.Auditor)).Split('_')[1];
        await access.RevokeApiKeyAsync(new() { KeyId = id });

        var first = await access.RevokeApiKeyAsync(new() { KeyId = id, RequestId = "revoke-again" });
        var again = await access.RevokeApiKeyAsync(new() { KeyId = id, RequestId = "revoke-again" });

        Assert.Equal(first, again);
        await Imports.RefusedAsync(Reasons.RequestIdReused,
            async () => await access.RevokeApiKeyAsync(new() { KeyId = other, RequestId = "revoke-again" }));
    }
}
