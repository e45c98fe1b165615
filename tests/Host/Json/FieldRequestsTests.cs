using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The calls of <c>Data/field</c> as they were made with curl, line by line, each with what is right.</summary>
public sealed partial class FieldRequestsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task A_misspelt_name_is_refused_by_name_and_nothing_is_stored()
    {
        var before = await SendAsync("GET", "/v1/sessions?pageSize=1000", "");
        var answers = await CallsAsync("05-json-unknown-names", 4);
        var after = await SendAsync("GET", "/v1/sessions?pageSize=1000", "");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Equal(["minutes: no such field in RecordSessionRequest", "la: no such field in ListSessionsRequest; did you mean laCode?",
            "as_off.year: no such field in SummariseSessionsRequest; did you mean asOf?", "laCode: the three-digit code of an authority"],
            answers.Select(answer => Words().Match(answer.Text).Value));
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Days_short_codes_and_null_are_taken_and_a_number_for_a_text_is_refused_by_field()
    {
        var answers = await CallsAsync("20-json-days-and-nulls", 5);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.OK],
            answers.Select(answer => answer.Status));
        Assert.Contains("urn: a text in quotation marks is expected.", answers[2].Text, StringComparison.Ordinal);
        Assert.Equal(["22", "23", "21"], new[] { 1, 3, 4 }.Select(at => HeldOn().Match(answers[at].Text).Groups[1].Value));
        Assert.All(answers, answer => Assert.DoesNotContain("Google.", answer.Text, StringComparison.Ordinal));
    }

    private async Task<List<(HttpStatusCode Status, string Text)>> CallsAsync(string folder, int calls)
    {
        await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync("sqlite"));
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "field", folder, "run.sh"));
        var answers = new List<(HttpStatusCode, string)>();
        foreach (Match call in Curl().Matches(script))
            answers.Add(await SendAsync(call.Groups["post"].Success ? "POST" : "GET", call.Groups["address"].Value,
                call.Groups["body"].Value));
        Assert.Equal(calls, answers.Count);
        return answers;
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(string method, string address, string body)
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        using var http = new HttpClient { BaseAddress = programme.Http };
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer",
            await programme.KeyAsync($"field-{Guid.NewGuid():N}", Role.TrialManager));
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("""^curl -s .*?(?<post>-X POST )?"?\$B(?<address>[^\s"]+)"?(?: -d '(?<body>[^']*)')?\r?$""",
        RegexOptions.Multiline)]
    private static partial Regex Curl();

    [GeneratedRegex("(minutes|la|as_off.year): no such field in \\w+(; did you mean \\w+\\?)?|"
        + "laCode: the three-digit code of an authority")]
    private static partial Regex Words();

    [GeneratedRegex("\"heldOn\":\\s*\\{[^}]*\"day\":\\s*(\\d+)")]
    private static partial Regex HeldOn();
}
