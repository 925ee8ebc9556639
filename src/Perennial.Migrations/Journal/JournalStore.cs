using System.Reflection;
using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;

namespace Perennial.Migrations.Journal;

/// <summary>Writes the journal. Rows are written in the transaction of what they tell about, where that has one.</summary>
internal static class JournalStore
{
    /// <summary>The form of the tables that journal.sql makes.</summary>
    public const int Format = 1;

    private static readonly string ToolVersion =
        typeof(JournalStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Who runs, as the history records it.</summary>
    public static string Who { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>Creates the journal where it is missing.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        bool exists = await connection.QueryValueAsync<bool>("select to_regclass('perennial.history') is not null", [], ct).ConfigureAwait(false);
        if (!exists)
        {
            try
            {
                await connection.ExecuteAsync(await ReadScriptAsync(ct).ConfigureAwait(false), ct).ConfigureAwait(false);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new MigrationException($"The journal cannot be created: {error.MessageText}. Grant CREATE on the database to the role that upgrades it.", error);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DuplicateSchema)
            {
                throw new MigrationException("Schema perennial exists, but holds no journal of Perennial. Rename or drop it; the name belongs to the journal.", error);
            }
        }

        await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Locks the journal's row for this transaction, and refuses when the database is not where the runner believes it to be.</summary>
    public static async Task LockAsync(NpgsqlConnection connection, int expectedVersion, CancellationToken ct)
    {
        int actual = await connection.QueryValueAsync<int>("select version from perennial.database for update", [], ct).ConfigureAwait(false);
        if (actual != expectedVersion)
            throw new MigrationException($"The database went from version {expectedVersion} to {actual} while this run was at work, so somebody else changes it. Look for another runner, then run the command again.");
    }

    public static Task SetVersionAsync(NpgsqlConnection connection, int version, string? contractHash, CancellationToken ct) =>
        connection.ExecuteAsync(
            """
            update perennial.database set version = $1, contract_hash = $2, open_version = (
                select min(last.version)
                from (select distinct on (h.version) h.version, h.state, h.is_open
                      from perennial.history h
                      where h.step = 'version'
                      order by h.version, h.history_id desc) last
                where last.state = 'applied' and last.is_open and last.version <= $1)
            """,
            [version, contractHash],
            ct);

    public static Task SetReleasedAsync(NpgsqlConnection connection, bool released, CancellationToken ct) =>
        connection.ExecuteAsync("update perennial.database set released = $1 where released <> $1", [released], ct);

    /// <summary>Adds a row to the history.</summary>
    /// <param name="started">When the work began, in UTC.</param>
    /// <param name="source">The text to keep, or null.</param>
    public static Task AddAsync(
        NpgsqlConnection connection, int version, string step, int statement, string hash, string state, bool isOpen, DateTime started, long? rows, string? source, CancellationToken ct) =>
        connection.ExecuteAsync(
            """
            insert into perennial.history (version, step, statement, statement_hash, state, is_open, started_at, finished_at, rows, who, tool_version, source)
            values ($1, $2, $3, $4, $5, $6, $7, case when $5 <> 'started' then clock_timestamp() end, $8, session_user || ' ' || $9, $10, $11)
            """,
            [version, step, statement, hash, state, isOpen, started, rows, Who, ToolVersion, source],
            ct);

    /// <summary>Keeps the texts of an open version, so that it can be undone after its files have changed.</summary>
    public static async Task AddFilesAsync(NpgsqlConnection connection, RunnableVersion version, DateTime started, CancellationToken ct)
    {
        foreach (SqlScript? script in new[] { version.Upgrade, version.Downgrade, version.Online })
        {
            if (script is null) continue;
            string? source = version.IsSealed ? null : script.Text;
            // The row of online.sql as a whole says that its statements are due, not that they are done.
            string state = script == version.Upgrade ? "done" : "started";
            if (source is not null || script == version.Upgrade)
                await AddAsync(connection, version.Number, script.Name, 0, script.Hash, state, !version.IsSealed, started, null, source, ct).ConfigureAwait(false);
        }
    }

    private static async Task<string> ReadScriptAsync(CancellationToken ct)
    {
        await using Stream stream = typeof(JournalStore).Assembly.GetManifestResourceStream("Perennial.Migrations.Journal.journal.sql")!;
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(ct).ConfigureAwait(false);
    }
}
