using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;

namespace Programme.Tests;

/// <summary>Stands between clients and a host. What a client asks reaches the host; of the answer nothing comes back: when it is
/// complete, the connection ends.</summary>
internal sealed class LostReplies : IAsyncDisposable
{
    private const byte Headers = 1;
    private const byte EndOfStream = 1;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri host;
    private readonly Task serving;

    public LostReplies(Uri host)
    {
        this.host = host;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Complete answers that nobody got.</summary>
    public int Lost { get; private set; }

    /// <summary>Sends by a connection of its own, and gets no answer.</summary>
    public async Task LoseAsync(Metadata headers, Func<CallInvoker, CallOptions, Task> send)
    {
        var before = Lost;
        using var channel = GrpcChannel.ForAddress($"http://{listener.LocalEndpoint}");
        var fault = await Assert.ThrowsAsync<RpcException>(() => send(channel.CreateCallInvoker(), new CallOptions(headers)));
        Assert.True(Lost == before + 1, $"{Lost - before} answers were lost: {fault.Status}");
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await RelayAsync(await listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var asking = client;
        using var answering = new TcpClient();
        await answering.ConnectAsync(host.Host, host.Port);
        var asked = asking.GetStream().CopyToAsync(answering.GetStream());
        await AnswerAsync(answering.GetStream(), asking.GetStream());
        asking.Close();
        answering.Close();
        await asked.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Frames of HTTP/2: nine bytes (length, kind, flags, stream) and the content. Those of the connection pass.</summary>
    private async Task AnswerAsync(NetworkStream from, NetworkStream to)
    {
        var head = new byte[9];
        while (await from.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var content = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await from.ReadExactlyAsync(content);
            var (kind, flags, stream) = (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
            if (kind == Headers && (flags & EndOfStream) != 0)
            {
                Lost++;
                return;
            }
            if (stream == 0 || kind is not (0 or Headers))
                await to.WriteAsync((byte[])[.. head, .. content]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }
}
