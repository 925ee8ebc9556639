using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Perennial.Conformance.Binding;

/// <summary>A session of a real server: says what it makes of statements, and runs them.</summary>
public sealed class ServerOracle : IAsyncDisposable
{
    private readonly ServerMessages _messages;
    private readonly Dictionary<(uint Oid, int Typmod), string> _builtInTypes = [];

    private ServerOracle(ServerMessages messages) => _messages = messages;

    public static async Task<ServerOracle> ConnectAsync(string connectionString, CancellationToken ct) => new(await ServerMessages.ConnectAsync(connectionString, ct));

    /// <summary>What Parse and Describe answer; types by the session's search path.</summary>
    public async Task<Answer> DescribeAsync(string sql, CancellationToken ct)
    {
        uint[] parameters = [];
        List<(string Name, uint Oid, int Typmod)> columns = [];
        Answer? error = null;
        await _messages.SendAsync('P', [0, .. ServerMessages.Strings(sql), 0, 0], ct);
        await _messages.SendAsync('D', [(byte)'S', 0], ct);
        await _messages.SendAsync('S', [], ct);
        await _messages.ReadUntilReadyAsync((kind, body) =>
        {
            if (kind == 'E') error ??= ReadError(body);
            else if (kind == 't') parameters = [.. Enumerable.Range(0, BinaryPrimitives.ReadInt16BigEndian(body)).Select(i => BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(2 + (i * 4))))];
            else if (kind == 'T') columns = ReadColumns(body);
        }, ct);
        if (error is not null) return error;
        List<string> types = await FormatAsync([.. parameters.Select(static oid => (oid, -1)), .. columns.Select(static column => (column.Oid, column.Typmod))], ct);
        return new Answer(types[..parameters.Length], [.. columns.Select((column, i) => (column.Name, types[parameters.Length + i]))]);
    }

    /// <summary>Runs a text; the refusal, or null.</summary>
    public async Task<Answer?> ExecuteAsync(string sql, CancellationToken ct)
    {
        Answer? error = null;
        await QueryAsync(sql, static _ => { }, refusal => error = refusal, ct);
        return error;
    }

    /// <summary>Whether statements are refused until the transaction ends.</summary>
    public bool IsInFailedTransaction { get; private set; }

    private async Task QueryAsync(string sql, Action<string> row, Action<Answer> refused, CancellationToken ct)
    {
        await _messages.SendAsync('Q', ServerMessages.Strings(sql), ct);
        await _messages.ReadUntilReadyAsync((kind, body) =>
        {
            if (kind == 'E') refused(ReadError(body));
            else if (kind == 'D') row(ReadFirstValue(body));
            else if (kind == 'Z') IsInFailedTransaction = body[0] == 'E';
        }, ct);
    }

    // The names of built-in types change under no search path that these tests set.
    private async Task<List<string>> FormatAsync((uint Oid, int Typmod)[] types, CancellationToken ct)
    {
        const uint FirstUserOid = 16384;
        (uint Oid, int Typmod)[] unknown = [.. types.Distinct().Where(type => !_builtInTypes.ContainsKey(type))];
        Dictionary<(uint, int), string> found = [];
        if (unknown.Length > 0)
        {
            List<string> rows = [];
            string list = string.Join(", ", unknown.Select(static type => string.Create(CultureInfo.InvariantCulture, $"({type.Oid}::pg_catalog.oid, {type.Typmod})")));
            await QueryAsync($"select pg_catalog.format_type(o, m) from (values {list}) v(o, m)", rows.Add, static error => throw new InvalidOperationException(error.ToString()), ct);
            for (int i = 0; i < unknown.Length; i++)
            {
                found[unknown[i]] = rows[i];
                if (unknown[i].Oid < FirstUserOid) _builtInTypes[unknown[i]] = rows[i];
            }
        }

        return [.. types.Select(type => _builtInTypes.TryGetValue(type, out string? name) ? name : found[type])];
    }

    private static List<(string, uint, int)> ReadColumns(byte[] body)
    {
        List<(string, uint, int)> columns = [];
        int position = 2;
        for (int i = 0; i < BinaryPrimitives.ReadInt16BigEndian(body); i++)
        {
            string name = ReadString(body, ref position);
            columns.Add((name, BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(position + 6)), BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(position + 12))));
            position += 18;
        }

        return columns;
    }

    private static Answer ReadError(byte[] body)
    {
        string sqlState = "", message = "";
        int errorPosition = 0;
        for (int position = 0; body[position] != 0;)
        {
            char field = (char)body[position++];
            string value = ReadString(body, ref position);
            if (field == 'C') sqlState = value;
            else if (field == 'M') message = value;
            else if (field == 'P') errorPosition = int.Parse(value, CultureInfo.InvariantCulture);
        }

        return Answer.Refusal(sqlState, errorPosition, message);
    }

    private static string ReadFirstValue(byte[] body)
    {
        if (BinaryPrimitives.ReadInt16BigEndian(body) == 0) return "";
        int length = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(2));
        return length < 0 ? "" : Encoding.UTF8.GetString(body, 6, length);
    }

    private static string ReadString(byte[] body, ref int position)
    {
        int end = Array.IndexOf(body, (byte)0, position);
        string text = Encoding.UTF8.GetString(body, position, end - position);
        position = end + 1;
        return text;
    }

    public ValueTask DisposeAsync() => _messages.DisposeAsync();
}
