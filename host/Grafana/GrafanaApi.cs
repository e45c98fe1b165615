using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Programme.Host;

/// <summary>Calls of Grafana's HTTP API as an administrator of the server, each in one organisation.</summary>
internal sealed class GrafanaApi(HttpClient http, string login)
{
    /// <summary>Asks for something; null where Grafana says that it is not there.</summary>
    public async Task<JsonNode?> FindAsync(string path, long organisation, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, organisation, null, cancel);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await BodyAsync(answer, HttpMethod.Get, path, cancel);
    }

    /// <summary>Sends something and answers what Grafana says of it.</summary>
    public async Task<JsonNode> DoAsync(HttpMethod method, string path, long organisation, JsonObject body, CancellationToken cancel)
    {
        using var answer = await SendAsync(method, path, organisation, body, cancel);
        return await BodyAsync(answer, method, path, cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, long organisation, JsonObject? body,
        CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(path.TrimStart('/'), UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        request.Headers.Add("X-Grafana-Org-Id", $"{organisation}");
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            return await http.SendAsync(request, cancel);
        }
        catch (HttpRequestException fault)
        {
            throw new GrafanaException($"Grafana at {http.BaseAddress} does not answer ({fault.Message}).");
        }
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer, HttpMethod method, string path, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode)
            throw new GrafanaException($"Grafana refused {method} {path}: {(int)answer.StatusCode} {MessageIn(text)}".TrimEnd() + ".");
        return JsonNode.Parse(text)!;
    }

    private static string MessageIn(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject answer && answer["message"] is JsonValue message ? $"{message}" : "";
        }
        catch (System.Text.Json.JsonException)
        {
            return "";
        }
    }
}

/// <summary>Grafana does not answer, or refuses.</summary>
internal sealed class GrafanaException(string message) : Exception(message);
