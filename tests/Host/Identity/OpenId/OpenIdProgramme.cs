using System.Security.Cryptography;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A programme whose people sign in at a real provider, behind which two persons stand.</summary>
public sealed class OpenIdProgramme : IAsyncLifetime
{
    /// <summary>Of access tokens.</summary>
    public const string Audience = "https://programme.example";

    private OpenIdProvider? provider;
    private string folder = "";

    /// <summary>The running host; its clock is that of the provider.</summary>
    public RunningProgramme Programme { get; private set; } = null!;

    internal OpenIdProvider Provider => provider!;

    /// <summary>The row of the provider among the keys.</summary>
    public string KeyId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        folder = await BrowserFolder.MakeAsync();
        var address = $"http://127.0.0.1:{Ports.Free()}";
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var secretFile = Path.Combine(folder, "client-secret");
        await File.WriteAllTextAsync(secretFile, $"{secret}\n");
        provider = await OpenIdProvider.StartAsync(folder, address, secret);
        Programme = await RunningProgramme.StartAsync("sqlite", null, [$"--Listen:Http={address["http://".Length..]}",
            $"--Pages:Address={address}", $"--OpenId:Issuer={provider.Issuer}", "--OpenId:Name=Example Council",
            "--OpenId:ClientId=programme", $"--OpenId:ClientSecretFile={secretFile}", $"--OpenId:Audience={Audience}",
            "--OpenId:Scopes=openid groups", .. Groups]);
        Programme.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var access = Programme.Client<AccessService.AccessServiceClient>();
        KeyId = (await access.AdmitProviderAsync(new())).ApiKey.KeyId;
    }

    /// <summary>Two persons stand behind the provider.</summary>
    public async Task ActivateAsync()
    {
        foreach (var person in new[] { "vera", "walt" })
        {
            var access = await Programme.PersonAsync<AccessService.AccessServiceClient>(person, Role.ProgrammeLead);
            await access.ActivateApiKeyAsync(new() { KeyId = KeyId });
        }
    }

    public async Task DisposeAsync()
    {
        await Programme.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static readonly string[] Groups =
        [.. new[] { ("leads", "programme_lead", ""), ("managers", "trial_manager", ""), ("bolton", "la_coordinator", "350"),
                ("bury", "la_coordinator", "351") }
            .SelectMany((row, at) => new[] { $"--OpenId:Groups:{at}:Group={row.Item1}", $"--OpenId:Groups:{at}:Role={row.Item2}",
                $"--OpenId:Groups:{at}:Authorities={row.Item3}" })];
}
