using System.Net;
using System.Net.Sockets;

namespace Programme.Tests.Support;

/// <summary>Ports for programs that must be told theirs before they start.</summary>
public static class Ports
{
    /// <summary>A port of this machine that nobody listens on now.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
