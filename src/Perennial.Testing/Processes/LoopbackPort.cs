using System.Net;
using System.Net.Sockets;

namespace Perennial.Testing.Processes;

/// <summary>Ports of 127.0.0.1.</summary>
internal static class LoopbackPort
{
    /// <summary>A port that is free now; another process may take it before the server does, so a start must be ready to try again.</summary>
    public static int FindFree()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server's output says that its port was taken. Its messages are not translated: lc_messages is C.</summary>
    public static bool WasTaken(string log) =>
        log.Contains("Address already in use", StringComparison.Ordinal) || log.Contains("could not bind", StringComparison.Ordinal);
}
