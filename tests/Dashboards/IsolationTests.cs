using System.Text.RegularExpressions;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>VictoriaMetrics behind vmauth, with the whole programme in it: the token of an authority reads that authority's series and
/// nothing else, however it asks.</summary>
[Collection(ScrapedProgrammes.Collection)]
public sealed partial class IsolationTests(ScrapedProgramme programme)
{
    private const string Everything = "{__name__!=\"\"}";

    /// <summary>Ways to ask for what is another's. <c>OTHER</c> stands for another authority's code.</summary>
    private static readonly (string Method, string Path, string Body)[] Attempts =
    [
        ("GET", $"/api/v1/query?query={Escaped(Everything)}", ""),
        ("GET", $"/api/v1/query?query={Escaped("{la=\"OTHER\"}")}", ""),
        ("POST", "/api/v1/query", $"query={Escaped(Everything)}"),
        ("POST", "/api/v1/query", $"query={Escaped("{la=\"OTHER\"} or {la=\"all\"} or {la!~\"x\"}")}"),
        ("POST", "/api/v1/query", $"query={Escaped($"label_replace({Everything}, \"la\", \"$1\", \"la_name\", \"(.*)\")")}"),
        ("POST", "/api/v1/query", $"query={Escaped("count by (la, la_name) (programme_local_authority_info)")}"),
        ("GET", $"/api/v1/query?extra_label=la=OTHER&query={Escaped(Everything)}", ""),
        ("GET", $"/api/v1/query?extra_label=&query={Escaped(Everything)}", ""),
        ("GET", $"/api/v1/query?query={Escaped(Everything)}&extra_label=la%3DOTHER&extra_label=la%3D", ""),
        ("POST", "/api/v1/query", $"query={Escaped(Everything)}&extra_label=la%3DOTHER"),
        ("POST", "/api/v1/query", $"query={Escaped(Everything)}&extra_filters={Escaped("{la=\"OTHER\"}")}"),
        ("POST", "/api/v1/query", $"query={Escaped(Everything)}&extra_filters[]={Escaped("{la=~\".*\"}")}"),
        ("GET", $"/api/v1/query?extra_filters[]={Escaped("{la=~\".*\"}")}&query={Escaped(Everything)}", ""),
        ("GET", $"/api/v1/query?query={Escaped(Everything)};extra_label=la=OTHER", ""),
        ("GET", $"/api/v1/query?query={Escaped(Everything)}&trace=1&nocache=1", ""),
        ("POST", "/api/v1/query_range", $"query={Escaped(Everything)}&start=-1h&step=60"),
        ("POST", "/api/v1/query_range", $"query={Escaped("{la=\"OTHER\"}")}&start=-1h&step=60"),
        ("GET", $"/api/v1/series?match[]={Escaped(Everything)}", ""),
        ("POST", "/api/v1/series", $"match[]={Escaped("{la=\"OTHER\"}")}&match[]={Escaped(Everything)}"),
        ("GET", "/api/v1/labels", ""),
        ("GET", "/api/v1/label/la/values", ""),
        ("GET", "/api/v1/label/la_name/values", ""),
        ("GET", $"/api/v1/label/la/values?match[]={Escaped("{la=\"OTHER\"}")}", ""),
        ("GET", $"/api/v1/export?match[]={Escaped(Everything)}", ""),
        ("GET", $"/api/v1/export/csv?format=la&match[]={Escaped(Everything)}", ""),
        ("GET", $"/federate?match[]={Escaped(Everything)}", ""),
        ("GET", "/api/v1/status/tsdb", ""),
        ("GET", "/api/v1/status/active_queries", ""),
        ("GET", "/api/v1/query/../export?match[]=programme_sessions", ""),
        ("GET", "//api/v1/export?match[]=programme_sessions", ""),
        ("GET", "/api/v1/label/..%2F..%2Fexport/values?match[]=programme_sessions", ""),
        ("GET", "/api/v1/label/la%2F..%2F..%2F..%2Fexport/values?match[]=programme_sessions", ""),
        ("GET", $"/prometheus/api/v1/query?query={Escaped(Everything)}", ""),
        ("GET", "/graphite/metrics/find?query=*", ""),
        ("GET", "/metrics", ""),
        ("GET", "/vmui/", ""),
        ("POST", "/api/v1/admin/tsdb/delete_series", $"match[]={Escaped(Everything)}"),
        ("POST", "/api/v1/import/prometheus", "programme_planted{la=\"OTHER\"} 1"),
        ("POST", "/api/v1/write", "x"),
    ];

