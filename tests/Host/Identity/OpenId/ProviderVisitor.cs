using System.Net;
using System.Text.RegularExpressions;

namespace Programme.Tests;

/// <summary>A browser without scripts that goes to the provider and back: keeps cookies of both sites.</summary>
internal sealed partial class ProviderVisitor : IDisposable
{
    private const int MostSteps = 20;

    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly HttpClient http;
    private readonly Uri programme;

    public ProviderVisitor(Uri programme) => (http, this.programme) = (new HttpClient(handler), programme);

    /// <summary>Signs in by name at the provider; the address to which it sends the browser back.</summary>
    public async Task<Uri> ToReturnAsync(string name, string to = "/", params (string Name, string Value)[] kept)
    {
        var begun = await PostAsync(new Uri(programme, "/sign-in/provider"),
            [("to", to), .. kept.Select(field => ($"kept.{field.Name}", field.Value))]);
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        var answer = await GetAsync(new Uri(programme, begun.Onward));
        var at = programme;
        for (var step = 0; step < MostSteps; step++)
        {
            if (answer.Location is { } next)
            {
                at = new Uri(at, next);
                if (at.Authority == programme.Authority)
                    return at;
                answer = await GetAsync(at);
            }
            else
            {
                var prompt = Prompt().Match(answer.Html).Groups[1].Value;
                Assert.NotEmpty(prompt);
                at = new Uri(at, Action().Match(answer.Html).Groups[1].Value);
                answer = await PostAsync(at, [("prompt", prompt), ("login", name), ("password", "any")]);
            }
        }
        throw new InvalidOperationException("The provider does not send the browser back.");
    }

    /// <summary>Signs in and lands on the page.</summary>
    public async Task<ProviderAnswer> SignInAsync(string name, string to = "/", params (string Name, string Value)[] kept)
    {
        var returned = await GetAsync(await ToReturnAsync(name, to, kept));
        return returned.Onward.Length == 0 ? returned : await GetAsync(new Uri(programme, returned.Onward));
    }

    /// <summary>Secret of the session here.</summary>
    public string SessionCookie => handler.CookieContainer.GetCookies(programme)["programme-session"]!.Value;

    /// <summary>Signs out at the provider, which asks whether that is meant.</summary>
    public async Task SignOutAtProviderAsync(string issuer)
    {
        var asked = await GetAsync(new Uri($"{issuer}/session/end"));
        await PostAsync(new Uri($"{issuer}/session/end/confirm"), [("xsrf", Xsrf().Match(asked.Html).Groups[1].Value), ("logout", "yes")]);
    }

    public Task<ProviderAnswer> GetAsync(string path) => GetAsync(new Uri(programme, path));

    public async Task<ProviderAnswer> GetAsync(Uri address) => await AnswerOf(await http.GetAsync(address));

    public Task<ProviderAnswer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(new Uri(programme, path), fields);

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private async Task<ProviderAnswer> PostAsync(Uri address, (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await AnswerOf(await http.PostAsync(address, form));
    }

    private static async Task<ProviderAnswer> AnswerOf(HttpResponseMessage response)
    {
        using (response)
            return new ProviderAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location);
    }

    [GeneratedRegex("name=\"xsrf\" value=\"([^\"]+)\"")]
    private static partial Regex Xsrf();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"prompt\" value=\"([^\"]+)\"")]
    private static partial Regex Prompt();
}

/// <summary>What came back.</summary>
internal sealed partial record ProviderAnswer(HttpStatusCode Status, string Html, Uri? Location)
{
    /// <summary>Where the page leads on to at once; empty = it does not.</summary>
    public string Onward => WebUtility.HtmlDecode(Refresh().Match(Html).Groups[1].Value);

    /// <summary>What forms of the page send back.</summary>
    public string FormToken => Token().Match(Html).Groups[1].Value;

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"")]
    private static partial Regex Refresh();

    [GeneratedRegex("name=\"form_token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();
}
