using Microsoft.Extensions.Configuration;
using Programme.Host;

namespace Programme.Tests;

public sealed class OpenIdSettingsTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["OpenId:Issuer"] = "https://login.example.org/tenant",
        ["OpenId:ClientId"] = "programme",
        ["OpenId:Groups:0:Group"] = "bolton",
        ["OpenId:Groups:0:Role"] = "la_coordinator",
        ["OpenId:Groups:0:Authorities"] = "351, 350",
    };

    [Theory]
    [InlineData("OpenId:Issuer", "http://login.example.org", "OpenId:Issuer")]
    [InlineData("OpenId:Issuer", "", "OpenId:Issuer")]
    [InlineData("OpenId:ClientId", null, "OpenId:ClientId")]
    [InlineData("OpenId:Groups:0:Group", "", "OpenId:Groups:0:Group")]
    [InlineData("OpenId:Groups:0:Group", "a\ngroup b: trial_manager", "OpenId:Groups")]
    [InlineData("OpenId:Groups:0:Role", "local", "OpenId:Groups:0:Role")]
    [InlineData("OpenId:Groups:0:Role", "survey_form", "OpenId:Groups:0:Role")]
    [InlineData("OpenId:Groups:0:Role", "operator", "OpenId:Groups:0:Authorities")]
    [InlineData("OpenId:Groups:0:Authorities", "", "OpenId:Groups:0:Authorities")]
    [InlineData("OpenId:Scopes", "groups", "OpenId:Scopes")]
    [InlineData("OpenId:SessionMinutes", "0", "OpenId:SessionMinutes")]
    public void A_setting_that_cannot_be_meant_is_refused_by_its_name(string key, string? value, string named)
    {
        var refusal = Assert.Throws<SettingException>(() => Read(new(Right) { [key] = value }));

        Assert.StartsWith($"Setting {named}:", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenId:Issuer", "https://login.example.org/other")]
    [InlineData("OpenId:ClientId", "other")]
    [InlineData("OpenId:Audience", "https://other.example.org")]
    [InlineData("OpenId:PersonClaim", "email")]
    [InlineData("OpenId:GroupsClaim", "roles")]
    [InlineData("OpenId:Groups:0:Role", "supervisor")]
    [InlineData("OpenId:Groups:0:Authorities", "350")]
    public void Everything_that_decides_who_is_who_needs_two_persons_again(string key, string value) =>
        Assert.NotEqual(Read(Right)!.Subject, Read(new(Right) { [key] = value })!.Subject);

    [Fact]
    public void A_name_a_secret_and_the_order_of_authorities_do_not_and_no_setting_is_no_provider()
    {
        var other = new Dictionary<string, string?>(Right)
        {
            ["OpenId:Name"] = "Ours",
            ["OpenId:ClientSecretFile"] = "secret",
            ["OpenId:Groups:0:Authorities"] = "350,351",
        };

        Assert.Equal(Read(Right)!.Subject, Read(other)!.Subject);
        Assert.Null(Read([]));
    }

    private static OpenIdSettings? Read(Dictionary<string, string?> settings) =>
        OpenIdSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), TimeSpan.FromHours(10));
}
