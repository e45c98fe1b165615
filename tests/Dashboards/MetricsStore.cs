using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Programme.Tests.Dashboards;

/// <summary>The HTTP API of Prometheus, which VictoriaMetrics has too.</summary>
internal sealed class MetricsStore(HttpClient http)
{
    /// <summary>The series that an expression selects now.</summary>
    public async Task<IReadOnlyList<Sample>> QueryAsync(string expression) =>
        [.. (await AskAsync("query", ("query", expression))).Select(series => Sample.Of(series, series.GetProperty("value")))];

    /// <summary>The series that an expression selects at any of 30 times in a range that ends now, each with its last value.</summary>
    public async Task<IReadOnlyList<Sample>> RangeAsync(string expression, TimeSpan range)
    {
        var end = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var step = (long)range.TotalSeconds / 30;
        return [.. (await AskAsync("query_range", ("query", expression), ("start", Text(end - (step * 30))), ("end", Text(end)),
            ("step", Text(step)), ("nocache", "1"))).Select(series => Sample.Of(series, series.GetProperty("values")
                .EnumerateArray().Last()))];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<JsonElement>> AskAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using var response = await http.PostAsync(new Uri($"/api/v1/{path}", UriKind.Relative), form);
        // Until it is ready it says so in plain text; a query that it refuses is answered in JSON.
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            throw new HttpRequestException("The store is not ready yet.", null, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        if (answer.RootElement.GetProperty("status").GetString() != "success")
            throw new QueryException($"{fields[0].Value}: {answer.RootElement.GetProperty("error").GetString()}");
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(series => series.Clone())];
    }
}

/// <summary>An expression that the store refused.</summary>
internal sealed class QueryException(string message) : Exception(message);

/// <summary>One series of an answer, with a value.</summary>
internal sealed record Sample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <param name="series">The series.</param>
    /// <param name="value">Time and value of the sample.</param>
    public static Sample Of(JsonElement series, JsonElement value) => new(
        series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
        ValueOf(value[1].GetString()!));

    private static double ValueOf(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