    [Trait("Promise", "S2")]
    [SkippableFact]
    public async Task A_token_reads_its_authority_alone_and_the_same_search_finds_a_token_that_leaks()
    {
        var host = await programme.HostAsync();
        var names = (await host.Client<EnrolmentService.EnrolmentServiceClient>().ListAuthoritiesAsync(new())).Authorities
            .ToDictionary(authority => authority.LaCode, authority => authority.Name);
        var codes = names.Keys.Order(StringComparer.Ordinal).ToList();
        var tokens = StoreTokens.For(codes, new Dictionary<string, string>());
        await using var store = await GuardedStore.StartAsync(tokens, await host.ScrapeAsync());

        // A positive control first: an empty store would pass every search.
        foreach (var code in codes)
            Assert.Equal([code], CodesIn(await store.AskAsync(tokens[code], "GET", $"/api/v1/series?match[]={Escaped(Everything)}", "")));
        Assert.Empty(await ForeignAsync(store, names, code => tokens[code]));
        Assert.Equal(codes.Append("all").Order(),
            CodesIn(await store.AskAsync(GuardedStore.Leaky, "GET", "/api/v1/label/la/values", "")));
        Assert.Empty(CodesIn(await store.AskAsync("0000", "GET", $"/api/v1/series?match[]={Escaped(Everything)}", "")));
        // Nobody could write or delete.
        Assert.DoesNotContain("programme_planted", await store.AskAsync(GuardedStore.Leaky, "GET",
            "/api/v1/label/__name__/values", ""), StringComparison.Ordinal);
        // Last: this token may delete, too. So its first authority is that for which every attempt to read could find something.
        var found = (await ForeignAsync(store, names, _ => GuardedStore.Leaky)).Where(each => each.StartsWith(names.Keys.First(),
            StringComparison.Ordinal)).ToList();
        Assert.True(found.Count >= 20, $"Of the attempts the planted token was found by these alone:\n{string.Join('\n', found)}");
        Assert.Contains(found, each => each.Contains("/export", StringComparison.Ordinal));
        Assert.Contains(found, each => each.Contains("/federate", StringComparison.Ordinal));
    }

    [Fact]
    public void Tokens_that_are_there_stay_and_those_of_authorities_that_left_go()
    {
        var first = StoreTokens.For(["350", "351"], new Dictionary<string, string>());
        var written = StoreTokens.Write(new Uri("http://store:8428"), first);

        var second = StoreTokens.For(["351", "352"], StoreTokens.Read(written));

        Assert.Equal(first, StoreTokens.Read(written));
        Assert.Equal(first["351"], second["351"]);
        Assert.Equal(["351", "352"], second.Keys);
        Assert.Equal(3, first.Values.Append(second["352"]).Distinct().Count());
        Assert.All(first.Values, token => Assert.Equal(64, token.Length));
    }

    /// <summary>Attempts that were answered with something of another authority.</summary>
    private static async Task<List<string>> ForeignAsync(GuardedStore store, IReadOnlyDictionary<string, string> names,
        Func<string, string> tokenOf)
    {
        var foreign = new List<string>();
        foreach (var code in names.Keys)
        {
            var others = names.Where(each => each.Key != code).ToDictionary();
            var other = others.Keys.First();
            foreach (var (method, path, body) in Attempts)
            {
                var answer = await store.AskAsync(tokenOf(code), method, path.Replace("OTHER", other, StringComparison.Ordinal),
                    body.Replace("OTHER", other, StringComparison.Ordinal));
                if (CodesIn(answer).Any(found => found == "all" || others.ContainsKey(found))
                    || others.Values.Any(name => answer.Contains($"\"{name}\"", StringComparison.Ordinal)))
                    foreign.Add($"{code}: {method} {path} {body}");
            }
        }
        return foreign;
    }

    /// <summary>Codes of authorities in an answer: as a label, as a value of the label, in the text format.</summary>
    private static IReadOnlyList<string> CodesIn(string answer) =>
        [.. Code().Matches(answer).Select(match => match.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    [GeneratedRegex("\"la\":\"(?<code>[^\"]*)\"|[{,]la=\"(?<code>[^\"]*)\"|(?<=\"data\":\\[[^{\\]]*)\"(?<code>\\d{3}|all)\"")]
    private static partial Regex Code();
}
