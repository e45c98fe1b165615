using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>Access tokens of a real OpenID provider, for gRPC and JSON. Each test has a host of its own: from the sixth wrong token on,
/// one address waits for an answer, by a clock that stands still here.</summary>
public sealed class ProviderTokensTests : IAsyncLifetime
{
    private readonly OpenIdProgramme at = new();

    public async Task InitializeAsync()
    {
        await at.InitializeAsync();
        await at.ActivateAsync();
    }

    public Task DisposeAsync() => at.DisposeAsync();

    [SkippableFact]
    public async Task A_token_has_the_role_of_its_groups_over_grpc_and_json_and_is_a_person()
    {
        await at.Provider.TellAsync("groups lucy managers");
        var token = await at.Provider.TokenAsync("lucy");

        await CallAsync(token);
        using var http = new HttpClient { BaseAddress = at.Programme.Http };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var overJson = await http.GetAsync(new Uri("/v1/authorities", UriKind.Relative));
        var operators = await CodeAsync(async () =>
            await at.Programme.Client<AccessService.AccessServiceClient>(token).ListApiKeysAsync(new()));
        // ActivateApiKey takes a person, which this is, and there is no such key.
        var byPerson = await CodeAsync(async () =>
            await at.Programme.Client<AccessService.AccessServiceClient>(token).ActivateApiKeyAsync(new() { KeyId = "none" }));

        Assert.True(overJson.IsSuccessStatusCode);
        Assert.Equal((StatusCode.PermissionDenied, StatusCode.NotFound), (operators, byPerson));
    }

    [SkippableFact]
    public async Task A_person_is_the_same_by_token_and_by_key_and_no_second_one_to_itself()
    {
        await at.Provider.TellAsync("groups mona managers");
        var byToken = at.Programme.Client<AccessService.AccessServiceClient>(await at.Provider.TokenAsync("mona"));
        var made = await at.Programme.Client<AccessService.AccessServiceClient>()
            .CreateApiKeyAsync(new() { Subject = "mona-at-work", PersonId = "mona", Role = Role.Statistician });

        await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
            async () => await byToken.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }));
        var other = await at.Programme.Client<AccessService.AccessServiceClient>()
            .CreateApiKeyAsync(new() { Subject = "otto", Role = Role.Statistician });
        var activated = await byToken.ActivateApiKeyAsync(new() { KeyId = other.ApiKey.KeyId });
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
            async () => await byToken.ActivateApiKeyAsync(new() { KeyId = other.ApiKey.KeyId }));

        Assert.Equal(["mona"], activated.ApiKey.Vouchers);
        var entries = (await at.Programme.Client<AccessService.AccessServiceClient>()
            .ListAuditEntriesAsync(new() { Module = "access", PageSize = 1000 })).Entries;
        Assert.Contains(entries, entry => entry.Subject == "mona" && entry.Method.EndsWith("/ActivateApiKey", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_token_for_others_of_others_out_of_its_time_or_of_no_group_is_refused()
    {
        await at.Provider.TellAsync("groups nora managers");
        await CallAsync(await at.Provider.TokenAsync("nora"));

        await RefusedAsync(await at.Provider.TokenAsync("nora", "https://other.example"));
        await RefusedAsync(await at.Provider.TokenAsync("nora", seconds: -120));
        await RefusedAsync(await at.Provider.TokenAsync("nora", issuer: $"{at.Provider.Issuer}/other"));
        await at.Provider.TellAsync("groups nora");
        await RefusedAsync(await at.Provider.TokenAsync("nora"));
    }

    [SkippableFact]
    public async Task A_token_without_a_signature_or_with_another_one_is_refused()
    {
        await at.Provider.TellAsync("groups olaf managers");
        var parts = (await at.Provider.TokenAsync("olaf")).Split('.');
        var unsigned = Encoded("""{"alg":"none","typ":"at+jwt"}""");
        var byPublicKey = Encoded("""{"alg":"HS256","typ":"at+jwt"}""") + "." + parts[1];
        var keys = await PublicKeysAsync();

        await RefusedAsync($"{unsigned}.{parts[1]}.");
        await RefusedAsync($"{unsigned}.{parts[1]}.{parts[2]}");
        await RefusedAsync($"{byPublicKey}.{Encoded(HMACSHA256.HashData(keys, Encoding.ASCII.GetBytes(byPublicKey)))}");
        await RefusedAsync($"{parts[0]}.{Encoded("""{"sub":"olaf","groups":["managers"]}""")}.{parts[2]}");
        await RefusedAsync("not.a.token");
    }

    [SkippableFact]
    public async Task After_the_provider_changed_its_key_new_tokens_are_taken_and_old_ones_not()
    {
        await at.Provider.TellAsync("groups pete managers");
        var old = await at.Provider.TokenAsync("pete");
        await CallAsync(old);

        await at.Provider.TellAsync("rotate");
        var fresh = await at.Provider.TokenAsync("pete");
        for (var tries = 0; tries < 4 && await CodeAsync(() => CallAsync(fresh)) != StatusCode.OK; tries++)
            await Task.Delay(1_000);

        await CallAsync(fresh);
        await RefusedAsync(old);
    }

    private async Task CallAsync(string token) => await at.Programme.Client<Client>(token).GetListAsync(new());

    private async Task RefusedAsync(string token) => Assert.Equal(StatusCode.Unauthenticated, await CodeAsync(() => CallAsync(token)));

    private static async Task<StatusCode> CodeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }

    private async Task<byte[]> PublicKeysAsync()
    {
        using var http = new HttpClient();
        return await http.GetByteArrayAsync(new Uri($"{at.Provider.Issuer}/jwks"));
    }

    private static string Encoded(string text) => Encoded(Encoding.UTF8.GetBytes(text));

    private static string Encoded(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
