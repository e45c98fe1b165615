using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

public sealed class AdmitProviderTests
{
    private static readonly string[] Settings =
        ["--OpenId:Issuer=https://login.example.org", "--OpenId:ClientId=programme", "--OpenId:Groups:0:Group=officers",
            "--OpenId:Groups:0:Role=la_data_officer", "--OpenId:Groups:0:Authorities=350"];

    [SkippableTheory, EachStore]
    public async Task A_provider_is_a_row_among_the_keys_once_with_its_settings_in_the_audit_and_opens_nothing_itself(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store, null, Settings);
        var access = programme.Client<Client>();

        var checkedFirst = await access.AdmitProviderAsync(new() { ValidateOnly = true });
        var made = await access.AdmitProviderAsync(new() { RequestId = "admit" });
        var again = await access.AdmitProviderAsync(new());

        Assert.Null(checkedFirst.ApiKey.ActivatedAt);
        Assert.Equal(made.ApiKey, again.ApiKey);
        Assert.Equal((Role.Unspecified, ""), (made.ApiKey.Role, made.ApiKey.PersonId));
        Assert.EndsWith("group officers: la_data_officer in 350", made.Settings, StringComparison.Ordinal);
        Assert.Equal(made.ApiKey, Assert.Single((await access.ListApiKeysAsync(new())).ApiKeys));
        var entry = Assert.Single((await access.ListAuditEntriesAsync(new() { Module = "access" })).Entries);
        Assert.Contains("group officers: la_data_officer in 350", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_under_its_subject_is_no_provider_and_without_a_provider_there_is_nothing_to_admit()
    {
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, Settings);
        await using var without = await RunningProgramme.StartAsync();
        var access = programme.Client<Client>();
        var subject = (await access.AdmitProviderAsync(new() { ValidateOnly = true })).ApiKey.Subject;

        var key = await access.CreateApiKeyAsync(
            new() { Subject = subject, PersonId = "anna", Role = Role.LaDataOfficer, LaCodes = { "350" } });
        var admitted = await access.AdmitProviderAsync(new());

        Assert.NotEqual(key.ApiKey.KeyId, admitted.ApiKey.KeyId);
        Assert.Null(admitted.ApiKey.ActivatedAt);
        await Imports.RefusedAsync(Reasons.NoProvider, async () => await without.Client<Client>().AdmitProviderAsync(new()));
    }
}
