using Npgsql;

namespace Perennial.Migrations.Connections;

/// <summary>Whether a connection leads to a server that may be upgraded through it.</summary>
internal static class Primary
{
    /// <param name="work">The connection that runs the statements.</param>
    /// <param name="lockBackend">The server process of the connection that holds the lock; both are open.</param>
    /// <param name="oldestServer">The oldest major version that the folder supports.</param>
    /// <exception cref="MigrationException">It does not.</exception>
    public static async Task VerifyAsync(NpgsqlConnection work, int lockBackend, int oldestServer, CancellationToken ct)
    {
        int backend = await work.QueryValueAsync<int>("select pg_backend_pid()", [], ct).ConfigureAwait(false);
        RefuseSharedBackend(backend, lockBackend);

        if (await work.QueryValueAsync<bool>("select pg_is_in_recovery()", [], ct).ConfigureAwait(false))
            throw new MigrationException($"Server {work.Host}:{work.Port} is a standby, which cannot be changed. Connect to the primary.");

        if (work.PostgreSqlVersion.Major < oldestServer)
            throw new MigrationException($"Server {work.Host}:{work.Port} is PostgreSQL {work.PostgreSqlVersion.Major}, and this database needs {oldestServer} or newer. Upgrade the server, or lower PerennialPostgres (--postgres).");
    }

    /// <summary>Two open connections have a server process each. Only a pooler that lends one out per transaction gives both the same.</summary>
    internal static void RefuseSharedBackend(int workBackend, int lockBackend)
    {
        if (workBackend == lockBackend)
            throw new MigrationException("There is a pooler in transaction mode between this program and the server: two connections share one server process, so that the upgrade lock would not hold. Connect to the server itself, or to a pooler in session mode.");
    }
}
