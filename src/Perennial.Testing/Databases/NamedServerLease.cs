using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Perennial.Testing.Databases;

/// <summary>
/// Marks this process's databases in a server that outlives it. Their names carry a number, on which the owner holds an advisory
/// lock for as long as it lives; a number whose lock is free has a dead owner, and the next process drops its databases.
/// </summary>
internal sealed class NamedServerLease : IAsyncDisposable
{
    private const string Prefix = "perennial_test_";

    /// <summary>First key of the advisory locks; the second is the owner's number.</summary>
    private const int LockClass = 0x5052_4E54;

    private readonly NpgsqlConnection _connection;

    private NamedServerLease(NpgsqlConnection connection, int number)
    {
        _connection = connection;
        DatabasePrefix = $"{Prefix}{number.ToString("x8", CultureInfo.InvariantCulture)}_";
    }

    public string DatabasePrefix { get; }

    public static async Task<NamedServerLease> TakeAsync(string connectionString, CancellationToken ct)
    {
        // The lock is the session's: neither a pool nor an idle time-out between test runs may end it.
        NpgsqlConnectionStringBuilder builder = new(connectionString) { Pooling = false, KeepAlive = 30 };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            int number;
            do
                number = RandomNumberGenerator.GetInt32(int.MaxValue);
            while (!await TryLockAsync(connection, number, ct).ConfigureAwait(false));
            await DropOrphansAsync(connection, ct).ConfigureAwait(false);
            return new NamedServerLease(connection, number);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task DropOrphansAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        List<(string Name, int Owner)> databases = [];
        string query = $"select datname from pg_database where datname ~ '^{Prefix}[0-9a-f]{{8}}_'";
        NpgsqlCommand command = new(query, connection);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(ct).ConfigureAwait(false))
                {
                    string name = reader.GetString(0);
                    databases.Add((name, int.Parse(name.AsSpan(Prefix.Length, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                }
            }
        }

        foreach (IGrouping<int, string> orphans in databases.GroupBy(database => database.Owner, database => database.Name))
        {
            if (await IsAliveAsync(connection, orphans.Key, ct).ConfigureAwait(false))
                continue;
            foreach (string name in orphans)
                await DropAsync(connection, name, ct).ConfigureAwait(false);
        }
    }

    private static async Task DropAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        try
        {
            await ExecuteAsync(connection, $"alter database \"{name}\" with is_template false", ct).ConfigureAwait(false);
            await ExecuteAsync(connection, $"drop database if exists \"{name}\" with (force)", ct).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            // Another process is dropping it, too, or it belongs to a role that this one may not act for.
        }
    }

    /// <summary>A lock's owner may be connected to another database, where trying the lock would not meet it: pg_locks shows all.</summary>
    private static async Task<bool> IsAliveAsync(NpgsqlConnection connection, int number, CancellationToken ct)
    {
        NpgsqlCommand command = new(
            $"select exists (select from pg_locks where locktype = 'advisory' and classid = {LockClass} and objid = {number} and objsubid = 2)", connection);
        await using (command.ConfigureAwait(false))
            return (bool)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, int number, CancellationToken ct)
    {
        NpgsqlCommand command = new($"select pg_try_advisory_lock({LockClass}, {number})", connection);
        await using (command.ConfigureAwait(false))
            return (bool)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        NpgsqlCommand command = new(sql, connection);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
