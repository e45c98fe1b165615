using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Everything that was seen to take a host down, at once, until it is told to end.</summary>
internal sealed class Attackers(SmallHost host, CancellationToken end)
{
    private const int BodyBytes = 15_000_000;
    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static readonly byte[] Settings = Frame(4, 0, 0, []);
    /// <summary>POST http / of the authority a, in the static table of HPACK.</summary>
    private static readonly byte[] Head = [0x83, 0x86, 0x84, 0x41, 0x01, (byte)'a'];
    private static readonly byte[] SlowHead =
        Encoding.ASCII.GetBytes("GET /v1/authorities HTTP/1.1\r\nHost: a\r\nX: " + new string('x', 500));
    private static readonly byte[] Chunk = new byte[64 * 1024];
    private long attempts;

    /// <summary>How many attempts were made.</summary>
    public long Attempts => Interlocked.Read(ref attempts);

    public Task AttackAsync() => Task.WhenAll(
        Many(40, BodyAsync),
        Many(4, WorkbookAsync(Bombs())),
        Many(300, ct => SlowlyAsync(host.Grpc, Preface, ct)),
        Many(200, ct => SlowlyAsync(host.Http, SlowHead, ct)),
        Many(32, WrongKeyAsync),
        Many(16, HeavyAsync),
        Many(4, ct => FramesAsync([.. Enumerable.Range(0, 200).Select(_ => Settings)], ct)),
        Many(4, ct => FramesAsync([.. Enumerable.Range(0, 200).Select(_ => Frame(6, 0, 0, new byte[8]))], ct)),
        Many(4, ct => FramesAsync([.. Enumerable.Range(0, 100).SelectMany(Reset)], ct)),
        Many(4, ct => FramesAsync([Frame(1, 0, 1, Head), .. Enumerable.Range(0, 200).Select(_ => Frame(9, 0, 1, Head))], ct)),
        Many(4, ct => FramesAsync([new byte[2_000]], ct)));

    private Task Many(int number, Func<CancellationToken, Task> attack) =>
        Task.WhenAll(Enumerable.Range(0, number).Select(_ => Task.Run(() => AgainAsync(attack))));

    private async Task AgainAsync(Func<CancellationToken, Task> attack)
    {
        while (!end.IsCancellationRequested)
        {
            Interlocked.Increment(ref attempts);
            try
            {
                await attack(end);
            }
            catch (Exception fault) when (fault is IOException or SocketException or RpcException or HttpRequestException
                or OperationCanceledException)
            {
                // Refused, or the end.
            }
        }
    }

    /// <summary>A body of 15 MB without a key, as much of it as is taken.</summary>
    private async Task BodyAsync(CancellationToken cancel)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(host.Http.Host, host.Http.Port, cancel);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/posts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {BodyBytes}\r\n\r\n"), cancel);
        for (var sent = 0; sent < BodyBytes; sent += Chunk.Length)
            await stream.WriteAsync(Chunk, cancel);
    }

    /// <summary>Small workbooks that are large inside, with a key.</summary>
    private Func<CancellationToken, Task> WorkbookAsync(byte[][] bombs)
    {
        var surveys = new SurveyService.SurveyServiceClient(GrpcChannel.ForAddress(host.Grpc).CreateCallInvoker());
        var next = 0;
        return async cancel =>
        {
            var bomb = bombs[Interlocked.Increment(ref next) % bombs.Length];
            using var call = surveys.ImportSurveys(Bearer(host.Keys.Importer), cancellationToken: cancel);
            await call.SendAsync(new ImportSurveysRequest { Options = Imports.Options("surveys.xlsx") }, bomb);
        };
    }

    private static byte[][] Bombs()
    {
        var header = SheetMaker.Row(1, SheetMaker.Text("respondent_ref"), SheetMaker.Text("wave"));
        var far = new SheetMaker().Add("Surveys", $"{header}<row r=\"1048576\">{SheetMaker.Text("x", "XFD1048576")}</row>").ToBytes();
        var cell = $"<c t=\"inlineStr\"><is><t>{new string('a', 60_000_000)}</t></is></c>";
        var large = new SheetMaker().Add("Surveys", $"{header}<row r=\"2\">{cell}</row>").ToBytes();
        return [far, large];
    }

    /// <summary>A byte a second.</summary>
    private static async Task SlowlyAsync(Uri address, byte[] bytes, CancellationToken cancel)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, cancel);
        foreach (var each in bytes)
        {
            await connection.GetStream().WriteAsync(new[] { each }, cancel);
            await Task.Delay(1_000, cancel);
        }
    }

    private async Task WrongKeyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = host.Http };
        http.DefaultRequestHeaders.Authorization = new("Bearer", $"prg_{Guid.NewGuid():N}"[..16] + "_0000");
        using var answer = await http.GetAsync(new Uri("/v1/authorities", UriKind.Relative), cancel);
    }

    private async Task HeavyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = host.Http };
        http.DefaultRequestHeaders.Authorization = new("Bearer", host.Keys.Importer);
        using var answer = await http.GetAsync(new Uri("/v1/summary", UriKind.Relative), cancel);
        await answer.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>Frames of HTTP/2 after a preface, as fast as they are taken, until the host closes.</summary>
    private async Task FramesAsync(byte[][] frames, CancellationToken cancel)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(host.Grpc.Host, host.Grpc.Port, cancel);
        var stream = connection.GetStream();
        await stream.WriteAsync((byte[])[.. Preface, .. Settings], cancel);
        var all = frames.SelectMany(frame => frame).ToArray();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        await stream.WriteAsync(all, patience.Token);
        var answer = new byte[4096];
        while (await stream.ReadAsync(answer, patience.Token) > 0)
            await stream.WriteAsync(all, patience.Token);
    }

    private static byte[][] Reset(int number)
    {
        var stream = (2 * number) + 1;
        return [Frame(1, 4, stream, Head), Frame(3, 0, stream, [0, 0, 0, 8])];
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload) =>
        [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags,
            (byte)(stream >> 24), (byte)(stream >> 16), (byte)(stream >> 8), (byte)stream, .. payload];

    private static Metadata Bearer(string key) => new() { { "authorization", $"Bearer {key}" } };
}
