using Npgsql;
using NpgsqlTypes;

namespace Perennial.Tests.Reference;

/// <summary>What a generated call allocates, against the same call by hand. Alone in the process: the counter is the process's.</summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Calls = 2000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_allocates_no_more_than_the_same_call_by_hand()
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(18);
        IQueue group = database.Calls.Queue;
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Server.ConnectionString);
        long byHand = await MeasureAsync(() => ByHandAsync(source));
        long generated = await MeasureAsync(() => group.QueueOverviewAsync("mail", Token));
        TestContext.Current.SendDiagnosticMessage("bytes per call: generated {0}, by hand {1}", generated, byHand);
        Assert.True(generated <= byHand * 1.01, $"A generated call allocates {generated} bytes, one by hand {byHand}.");
    }

    [Fact]
    public async Task A_batch_allocates_no_more_than_the_same_batch_by_hand()
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(18);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Server.ConnectionString);
        long byHand = await MeasureAsync(() => BatchByHandAsync(source), 200);
        long generated = await MeasureAsync(() => BatchAsync(database.Calls), 200);
        TestContext.Current.SendDiagnosticMessage("bytes per batch: generated {0}, by hand {1}", generated, byHand);
        Assert.True(generated <= byHand, $"A generated batch allocates {generated} bytes, one by hand {byHand}.");
    }

    private static async Task<long> BatchAsync(QueueDatabase database)
    {
        await using QueueDatabaseBatch batch = database.CreateBatch();
        BatchResult<QueueOverviewRow>[] results = new BatchResult<QueueOverviewRow>[50];
        for (int i = 0; i < results.Length; i++) results[i] = batch.Queue.QueueOverview("mail");
        await batch.ExecuteAsync(Token);
        return results.Sum(static result => result.Result.Pending);
    }

    private static async Task<long> BatchByHandAsync(NpgsqlDataSource source)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(Token).ConfigureAwait(false);
        await using NpgsqlBatch batch = new(connection);
        for (int i = 0; i < 50; i++)
        {
            NpgsqlBatchCommand command = new("select pending, running, oldest_pending from queue.queue_overview($1)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "mail", NpgsqlDbType = NpgsqlDbType.Text });
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync(Token).ConfigureAwait(false);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(Token).ConfigureAwait(false);
        List<QueueOverviewRow> rows = new(50);
        do
        {
            while (await reader.ReadAsync(Token).ConfigureAwait(false))
                rows.Add(new QueueOverviewRow(reader.GetFieldValue<long>(0), reader.GetFieldValue<long>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2)));
        }
        while (await reader.NextResultAsync(Token).ConfigureAwait(false));
        return rows.Sum(static row => row.Pending);
    }

    private static async Task<long> MeasureAsync<T>(Func<Task<T>> call, int calls = Calls)
    {
        for (int i = 0; i < 200; i++) await call();
        long best = long.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < calls; i++) await call();
            best = Math.Min(best, (GC.GetTotalAllocatedBytes(precise: true) - before) / calls);
        }

        return best;
    }

    private static async Task<QueueOverviewRow?> ByHandAsync(NpgsqlDataSource source)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(Token).ConfigureAwait(false);
        await using NpgsqlCommand command = new("select pending, running, oldest_pending from queue.queue_overview($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "mail", NpgsqlDbType = NpgsqlDbType.Text });
        await command.PrepareAsync(Token).ConfigureAwait(false);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Token).ConfigureAwait(false);
        if (!await reader.ReadAsync(Token).ConfigureAwait(false)) return null;
        QueueOverviewRow row = new(reader.GetFieldValue<long>(0), reader.GetFieldValue<long>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2));
        while (await reader.ReadAsync(Token).ConfigureAwait(false)) { }
        await reader.NextResultAsync(Token).ConfigureAwait(false);
        return row;
    }
}

/// <summary>Runs after the tests that run side by side.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;
