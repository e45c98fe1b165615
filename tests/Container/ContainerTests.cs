using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Grpc.Core;
using Grpc.Health.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ContainerTests
{
    private const string Authorities =
        "la_code,gss_code,name,valid_from,valid_to,mou_signed_on,dsa_signed_on\n940,E06000061,North,2021-04-01,,,\n"
            + "941,E06000062,West,2021-04-01,,,\n";
    private static readonly ImportAuthoritiesRequest First = new() { Options = Imports.Options("local-authorities.csv") };

    [Trait("Promise", "S16")]
    [SkippableFact]
    public async Task The_image_declares_its_user_health_check_volume_and_ports_and_holds_no_secret()
    {
        using var images = JsonDocument.Parse(await RunningContainer.PodmanAsync($"image inspect {RunningContainer.Image}"));
        var config = images.RootElement[0].GetProperty("Config");
        var health = images.RootElement[0].GetProperty("Healthcheck");

        Assert.Equal("1654:1654", config.GetProperty("User").GetString());
        Assert.Equal(["/app/programme"], Texts(config.GetProperty("Entrypoint")));
        Assert.Equal(["CMD", "/app/programme", "health"], Texts(health.GetProperty("Test")));
        Assert.True(health.GetProperty("StartPeriod").GetInt64() > 0);
        Assert.Equal(["5080/tcp", "5081/tcp", "5082/tcp"],
            config.GetProperty("ExposedPorts").EnumerateObject().Select(port => port.Name).Order());
        Assert.Equal(["/data"], config.GetProperty("Volumes").EnumerateObject().Select(volume => volume.Name));
        Assert.Equal("MIT", config.GetProperty("Labels").GetProperty("org.opencontainers.image.licenses").GetString());
        Assert.DoesNotContain(Texts(config.GetProperty("Env")),
            setting => setting.Contains("key", StringComparison.OrdinalIgnoreCase)
                || setting.Contains("password", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await RunningContainer.PodmanAsync($"run --rm --entrypoint /usr/bin/find {RunningContainer.Image} /data /keys "
            + "-mindepth 1"));
    }

    [SkippableFact]
    public async Task A_client_on_the_machine_calls_the_published_ports_with_a_key_made_in_the_container()
    {
        await using var container = await RunningContainer.StartAsync();
        var health = await container.ClientAsync<Health.HealthClient>();
        var nobody = await container.ClientAsync<EnrolmentService.EnrolmentServiceClient>();
        var manager = await container.KeyAsync("trial_manager");
        var enrolment = await container.ClientAsync<EnrolmentService.EnrolmentServiceClient>(manager);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Check(new()).Status);
        Assert.Equal(StatusCode.Unauthenticated, Assert.Throws<RpcException>(() => nobody.ListAuthorities(new())).StatusCode);
        Assert.Empty(enrolment.ListAuthorities(new()).Authorities);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(new Uri(await container.AddressAsync(5081), "/v1/authorities"), manager));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(new Uri(await container.AddressAsync(5082), "/healthz"), null));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(new Uri(await container.AddressAsync(5082), "/metrics"), manager));
        Assert.Equal(HttpStatusCode.OK,
            await GetAsync(new Uri(await container.AddressAsync(5082), "/metrics"), await container.KeyAsync("metrics_reader")));
    }

    [SkippableFact]
    public async Task The_host_runs_as_uid_1654_without_capabilities_on_a_read_only_root_within_its_memory()
    {
        await using var container = await RunningContainer.StartAsync();

        var status = (await container.ExecAsync("cat", "/proc/1/status")).Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(line => line.Length == 2).ToDictionary(line => line[0], line => line[1]);
        var limit = await container.ExecAsync("sh", "-c",
            "cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => container.ExecAsync("touch", "/app/new"));
        var open = await container.ExecAsync("find", "/data", "-perm", "/077", "!", "-type", "l");

        Assert.Equal("1654\t1654\t1654\t1654", status["Uid"]);
        Assert.Equal("0000000000000000", status["CapEff"]);
        Assert.Equal("1", status["NoNewPrivs"]);
        Assert.Equal("536870912", limit.Trim());
        Assert.Contains("Read-only file system", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", open, StringComparison.Ordinal);
        Assert.DoesNotContain("sock", open, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_new_container_on_the_volume_has_the_data_and_keys_of_the_one_that_was_stopped()
    {
        var volume = RunningContainer.NewName("data");
        string key;
        await using (var before = await RunningContainer.StartAsync(volume))
        {
            key = await before.KeyAsync("trial_manager");
            await (await before.ClientAsync<EnrolmentService.EnrolmentServiceClient>(key)).ImportAuthorities()
                .SendAsync(First, Authorities);
            var (exitCode, took) = await before.StopAsync();
            Assert.Equal(0, exitCode);
            Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }

        await using (var after = await RunningContainer.StartAsync(volume))
        {
            var listed = (await after.ClientAsync<EnrolmentService.EnrolmentServiceClient>(key)).ListAuthorities(new());
            Assert.Equal(["940", "941"], listed.Authorities.Select(authority => authority.LaCode));
            Assert.Contains("\"sound\": true", await after.ExecAsync("programme", "verify", "--json"), StringComparison.Ordinal);
        }
        await RunningContainer.PodmanAsync($"volume rm {volume}");
    }

    [Trait("Promise", "D11")]
    [SkippableFact]
    public async Task A_stop_waits_for_the_import_that_is_being_sent()
    {
        await using var container = await RunningContainer.StartAsync();
        var enrolment = await container.ClientAsync<EnrolmentService.EnrolmentServiceClient>(await container.KeyAsync("trial_manager"));
        Assert.Empty(enrolment.ListAuthorities(new()).Authorities);
        using var import = enrolment.ImportAuthorities();
        await import.RequestStream.WriteAsync(First);

        var stop = container.StopAsync();
        while (!(await container.LogAsync()).Contains("shutting down", StringComparison.Ordinal))
            Assert.False(stop.IsCompleted, "The host ended before it said that it was shutting down.");
        await import.RequestStream.WriteAsync(new() { Content = Google.Protobuf.ByteString.CopyFromUtf8(Authorities) });
        await import.RequestStream.CompleteAsync();
        var report = await import.ResponseAsync;
        var (exitCode, _) = await stop;

        Assert.Equal(2, report.Report.RowsAdded);
        Assert.Equal(0, exitCode);
    }

    private static async Task<HttpStatusCode> GetAsync(Uri address, string? key)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.GetAsync(address);
        return answer.StatusCode;
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString()!);
}
