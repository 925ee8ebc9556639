using Npgsql;
using Perennial.Testing.Data;
using Perennial.Testing.Databases;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Processes;

/// <summary>From options to a server that accepts connections.</summary>
internal static class ServerStart
{
    /// <summary>Several processes that start at once may pick the same free port; that many clashes in a row are no accident.</summary>
    private const int PortAttempts = 5;

    public static async Task<PostgresServer> RunAsync(PostgresServerOptions options, CancellationToken ct)
    {
        SearchReport report = new(options.Version);

        // A named server needs no folder and no account, so that it can be used where neither is to be had.
        if (await NamedServer.FindAsync(options, report, ct).ConfigureAwait(false) is NamedServer named)
            return await UseAsync(named, ct).ConfigureAwait(false);

        ServerAccount? account = await ServerAccount.FindAsync(ct).ConfigureAwait(false);
        CacheFolder cache = await CacheFolder.FindAsync(options, account, ct).ConfigureAwait(false);
        await StaleServers.SweepAsync(cache, ct).ConfigureAwait(false);
        ServerBinaries binaries = await new ServerSearch(options, cache, account, report).FindAsync(ct).ConfigureAwait(false);
        string prepared = await PreparedCluster.GetAsync(binaries, cache, account, ct).ConfigureAwait(false);

        bool loopback = options.Loopback || OperatingSystem.IsWindows();
        for (int attempt = 1; ; attempt++)
        {
            int? port = !loopback ? null : attempt == 1 && options.Port is int asked ? asked : LoopbackPort.FindFree();
            bool mayClash = port is not null && attempt < PortAttempts;
            if (await StartAsync(options, binaries, prepared, ServerFolder.Create(cache, account), port, mayClash, account, ct).ConfigureAwait(false) is PostgresServer server)
                return server;
        }
    }

    /// <summary>One attempt, in a folder of its own; null when its port was taken and <paramref name="mayClash"/> allows for that.</summary>
    private static async Task<PostgresServer?> StartAsync(
        PostgresServerOptions options, ServerBinaries binaries, string prepared, ServerFolder folder, int? port, bool mayClash, ServerAccount? account, CancellationToken ct)
    {
        ServerProcess? process = null;
        bool isReady = false;
        try
        {
            ClusterCopy.Make(prepared, folder.Data, ct);
            await File.AppendAllTextAsync(Path.Combine(folder.Data, "postgresql.conf"), ServerSettings.Write(options, folder, port), ct).ConfigureAwait(false);
            account?.OwnAll(folder.Root);
            process = ServerProcess.Start(binaries, folder, account, options.Machine);
            isReady = await process.WaitUntilReadyAsync(options.StartTimeout, ct).ConfigureAwait(false);
            if (isReady)
                return new PostgresServer(ConnectionString(folder, port), binaries.Major, "test_", process);

            string log = folder.ReadLog();
            if (mayClash && LoopbackPort.WasTaken(log))
                return null;
            throw new PostgresServerException($"{binaries.Postgres} {binaries.Version} did not start{ServerAccount.Describe(account)}. Its output:\n{log}");
        }
        finally
        {
            if (process is null)
                await folder.RemoveAsync().ConfigureAwait(false);
            else if (!isReady)
                await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<PostgresServer> UseAsync(NamedServer named, CancellationToken ct)
    {
        NamedServerLease lease = await NamedServerLease.TakeAsync(named.ConnectionString, ct).ConfigureAwait(false);
        return new PostgresServer(named.ConnectionString, named.Major, lease.DatabasePrefix, lease);
    }

    private static string ConnectionString(ServerFolder folder, int? port) => new NpgsqlConnectionStringBuilder
    {
        Host = port is null ? folder.Socket : "127.0.0.1",
        Port = port ?? ServerFolder.SocketPort,
        Username = PostgresServer.Superuser,
        Database = "postgres",
        IncludeErrorDetail = true,

        // Said explicitly, so that no PGSSLMODE of the caller applies.
        SslMode = SslMode.Disable,
    }.ConnectionString;
}
