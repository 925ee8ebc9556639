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
    private readonly IReadOnlyList<ServiceRole> _roles;

    private SampleDatabase(PostgresServer server, TestDatabase database, MigrationRunner runner, IReadOnlyList<ServiceRole> roles)
    {
        ServiceRole role = roles.Single(static candidate => candidate.Service == Service);
        _server = server;
        _database = database;
        _runner = runner;
        _roles = roles;
        ServiceRole = role.RoleName;
        ServiceConnectionString = database.GetConnectionString(role.RoleName, role.Password);
    }

    /// <summary>The role of the service queue.</summary>
    public string ServiceRole { get; }

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
            SampleDatabase sample = new(server, database, runner, roles);
            console.WriteLine($"service {Service} connects as {sample.ServiceRole}");
            return sample;
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
        // Roles belong to the server and would outlive the database on one that was there before.
        foreach (ServiceRole role in _roles) await _database.ExecuteAsync($"drop owned by \"{role.RoleName}\"; drop role \"{role.RoleName}\"").ConfigureAwait(false);
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
