using Npgsql;
using Perennial.Migrations;
using Perennial.Testing;

namespace Perennial.Tests.Reference;

/// <summary>A database of its own for a test, at the reference database's newest version, and the generated class on it.</summary>
internal sealed class ReferenceDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<DatabaseFolder>> Folder = new(static () => DatabaseFolder.LoadAsync(FindFolder()));

    private ReferenceDatabase(TestDatabase server, QueueDatabase calls)
    {
        Server = server;
        Calls = calls;
    }

    /// <summary>The server's side.</summary>
    public TestDatabase Server { get; }

    /// <summary>The generated class.</summary>
    public QueueDatabase Calls { get; }

    public static async Task<ReferenceDatabase> CreateAsync(int version)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        PostgresServer server = await TestServer.SharedAsync(version, token);
        string template = await server.CreateTemplateAsync("reference", static async (empty, ct) => await new MigrationRunner(empty.ConnectionString, await Folder.Value).DevAsync(ct: ct), token);
        TestDatabase database = await server.CreateDatabaseAsync(template, token);
        return new ReferenceDatabase(database, QueueDatabase.Create(database.ConnectionString));
    }

    /// <summary>A data source with one connection, so that a call that does not give its connection back stops the next.</summary>
    public NpgsqlDataSource CreateNarrowSource() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server.ConnectionString) { MaxPoolSize = 1, Timeout = 10 }.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await Calls.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static string FindFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "db", "schema.sql"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "db");
    }
}
