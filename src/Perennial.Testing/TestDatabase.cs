using Npgsql;

namespace Perennial.Testing;

/// <summary>A database of a <see cref="PostgresServer"/>; disposing it ends its connections and drops it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<TestDatabase, ValueTask> _drop;
    private int _disposed;

    internal TestDatabase(PostgresServer server, string name, Func<TestDatabase, ValueTask> drop)
    {
        Server = server;
        Name = name;
        ConnectionString = server.GetConnectionString(name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
        _drop = drop;
    }

    public PostgresServer Server { get; }

    public string Name { get; }

    /// <summary>Connects the superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>The superuser's connections; disposed with this database.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>A connection string for another role.</summary>
    /// <param name="user">The role.</param>
    /// <param name="password">A started server asks for none.</param>
    public string GetConnectionString(string user, string? password = null) => Server.GetConnectionString(Name, user, password);

    /// <summary>An open connection of the superuser; whoever asks for it disposes it.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken ct = default) => DataSource.OpenConnectionAsync(ct).AsTask();

    /// <summary>Runs a script of one or more statements as the superuser; several are one transaction, unless the script has its own.</summary>
    /// <exception cref="PostgresException">A statement failed.</exception>
    public async Task ExecuteAsync(string sql, CancellationToken ct = default)
    {
        NpgsqlCommand command = DataSource.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Runs a query as the superuser and returns the first column of its first row.</summary>
    /// <returns>The default of <typeparamref name="T"/> when there is no row or the value is null.</returns>
    /// <exception cref="InvalidCastException">The column has no value of type <typeparamref name="T"/>.</exception>
    /// <exception cref="PostgresException">The query failed.</exception>
    public async Task<T?> QueryValueAsync<T>(string sql, CancellationToken ct = default)
    {
        NpgsqlCommand command = DataSource.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                bool hasValue = await reader.ReadAsync(ct).ConfigureAwait(false) && !await reader.IsDBNullAsync(0, ct).ConfigureAwait(false);
                return hasValue ? await reader.GetFieldValueAsync<T>(0, ct).ConfigureAwait(false) : default;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            await _drop(this).ConfigureAwait(false);
    }
}
