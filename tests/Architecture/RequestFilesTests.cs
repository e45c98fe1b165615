using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The requests to try (<c>requests/*.http</c>) are calls that the contracts have.</summary>
public sealed partial class RequestFilesTests
{
    private static string[] Files => Directory.GetFiles(Path.Combine(Source.Root, "requests"), "*.http");

    [Fact]
    public void Every_request_is_the_path_of_an_rpc()
    {
        var routes = Contracts.Methods.Values.Select(RouteOf).OfType<(string Verb, Regex Path)>().ToList();

        var requests = Files.SelectMany(file => Request().Matches(File.ReadAllText(file)).Select(match =>
            (File: Path.GetFileName(file), Verb: match.Groups[1].Value, Path: match.Groups[2].Value)))
            .Where(request => request.Path != "/healthz").ToList();

        Assert.True(requests.Count >= 40, $"{requests.Count} requests");
        Assert.All(requests, request => Assert.Contains(routes, route => route.Verb == request.Verb && route.Path.IsMatch(request.Path)));
    }

    [Trait("Promise", "S16")]
    [Fact]
    public void No_request_carries_a_key()
    {
        Assert.All(Files, file => Assert.DoesNotMatch(Key(), File.ReadAllText(file)));
    }

    /// <summary>Verb and path of an RPC over JSON; null = it has none (a stream).</summary>
    private static (string Verb, Regex Path)? RouteOf(MethodDescriptor rpc)
    {
        var rule = rpc.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
        if (rule is null)
            return null;
        var (verb, path) = rule.Get.Length > 0 ? ("GET", rule.Get) : ("POST", rule.Post);
        return (verb, new Regex($"^{Field().Replace(path, "[^/:]+")}$"));
    }

    [GeneratedRegex(@"^(GET|POST) \{\{host\}\}([^?\s]+)", RegexOptions.Multiline)]
    private static partial Regex Request();

    [GeneratedRegex(@"\{[\w.]+\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"prg_[0-9A-Za-z]{12}")]
    private static partial Regex Key();
}
