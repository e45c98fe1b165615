using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>JSON as people write it: what is not known is refused by name, what is usual is taken.</summary>
public sealed class StrictJsonTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Theory]
    [InlineData("""{"urn":"170005","format":"SESSION_FORMAT_GROUP","minutes":90}""", "minutes", "no such field in RecordSessionRequest")]
    [InlineData("""{"urn":"170005","actualMinuts":90}""", "actualMinuts", "did you mean actualMinutes?")]
    [InlineData("""{"urn":170005}""", "urn", "a text in quotation marks is expected.")]
    [InlineData("""{"format":"groop"}""", "format", "one of group, one_to_one is expected.")]
    [InlineData("""{"heldOn":"2022-02-30"}""", "heldOn", "a day is expected, such as \"2021-12-01\"")]
    [InlineData("""{"heldOn":{"year":2022,"month":6,"dya":1}}""", "heldOn.dya", "no such field in Date; did you mean day?")]
    [InlineData("""{"actualMinutes":"many"}""", "actualMinutes", "a whole number is expected.")]
    [InlineData("""{"actualMinutes":1.5}""", "actualMinutes", "a whole number is expected.")]
    [InlineData("""{"themes":"2A"}""", "themes", "a list is expected")]
    [InlineData("""[1]""", "body", "an object with fields of RecordSessionRequest is expected.")]
    [InlineData("""{"urn":"170005",""", "body", "the body is not JSON, at line 1")]
    [InlineData("""{"urn":"170005","urn":"170006"}""", "body", "a name stands there twice.")]
    public async Task A_body_that_is_not_understood_is_refused_by_field(string json, string field, string words)
    {
        var (status, answer) = await PostAsync("/v1/sessions:record", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var violation = answer.GetProperty("details").EnumerateArray().Single(detail => detail.TryGetProperty("fieldViolations", out _))
            .GetProperty("fieldViolations")[0];
        Assert.Equal(field, violation.GetProperty("field").GetString());
        Assert.Contains(words, violation.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Google.", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "gzip", "content-encoding: a body that is not packed is expected; this one is in gzip.")]
    [InlineData("application/x-www-form-urlencoded", null,
        "content-type: application/json is expected; this one is application/x-www-form-urlencoded.")]
    [InlineData("text/plain", null, "content-type: application/json is expected; this one is text/plain.")]
    [InlineData(null, null, "content-type: application/json is expected; none is given.")]
    public async Task A_body_of_another_kind_is_named_as_what_it_is(string? type, string? encoding, string words)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("content-type", type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);

        var (status, answer) = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1/sessions:record") { Content = content });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task An_empty_body_is_a_request_without_fields(string json)
    {
        var (status, answer) = await PostAsync("/v1/sessions:record", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("urn: ", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public async Task A_body_that_is_not_utf_8_says_so(string encoding)
    {
        using var content = new ByteArrayContent(Encoding.GetEncoding(encoding).GetPreamble()
            .Concat(Encoding.GetEncoding(encoding).GetBytes("""{"note":"café"}""")).ToArray());
        content.Headers.TryAddWithoutValidation("content-type", $"application/json; charset={encoding}");

        var (_, answer) = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1/sessions:record") { Content = content });

        Assert.Equal("body: the body is not JSON: text in UTF-8 is expected.", answer.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("/v1/sessions?la=351&pageSize=1", "la", "no such field in ListSessionsRequest; did you mean laCode?")]
    [InlineData("/v1/sessions:summarise?as_off.year=2021", "as_off.year", "did you mean asOf?")]
    [InlineData("/v1/sessions?laCode=Bolton&pageSize=1", "laCode", "the three-digit code of an authority is expected")]
    [InlineData("/v1/sessions:summarise?asOf=2021-13-01", "asOf", "a day is expected, such as asOf=2021-12-01")]
    [InlineData("/v1/sessions?pageSize=ten", "pageSize", "a whole number is expected.")]
    [InlineData("/v1/sessions?laCode=350&laCode=351", "laCode", "given twice")]
    public async Task A_query_parameter_that_is_not_understood_is_refused_by_name(string address, string field, string words)
    {
        var (status, answer) = await GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"{field}: ", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(words, answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_short_codes_and_null_are_taken()
    {
        await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync("sqlite"));

        var (status, answer) = await PostAsync("/v1/sessions:record",
            "\ufeff" + """
                {"urn":"170005","format":"group","mode":"in_person","heldOn":"2022-06-22","actual_minutes":6.0e1,"themes":null,"note":null}
                """);
        var (python, _) = await GetAsync("/v1/schools?listedOnly=True&pageSize=1.0");
        var (summary, _) = await GetAsync("/v1/sessions:summarise?asOf=2021-12-01");
        var (parts, _) = await GetAsync("/v1/sessions:summarise?as_of.year=2021&as_of.month=12&as_of.day=1");

        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal(60, answer.GetProperty("session").GetProperty("actualMinutes").GetInt32());
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], new[] { summary, parts, python });
    }

    [Fact]
    public async Task Days_are_written_as_they_are_preferred()
    {
        await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync("sqlite"));

        var (_, usual) = await GetAsync("/v1/sessions?pageSize=1");
        var (_, iso) = await GetAsync("/v1/sessions?pageSize=1", prefer: "days=iso");

        var day = usual.GetProperty("sessions")[0].GetProperty("scheduledOn");
        Assert.Equal(
            $"{day.GetProperty("year").GetInt32():0000}-{day.GetProperty("month").GetInt32():00}-{day.GetProperty("day").GetInt32():00}",
                iso.GetProperty("sessions")[0].GetProperty("scheduledOn").GetString());
    }

    private async Task<(HttpStatusCode, JsonElement)> GetAsync(string address, string? prefer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (prefer is not null)
            request.Headers.Add("prefer", prefer);
        return await SendAsync(request);
    }

    private async Task<(HttpStatusCode, JsonElement)> PostAsync(string address, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            address)
        { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await SendAsync(request);
    }

    private async Task<(HttpStatusCode, JsonElement)> SendAsync(HttpRequestMessage request)
    {
        var programme = await programmes.OnAsync("sqlite");
        var key = await programme.KeyAsync($"json-{Guid.NewGuid():N}", Role.TrialManager);
        using var http = new HttpClient { BaseAddress = programme.Http };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
