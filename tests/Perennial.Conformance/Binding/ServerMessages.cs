using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Perennial.Conformance.Binding;

/// <summary>
/// The few messages of the protocol that a comparison needs. A driver hides what is compared here: the type modifiers of columns, the oids of parameters, and
/// the text that is parsed. Only for servers that ask for no password.
/// </summary>
public sealed class ServerMessages : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly byte[] _head = new byte[5];

    private ServerMessages(Stream stream) => _stream = stream;

    /// <summary>Connects and waits until the server is ready.</summary>
    /// <exception cref="NotSupportedException">The server asks for a password.</exception>
    public static async Task<ServerMessages> ConnectAsync(string connectionString, CancellationToken ct)
    {
        NpgsqlConnectionStringBuilder target = new(connectionString);
        string host = target.Host ?? "127.0.0.1";
        bool isLocal = host.StartsWith('/');
        Socket socket = isLocal ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (isLocal) await socket.ConnectAsync(new UnixDomainSocketEndPoint($"{host}/.s.PGSQL.{target.Port}"), ct);
        else await socket.ConnectAsync(host, target.Port, ct);
        ServerMessages server = new(new NetworkStream(socket, ownsSocket: true));
        byte[] body = [0, 3, 0, 0, .. Strings("user", target.Username ?? "postgres", "database", target.Database ?? "postgres", "client_encoding", "UTF8"), 0];
        await server.SendAsync(null, body, ct);
        await server.ReadUntilReadyAsync((kind, message) =>
        {
            if (kind == 'R' && BinaryPrimitives.ReadInt32BigEndian(message) != 0) throw new NotSupportedException("This server asks for a password; compare with one that trusts local connections.");
        }, ct);
        return server;
    }

    /// <summary>Sends one message; null for the startup message, which has no kind.</summary>
    public async Task SendAsync(char? kind, byte[] body, CancellationToken ct)
    {
        byte[] message = new byte[body.Length + (kind is null ? 4 : 5)];
        int start = 0;
        if (kind is { } written) message[start++] = (byte)written;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(start), body.Length + 4);
        body.CopyTo(message, start + 4);
        await _stream.WriteAsync(message, ct);
    }

    /// <summary>Reads messages until the server waits for the next command. An answer to COPY ... FROM STDIN is that there is nothing to copy.</summary>
    public async Task ReadUntilReadyAsync(Action<char, byte[]> read, CancellationToken ct)
    {
        while (true)
        {
            await _stream.ReadExactlyAsync(_head, ct);
            byte[] body = new byte[BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) - 4];
            await _stream.ReadExactlyAsync(body, ct);
            char kind = (char)_head[0];
            if (kind == 'G') await SendAsync('c', [], ct);
            read(kind, body);
            if (kind == 'Z') return;
        }
    }

    public static byte[] Strings(params string[] texts) => [.. texts.SelectMany(static text => Encoding.UTF8.GetBytes(text).Append((byte)0))];

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
