using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Perennial.Migrations;
using Perennial.Testing;
using Spectre.Console;

namespace TaskQueue;

/// <summary>A database of the sample's own, upgraded to the newest version, with a role for the service.</summary>
internal sealed class SampleDatabase : IAsyncDisposable
{
    private const string Service = "queue";

    private readonly PostgresServer _server;
    private readonly TestDatabase _database;
    private readonly MigrationRunner _runner;

    private SampleDatabase(PostgresServer server, TestDatabase database, MigrationRunner runner, string serviceConnectionString)
    {
        _server = server;
        _database = database;
        _runner = runner;
        ServiceConnectionString = serviceConnectionString;
    }

    /// <summary>For the service's role, which may execute its procedures and nothing else.</summary>
    public string ServiceConnectionString { get; }

    /// <exception cref="SampleException">There is no server, or the upgrade failed.</exception>
    public static async Task<SampleDatabase> OpenAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        PostgresServer server = await StartServerAsync(cancellationToken).ConfigureAwait(false);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {server.Version} is ready"));
        TestDatabase? database = null;
        try
        {
            database = await server.CreateDatabaseAsync(ct: cancellationToken).ConfigureAwait(false);
            DatabaseFolder folder = await DatabaseFolder.LoadAsync(Path.Combine(AppContext.BaseDirectory, "db"), ct: cancellationToken).ConfigureAwait(false);
            MigrationRunner runner = new(database.ConnectionString, folder);
            UpgradeReport report = await runner.UpgradeAsync(UpgradeOptions.Default, cancellationToken).ConfigureAwait(false);
            foreach (AppliedVersion version in report.Versions) console.WriteLine($"upgraded to {version.Folder}: {version.Statements} statements in {version.Elapsed.TotalMilliseconds:F0} ms");

            // The prefix keeps roles of other databases on the same server apart; the secret lives as long as the run.
            IReadOnlyList<ServiceRole> roles = await AccessManager.ApplyAsync(
                database.ConnectionString, folder, new AccessOptions { Prefix = database.Name, Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)) }, cancellationToken).ConfigureAwait(false);
            ServiceRole role = roles.Single(static candidate => candidate.Service == Service);
            console.WriteLine($"service {Service} connects as {role.RoleName}");
            return new SampleDatabase(server, database, runner, database.GetConnectionString(role.RoleName, role.Password));
        }
        catch (Exception exception)
        {
            if (database is not null) await database.DisposeAsync().ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
            if (exception is MigrationException or NpgsqlException) throw new SampleException(exception.Message, exception);
            throw;
        }
    }

    public async Task<int> GetVersionAsync(CancellationToken cancellationToken) =>
        (await _runner.StatusAsync(cancellationToken).ConfigureAwait(false)).Version;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<PostgresServer> StartServerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresServer.StartAsync(ct: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is PostgresServerException or NpgsqlException)
        {
            throw new SampleException(exception.Message, exception);
        }
    }
}
