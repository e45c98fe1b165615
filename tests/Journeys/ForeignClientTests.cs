using System.Text.Json.Nodes;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A tool in another language (Node) with only the proto files and an API key.</summary>
public sealed class ForeignClientTests(ForeignClient node) : IClassFixture<ForeignClient>
{
    [SkippableFact]
    public async Task It_lists_schools_records_a_session_and_reads_its_field_violations()
    {
        var programme = await node.ProgrammeAsync();
        var bolton = await programme.KeyAsync(Role.LaCoordinator, "350");
        var bury = await programme.KeyAsync(Role.LaCoordinator, "351");

        var schools = await node.CallAsync(bolton, "EnrolmentService/ListSchools", """{"listed_only":true,"page_size":1000}""");
        var recorded = await node.CallAsync(bolton, "DeliveryService/RecordSession",
            """{"urn":"170005","format":"SESSION_FORMAT_ONE_TO_ONE","mode":"SESSION_MODE_REMOTE","""
            + """ "held_on":{"year":2022,"month":6,"day":14},"actual_minutes":60,"request_id":"node-1"}""");
        var reference = (string)recorded["answer"]!["session"]!["session_ref"]!;
        var wrong = await node.CallAsync(bolton, "DeliveryService/RecordSession",
            """{"urn":"170005","format":"SESSION_FORMAT_ONE_TO_ONE","mode":"SESSION_MODE_REMOTE","""
            + """ "held_on":{"year":2032,"month":6,"day":14},"actual_minutes":-5}""");
        var foreign = await node.CallAsync(bury, "DeliveryService/GetSession", $$"""{"session_ref":"{{reference}}"}""");

        Assert.Equal(34, schools["answer"]!["schools"]!.AsArray().Count);
        Assert.All(schools["answer"]!["schools"]!.AsArray(), school => Assert.Equal("350", (string?)school!["la_code"]));
        Assert.Equal("SESSION_STATUS_DELIVERED", (string?)recorded["answer"]!["session"]!["status"]);
        Assert.Equal(("INVALID_ARGUMENT", Reasons.FieldsInvalid), ((string?)wrong["code"], (string?)wrong["reason"]));
        Assert.Equal(["actual_minutes", "held_on"],
            wrong["fields"]!.AsArray().Select(field => (string?)field!["field"]).Order(StringComparer.Ordinal));
        Assert.Equal(("NOT_FOUND", Reasons.NotFound), ((string?)foreign["code"], (string?)foreign["reason"]));
    }
}

/// <summary>The client with its packages installed in a temporary folder, and a loaded programme to call.</summary>
public sealed class ForeignClient : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-node-").FullName;
    private RunningProgramme? programme;

    public async Task<RunningProgramme> ProgrammeAsync()
    {
        if (programme is not null)
            return programme;
        Tools.Find("node", "nodejs");
        var npm = Tools.Find("npm", "npm");
        foreach (var file in new[] { "package.json", "package-lock.json", "client.js" })
            File.Copy(Path.Combine(Source.Root, "tests/Clients", file), Path.Combine(folder, file));
        await Tools.RunAsync(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder);
        programme = await RunningProgramme.StartAsync();
        await programme.LoadAsync();
        return programme;
    }

    public async Task<JsonObject> CallAsync(string key, string command, string request)
    {
        var output = await Tools.RunAsync("node", Path.Combine(folder, "client.js"), Path.Combine(Source.Root, "protos"),
            $"127.0.0.1:{programme!.Grpc.Port}", key, command, request);
        return JsonNode.Parse(output)!.AsObject();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (programme is not null)
            await programme.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
