using Npgsql;

namespace Perennial.Tests.Reference;

public sealed class BatchTests
{
    public static TheoryData<int> Servers => ServerVersions.Current;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task Calls_of_all_kinds_have_their_own_results_after_one_round_trip(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("insert into queue.queues (queue_name) values ('mail')", Token);
        await using QueueDatabaseBatch batch = database.Calls.CreateBatch();
        BatchItem pause = batch.Queue.PauseQueue("mail");
        BatchResult<long?> revived = batch.Queue.Redeliver(1, DateTimeOffset.Now);
        BatchItem resume = batch.Queue.PauseQueue("mail", false);
        BatchResult<QueueOverviewRow> overview = batch.Queue.QueueOverview("mail");
        Assert.Throws<InvalidOperationException>(() => overview.Result);

        await batch.ExecuteAsync(Token);

        Assert.Equal((0L, 0L), (revived.Result ?? -1, overview.Result.Pending));
        Assert.NotSame(pause, resume);
        Assert.False(await database.Server.QueryValueAsync<bool>("select paused from queue.queues", Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_batch_that_fails_has_done_nothing_and_its_declared_error_is_typed(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("insert into queue.queues (queue_name) values ('mail')", Token);
        await using QueueDatabaseBatch batch = database.Calls.CreateBatch();
        batch.Queue.PauseQueue("mail");
        batch.Queue.PauseQueue("none");

        await Assert.ThrowsAsync<QueueNotFoundException>(() => batch.ExecuteAsync(Token));
        Assert.False(await database.Server.QueryValueAsync<bool>("select paused from queue.queues", Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.ExecuteAsync(Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_batch_takes_part_in_a_transaction(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("insert into queue.queues (queue_name) values ('mail')", Token);
        await using (QueueDatabaseTransaction transaction = await database.Calls.BeginAsync(Token))
        {
            await using QueueDatabaseBatch batch = transaction.CreateBatch();
            batch.Queue.PauseQueue("mail");
            await batch.ExecuteAsync(Token);
            await transaction.RollbackAsync(Token);
        }

        Assert.False(await database.Server.QueryValueAsync<bool>("select paused from queue.queues", Token));
    }

    [Fact]
    public async Task A_batch_without_calls_needs_no_server()
    {
        await using NpgsqlDataSource nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Timeout=1");
        await using QueueDatabase database = new(nowhere);
        await using QueueDatabaseBatch batch = database.CreateBatch();
        await batch.ExecuteAsync(Token);
        Assert.Equal(0, batch.Count);
    }
}
