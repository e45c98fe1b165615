using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The examples of docs/clients.md, run as they stand there against a loaded programme.</summary>
public sealed class QuickStartTests(Programmes programmes) : IClassFixture<Programmes>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-quick-").FullName;

    [SkippableFact]
    public async Task Python_by_json() => await RunAsync(Tools.Find("python3", "python3"), "python", "quick.py", json: true);

    [SkippableFact]
    public async Task Python_by_grpc_with_messages_made_from_our_folder_alone()
    {
        // Debian's Python, whose packages these are.
        const string Python = "/usr/bin/python3";
        Tools.Require(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/grpc"), "python3-grpcio");
        var protoc = Tools.Find("protoc", "protobuf-compiler");
        var protos = Path.Combine(Source.Root, "protos");
        await Tools.RunAsync(protoc, ["-I", protos, $"--python_out={folder}",
            .. Directory.EnumerateFiles(protos, "*.proto", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(protos, file))]);

        await RunAsync(Python, "python grpc", "quick_grpc.py", json: false);
    }

    [SkippableFact]
    public async Task Node_by_json() => await RunAsync(Tools.Find("node", "nodejs"), "javascript", "quick.mjs", json: true);

    [SkippableFact]
    public async Task R_by_json()
    {
        var rscript = Tools.Find("Rscript", "r-base-core");
        var has = await Tools.RunAsync(rscript, "-e",
            "cat(requireNamespace('curl', quietly = TRUE), requireNamespace('jsonlite', quietly = TRUE))");
        Tools.Require(has.Trim() == "TRUE TRUE", "r-cran-curl or r-cran-jsonlite");

        await RunAsync(rscript, "r", "quick.R", json: true);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task RunAsync(string program, string language, string file, bool json)
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        var page = await File.ReadAllTextAsync(Path.Combine(Source.Root, "docs/clients.md"));
        var code = Regex.Match(page, $"^```{language}\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        await File.WriteAllTextAsync(Path.Combine(folder, file), code);
        await File.WriteAllTextAsync(Path.Combine(folder, "key"), await programme.KeyAsync(Role.LaCoordinator, "350") + "\n");

        var output = await Tools.RunAsync(program, Path.Combine(folder, file),
            json ? programme.Http.ToString().TrimEnd('/') : $"127.0.0.1:{programme.Grpc.Port}", Path.Combine(folder, "key"));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal(("34 schools, the first 170002", "2022-06-14"), (lines[0], lines[1]));
        Assert.Contains("actual_minutes", lines[2], StringComparison.Ordinal);
    }
}
