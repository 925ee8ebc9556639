using Npgsql;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Benchmarks.Calls;

/// <summary>A server over loopback with the benchmark's database, and data sources on it that differ in nothing but preparation.</summary>
public sealed class BenchServer : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private BenchServer(TestDatabase database)
    {
        _database = database;
        Plain = CreateSource(autoPrepares: false, resets: false);
        AutoPreparing = CreateSource(autoPrepares: true, resets: false);
    }

    /// <summary>Prepares what is prepared explicitly.</summary>
    public NpgsqlDataSource Plain { get; }

    /// <summary>Prepares by itself what runs twice: for libraries that cannot prepare.</summary>
    public NpgsqlDataSource AutoPreparing { get; }

    /// <summary>Major version of the server.</summary>
    public int Version => _database.Server.Version;

    /// <summary>Starts the server and fills the database.</summary>
    public static async Task<BenchServer> StartAsync(int version)
    {
        PostgresServer server = await PostgresServer.SharedAsync(version).ConfigureAwait(false);
        TestDatabase database = await server.CreateDatabaseAsync().ConfigureAwait(false);
        string folder = Path.Combine(AppContext.BaseDirectory, "Database");
        EquatableArray<InputFile> files = Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Select(path => (Path: path, Relative: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(static file => InputFile.Classify(file.Relative) is not null)
            .Select(static file => new InputFile(InputFile.Classify(file.Relative)!.Value, file.Path, file.Relative, File.ReadAllText(file.Path)))
            .ToEquatableArray();
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, "schema.sql")).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (Procedure procedure in DatabaseAnalysis.Analyze(files, DatabaseOptions.Default).Procedures) await database.ExecuteAsync(procedure.CreateSql).ConfigureAwait(false);
        await database.ExecuteAsync("""
            insert into bench.items (name, price, quantity, note) select 'item ' || n, n, n, case when n % 2 = 0 then 'note ' || n end from generate_series(1, 10000) n;
            insert into bench.jobs (queue_id, payload) select queue, 'payload ' || n from generate_series(0, 31) queue, generate_series(1, 200) n;
            """).ConfigureAwait(false);
        await database.ExecuteAsync("vacuum analyze").ConfigureAwait(false);
        return new BenchServer(database);
    }

    /// <summary>A data source that the caller owns.</summary>
    /// <param name="autoPrepares">Prepares by itself what runs twice.</param>
    /// <param name="resets">Sends DISCARD ALL when a connection goes back to the pool, as the driver does unless told otherwise.</param>
    public NpgsqlDataSource CreateSource(bool autoPrepares, bool resets) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { NoResetOnClose = !resets, MaxAutoPrepare = autoPrepares ? 50 : 0, AutoPrepareMinUsages = 2 }.ConnectionString);

    /// <summary>Removes what claims have left of older rows: whoever comes next would have to step over them.</summary>
    public Task VacuumJobsAsync() => _database.ExecuteAsync("vacuum bench.jobs");

    /// <summary>Takes away what a case has added, so that the next one finds the same tables.</summary>
    public async Task CleanAsync()
    {
        await _database.ExecuteAsync("delete from bench.items where item_id > 10000; truncate bench.entries").ConfigureAwait(false);
        await _database.ExecuteAsync("vacuum (analyze) bench.items").ConfigureAwait(false);
        await _database.ExecuteAsync("vacuum (analyze) bench.jobs").ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await Plain.DisposeAsync().ConfigureAwait(false);
        await AutoPreparing.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
    }
}
