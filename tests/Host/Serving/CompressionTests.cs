using System.Net;
using System.Net.Http.Headers;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class CompressionTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("identity", null)]
    public async Task Json_is_compressed_as_the_caller_asks(string asked, string? given)
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient { BaseAddress = programme.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await programme.KeyAsync(Role.DataManager));
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(asked));

        using var answer = await http.GetAsync(new Uri("/v1/returns/rules", UriKind.Relative));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(given, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("identity", 0)]
    public async Task Grpc_is_compressed_for_a_caller_that_sends_compressed(string encoding, byte compressed)
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithListAsync(programme);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = programme.Grpc };
        using var call = new HttpRequestMessage(HttpMethod.Post, "/programme.enrolment.v1.EnrolmentService/ListAuthorities")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            // A message of no bytes, not compressed, which it may be whatever the header says.
            Content = new ByteArrayContent([0, 0, 0, 0, 0]),
        };
        call.Headers.Add("authorization", $"Bearer {await programme.KeyAsync(Role.DataManager)}");
        call.Headers.Add("grpc-encoding", encoding);
        call.Headers.Add("grpc-accept-encoding", "gzip, identity");
        call.Headers.TE.ParseAdd("trailers");
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        using var answer = await http.SendAsync(call);
        var frame = await answer.Content.ReadAsByteArrayAsync();

        Assert.True(frame.Length > 5);
        Assert.Equal(compressed, frame[0]);
    }
}
