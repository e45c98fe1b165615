using System.Net;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A browser without scripts: keeps its cookies, follows no redirect, reads pages as text.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly HttpClient http;

    public Visitor(RunningProgramme programme) => http = new HttpClient(handler)
    { BaseAddress = programme.Http, DefaultRequestHeaders = { { "Accept", "text/html,application/xhtml+xml,*/*;q=0.8" } } };

    public CookieCollection Cookies => handler.CookieContainer.GetCookies(http.BaseAddress!);

    /// <summary>Signs in with a new key of a role.</summary>
    public static async Task<Visitor> OfAsync(RunningProgramme programme, Role role, params string[] laCodes)
    {
        var visitor = new Visitor(programme);
        var key = await programme.KeyAsync($"page-{Guid.NewGuid():N}"[..20], role, laCodes);
        var answer = await visitor.PostAsync("/sign-in", ("key", key));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return visitor;
    }

    public async Task<Answer> GetAsync(string path) => await AnswerOf(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a form as a browser does that says where it comes from.</summary>
    public async Task<Answer> PostFromPageAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await SendAsync(request);
    }

    /// <summary>Chooses a file in a form.</summary>
    public Task<Answer> UploadAsync(string path, string token, string month, string name, byte[] content) =>
        ChooseAsync(path, name, content, ("form_token", token), ("month", month));

    /// <summary>The same with any fields.</summary>
    public async Task<Answer> ChooseAsync(string path, string name, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(content), "file", name);
        return await AnswerOf(await http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await AnswerOf(await http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request) => await AnswerOf(await http.SendAsync(request));

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private static async Task<Answer> AnswerOf(HttpResponseMessage response)
    {
        using (response)
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString() ?? "",
                response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    /// <summary>HTML as a reader sees it, on one line.</summary>
    public static string Plain(string html) => Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    /// <summary>What came back.</summary>
    internal sealed record Answer(HttpStatusCode Status, string Html, string Location, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The page as a reader sees it, on one line.</summary>
        public string Text => Plain(Html);

        /// <summary>What forms of the page send back.</summary>
        public string FormToken => Token().Match(Html).Groups[1].Value;

        /// <summary>Names and values of the hidden fields of the page's last form.</summary>
        public IReadOnlyList<KeyValuePair<string, string>> Hidden =>
            [.. HiddenField().Matches(Html[Html.LastIndexOf("<form", StringComparison.Ordinal)..])
                .Select(one => KeyValuePair.Create(Decoded(one, 1), Decoded(one, 2)))];

        /// <summary>Names of the fields for texts.</summary>
        public IReadOnlyList<string> TextAreas =>
            [.. TextArea().Matches(Html).Select(one => Decoded(one, 1))];

        /// <summary>Cells of a CSV, line by line, without its header.</summary>
        public IReadOnlyList<string[]> Rows => [.. Html.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => Cell().Matches(line).Select(cell => cell.Groups[1].Value.Trim('"')).ToArray())];

        private static string Decoded(Match match, int group) => WebUtility.HtmlDecode(match.Groups[group].Value);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<textarea id=\"[^\"]+\" name=\"([^\"]+)\"")]
    private static partial Regex TextArea();

    [GeneratedRegex("(?:^|,)(\"[^\"]*\"|[^,]*)")]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("name=\"form_token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();
}
