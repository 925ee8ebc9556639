using System.Globalization;
using Npgsql;
using Perennial.Migrations.Connections;

namespace Perennial.Migrations.Locking;

/// <summary>
/// The right to change a database: a session advisory lock on a connection of its own that is idle between polls. A runner blocked in
/// pg_advisory_lock would hold a snapshot, and CREATE INDEX CONCURRENTLY waits for old snapshots: the two would wait for each other.
/// </summary>
internal sealed class RunnerLock : IAsyncDisposable
{
    // "Perenni" in ASCII: any constant that others do not use. Advisory locks belong to one database.
    private const long Key = 0x50_65_72_65_6e_6e_69;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly NpgsqlConnection _connection;

    private RunnerLock(NpgsqlConnection connection, int backend)
    {
        _connection = connection;
        Backend = backend;
    }

    /// <summary>The server process that holds the lock.</summary>
    public int Backend { get; }

    /// <summary>Takes the lock, and waits for it as long as somebody else has it.</summary>
    /// <param name="wait">How long; null is without an end.</param>
    /// <param name="waiting">Told who has it, when that changes.</param>
    /// <exception cref="MigrationException">The time is over, or the server is not there.</exception>
    public static async Task<RunnerLock> TakeAsync(string connectionString, string command, TimeSpan? wait, Action<string> waiting, CancellationToken ct)
    {
        NpgsqlConnection connection = await ServerConnection.OpenAsync(connectionString, ApplicationName(command), ct).ConfigureAwait(false);
        try
        {
            long start = Environment.TickCount64;
            string told = "";
            while (true)
            {
                if (await connection.QueryValueAsync<bool>("select pg_try_advisory_lock($1)", [Key], ct).ConfigureAwait(false))
                {
                    int backend = await connection.QueryValueAsync<int>("select pg_backend_pid()", [], ct).ConfigureAwait(false);
                    return new RunnerLock(connection, backend);
                }

                string holder = await HolderAsync(connection, ct).ConfigureAwait(false) ?? "";
                if (holder.Length > 0 && holder != told) waiting(told = holder);
                if (wait is { } limit && Environment.TickCount64 - start > limit.TotalMilliseconds)
                    throw new MigrationException($"Another runner is at work: {(holder.Length > 0 ? holder : "it has just ended")}. Wait for it to end and run the command again.");
                await Task.Delay(Poll, ct).ConfigureAwait(false);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Who holds the lock of the connection's database, since when; null when nobody does.</summary>
    public static async Task<string?> HolderAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        // application_name is the one thing that every role may see of another's session, so it carries host and time.
        List<string> holders = await connection.QueryAsync(
            """
            select a.pid, coalesce(a.application_name, ''), a.usename::text, a.client_addr::text
            from pg_locks l
            join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select d.oid from pg_database d where d.datname = current_database())
              and l.classid = ($1 >> 32)::integer::oid and l.objid = ($1 & 4294967295)::bigint::oid
            """,
            [Key],
            static reader => string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(1)}, server process {reader.GetInt32(0)}, user {(reader.IsDBNull(2) ? "?" : reader.GetString(2))}{(reader.IsDBNull(3) ? "" : " at " + reader.GetString(3))}"),
            ct).ConfigureAwait(false);
        return holders.Count == 0 ? null : holders[0];
    }

    /// <summary>Makes sure that the lock is still held. A connection that was lost or handed to somebody else has lost it.</summary>
    /// <exception cref="MigrationException">It is not.</exception>
    public async Task VerifyAsync(CancellationToken ct)
    {
        try
        {
            bool isHeld = await _connection.QueryValueAsync<bool>(
                """
                select pg_backend_pid() = $2 and exists (
                    select from pg_locks l
                    where l.locktype = 'advisory' and l.granted and l.pid = $2 and l.objsubid = 1
                      and l.classid = ($1 >> 32)::integer::oid and l.objid = ($1 & 4294967295)::bigint::oid)
                """,
                [Key, Backend],
                ct).ConfigureAwait(false);
            if (isHeld) return;
        }
        catch (NpgsqlException error) when (error is not PostgresException || _connection.State != System.Data.ConnectionState.Open)
        {
            throw new MigrationException("The connection that holds the upgrade lock was lost, so this run stops before its next step. Run the same command again; it goes on where this one stopped.", error);
        }

        throw new MigrationException("The upgrade lock is gone although its connection is not: there is a pooler in transaction mode between this program and the server. Connect to the server itself, or to a pooler in session mode.");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static string ApplicationName(string command)
    {
        // 63 bytes is all that the server keeps.
        string name = string.Create(CultureInfo.InvariantCulture, $"perennial {command} since {DateTime.UtcNow:HH:mm:ss}Z on {Environment.MachineName} ({Environment.ProcessId})");
        return name.Length <= 63 ? name : name[..63];
    }
}
