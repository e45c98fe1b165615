using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>With a certificate every port speaks TLS and nothing else; a renewed one is taken up without a restart.</summary>
[Trait("Promise", "S6")]
public sealed class CertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-tls-").FullName;

    private string Certificate => Path.Combine(folder, "tls.pem");

    private string Key => Path.Combine(folder, "tls.key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Grpc_and_json_are_served_with_tls_and_not_without()
    {
        var thumbprint = Write("first");
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, $"--Tls:Certificate={Certificate}",
            $"--Tls:Key={Key}");
        SocketsHttpHandler Trusting() => new()
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == thumbprint },
        };
        using var http = new HttpClient(Trusting());
        using var channel = GrpcChannel.ForAddress($"https://127.0.0.1:{programme.Grpc.Port}",
            new() { HttpHandler = Trusting(), DisposeHttpClient = true });

        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            async () => await new AccessService.AccessServiceClient(channel).ListApiKeysAsync(new()));

        Assert.Equal(Grpc.Core.StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"https://127.0.0.1:{programme.Http.Port}/healthz"))).StatusCode);
        using var bare = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => bare.GetAsync(new Uri($"http://127.0.0.1:{programme.Http.Port}/healthz")));
    }

    [Fact]
    public void A_renewed_certificate_is_taken_and_a_broken_one_is_not()
    {
        var first = Write("first");
        var certificates = new Certificates(Certificate, Key);
        Assert.Equal(first, certificates.Current().Thumbprint);

        var second = Write("second");
        File.SetLastWriteTimeUtc(Certificate, File.GetLastWriteTimeUtc(Key).AddMinutes(1));
        certificates.Look();
        Assert.Equal(second, certificates.Current().Thumbprint);

        File.WriteAllText(Certificate, "no certificate");
        File.SetLastWriteTimeUtc(Certificate, File.GetLastWriteTimeUtc(Key).AddMinutes(2));
        certificates.Look();
        Assert.Equal(second, certificates.Current().Thumbprint);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_used_stops_the_start_with_a_sentence()
    {
        await File.WriteAllTextAsync(Certificate, "no certificate");
        await File.WriteAllTextAsync(Key, "no key");

        var refused = await Assert.ThrowsAsync<SettingException>(
            () => RunningProgramme.StartAsync("sqlite", null, $"--Tls:Certificate={Certificate}", $"--Tls:Key={Key}"));
        var alone = await Assert.ThrowsAsync<SettingException>(
            () => RunningProgramme.StartAsync("sqlite", null, $"--Tls:Certificate={Certificate}"));

        Assert.Contains(Certificate, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Tls:Key", alone.Message, StringComparison.Ordinal);
    }

    private string Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(Certificate, made.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        return made.Thumbprint;
    }
}
