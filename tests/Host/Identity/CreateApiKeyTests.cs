using System.Text;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class CreateApiKeyTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Trait("Promise", "S16")]
    [SkippableTheory, EachStore]
    public async Task The_secret_is_shown_once_and_only_its_hash_is_kept(string store)
    {
        var programme = await programmes.OnAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        var request = new CreateApiKeyRequest { Subject = "board-display", Role = Role.ProgrammeLead, RequestId = $"once-{store}" };

        var first = await access.CreateApiKeyAsync(request);
        var again = await access.CreateApiKeyAsync(request);

        Assert.StartsWith($"prg_{first.ApiKey.KeyId}_", first.Secret, StringComparison.Ordinal);
        Assert.Equal(first.ApiKey, again.ApiKey);
        Assert.Empty(again.Secret);
        var secret = Encoding.ASCII.GetBytes(first.Secret.Split('_')[2]);
        var files = Directory.EnumerateFiles(programme.Folder, "*.db*").ToList();
        Assert.DoesNotContain(files, file => Contains(file, secret));
    }

    [Trait("Promise", "S5")]
    [SkippableTheory, EachStore]
    public async Task An_expired_key_is_refused_like_an_unknown_one(string store)
    {
        var programme = await programmes.OnAsync(store);
        var made = await programme.Client<AccessService.AccessServiceClient>().CreateApiKeyAsync(new()
        {
            Subject = "short-lived",
            Role = Role.LaDataOfficer,
            LaCodes = { "350" },
            ExpiresOn = new() { Year = 2022, Month = 9, Day = 30 },
        });

        var expired =
            Assert.Throws<RpcException>(() => programme.Client<EnrolmentService.EnrolmentServiceClient>(made.Secret)
                .ListAuthorities(new()));
        var unknown =
            Assert.Throws<RpcException>(() => programme.Client<EnrolmentService.EnrolmentServiceClient>("prg_ffffffffffff_00")
                .ListAuthorities(new()));

        Assert.Equal(StatusCode.Unauthenticated, expired.StatusCode);
        Assert.Equal(unknown.Status.Detail, expired.Status.Detail);
    }

    [Fact]
    public async Task All_problems_of_a_request_are_named_at_once()
    {
        var access = (await programmes.OnAsync("sqlite")).Client<AccessService.AccessServiceClient>();

        var noAuthority = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await access.CreateApiKeyAsync(new() { Subject = "x", Role = Role.LaCoordinator }));
        var local = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await access.CreateApiKeyAsync(new() { Subject = "somebody", Role = Role.Local, LaCodes = { "35" } }));

        Assert.Equal(["subject", "la_codes"], noAuthority.Fields());
        Assert.Equal(["role", "la_codes"], local.Fields());
    }

    private static bool Contains(string file, byte[] secret)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(secret) >= 0;
    }
}
