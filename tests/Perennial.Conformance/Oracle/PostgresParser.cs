using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.Conformance.Oracle;

/// <summary>PostgreSQL's own parser, run in batches in a node process.</summary>
public sealed class PostgresParser(string packageFolder, int version)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The major version of PostgreSQL.</summary>
    public int Version { get; } = version;

    /// <summary>The verdicts in the order of the requests.</summary>
    public async Task<PostgresVerdict[]> ParseAsync(IReadOnlyList<PostgresRequest> requests, CancellationToken ct)
    {
        PostgresVerdict[] verdicts = new PostgresVerdict[requests.Count];
        int done = 0;
        // A process ends early when the parser breaks down over a text; the next one goes on behind it.
        while (done < requests.Count)
        {
            int before = done;
            done = await RunAsync(requests, done, verdicts, ct);
            if (done == before) throw new InvalidOperationException("node ended without an answer; is the package in " + packageFolder + " complete?");
        }

        return verdicts;
    }

    private async Task<int> RunAsync(IReadOnlyList<PostgresRequest> requests, int first, PostgresVerdict[] verdicts, CancellationToken ct)
    {
        ProcessStartInfo start = new("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Oracle", "postgres-parser.cjs"));
        start.ArgumentList.Add(packageFolder);
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration cancellation = ct.Register(() => process.Kill(entireProcessTree: true));
        Task writing = WriteAsync(process, requests, first, ct);
        int next = first;
        while (next < requests.Count && await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            Reply reply = JsonSerializer.Deserialize<Reply>(line, Json)!;
            verdicts[next] = Verdict(requests[next].Sql, reply);
            next++;
            if (reply.Crash is not null) break;
        }

        await writing;
        await process.WaitForExitAsync(ct);
        return next;
    }

    private static async Task WriteAsync(Process process, IReadOnlyList<PostgresRequest> requests, int first, CancellationToken ct)
    {
        try
        {
            for (int i = first; i < requests.Count; i++)
            {
                PostgresRequest request = requests[i];
                string line = JsonSerializer.Serialize(new { id = i, sql = request.Sql, tree = request.WithTree, text = request.WithTreeText });
                await process.StandardInput.WriteLineAsync(line.AsMemory(), ct);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process has ended over one of the texts; the reader sees that as well.
        }
    }

    private static PostgresVerdict Verdict(string sql, Reply reply) => new()
    {
        Message = reply.Message,
        Offset = reply.Message is not null && reply.Position >= 0 ? FromCodePoints(sql, reply.Position) : -1,
        Crash = reply.Crash,
        Tree = reply.Tree,
        Statements = reply.Statements is null ? [] : FromBytes(sql, reply.Statements),
    };

    private static int FromCodePoints(string sql, int count)
    {
        int offset = 0;
        for (; count > 0 && offset < sql.Length; count--) offset += char.IsSurrogatePair(sql, offset) ? 2 : 1;
        return offset;
    }

    private static List<(int Start, int End)> FromBytes(string sql, List<ReplyStatement> statements)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sql);
        List<(int Start, int End)> result = [];
        int at = 0, offset = 0;
        foreach (ReplyStatement statement in statements)
        {
            int start = Advance(statement.Start);
            // Length 0 means "up to the end".
            int end = Advance(statement.Length == 0 ? bytes.Length : statement.Start + statement.Length);
            result.Add((start, end));
        }

        return result;

        int Advance(int to)
        {
            offset += Encoding.UTF8.GetCharCount(bytes, at, to - at);
            at = to;
            return offset;
        }
    }

    private sealed record Reply(int Id, string? Message, int Position, string? Crash, string? Tree, [property: JsonPropertyName("statements")] List<ReplyStatement>? Statements);

    private sealed record ReplyStatement(int Start, int Length);
}
