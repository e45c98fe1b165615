using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What verbs tell of lists that are longer than a page.</summary>
public sealed class VerbTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task Status_counts_every_authority()
    {
        var programme = await programmes.OnAsync("sqlite");
        await programme.Client<EnrolmentService.EnrolmentServiceClient>()
            .ImportAuthoritiesAsync([.. Enumerable.Range(100, 250).Select(code => $"{code}")]);

        var facts = await StatusVerb.FactsAsync(programme.Invoker(), default);

        Assert.Equal("250", facts["Authorities"]);
    }

    [Fact]
    public async Task Access_list_shows_every_key()
    {
        var programme = await programmes.OnAsync("sqlite");
        var access = programme.Client<AccessService.AccessServiceClient>();
        foreach (var some in Enumerable.Range(1, 1_001).Chunk(200))
            await Task.WhenAll(some.Select(async number =>
                await access.CreateApiKeyAsync(new() { Subject = $"key-{number}", Role = Role.Auditor })));

        var keys = await AccessVerb.KeysAsync(programme.Invoker(), default);

        Assert.Equal(1_001, keys.Select(key => key.KeyId).Distinct().Count());
    }
}
