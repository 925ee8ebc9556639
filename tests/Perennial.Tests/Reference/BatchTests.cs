using Npgsql;
using NpgsqlTypes;
using Perennial.Testing;

namespace Perennial.Tests.Reference;

public sealed class BatchTests
{
    public static TheoryData<int> Servers => TestServer.VersionsByDefault;

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

    [Fact]
    public async Task A_batch_with_an_answer_that_was_not_promised_has_happened_and_says_so_at_that_call()
    {
        await using TestDatabase database = await (await PostgresServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        await database.ExecuteAsync("create table public.notes (body text)", Token);
        ProcedureInfo adds = new("public.adds", "insert into public.notes values ($1) returning body", isReadOnly: false);
        ProcedureInfo finds = new("public.finds", "select body from public.notes where body = $1", isReadOnly: true);
        await using TextBatch batch = new(new DataSourceExecutor(database.DataSource));
        BatchResult<string> before = Add(adds, "before"), missing = Add(finds, "nothing"), behind = Add(adds, "behind");

        UnexpectedRowCountException refused = await Assert.ThrowsAsync<UnexpectedRowCountException>(() => batch.ExecuteAsync(Token));

        Assert.Contains("public.finds", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("before", "behind"), (before.Result, behind.Result));
        Assert.Throws<InvalidOperationException>(() => missing.Result);
        Assert.Equal(2L, await database.QueryValueAsync<long>("select count(*) from public.notes", Token));

        BatchResult<string> Add(ProcedureInfo procedure, string value)
        {
            NpgsqlBatchCommand command = new(procedure.CommandText);
            procedure.ParametersOf(command).Set(0, value, NpgsqlDbType.Text);
            return batch.Add(procedure, command);
        }
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
    public async Task Parameters_of_a_batch_are_used_again_without_their_values()
    {
        await using TestDatabase database = await (await PostgresServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        ProcedureInfo procedure = new("public.text", "select 'text ' || $1 as value", isReadOnly: true);
        NpgsqlParameter first = await RunAsync("a");
        Assert.Null(((NpgsqlParameter<string>)first).TypedValue);
        Assert.Same(first, await RunAsync("b"));

        async Task<NpgsqlParameter> RunAsync(string value)
        {
            await using TextBatch batch = new(new DataSourceExecutor(database.DataSource));
            NpgsqlBatchCommand command = new(procedure.CommandText);
            procedure.ParametersOf(command).Set(0, value, NpgsqlDbType.Text);
            NpgsqlParameter parameter = command.Parameters[0];
            BatchResult<string> result = batch.Add(procedure, command);
            await batch.ExecuteAsync(Token);
            Assert.Equal("text " + value, result.Result);
            return parameter;
        }
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

    private sealed class TextBatch(ProcedureExecutor executor) : PerennialBatch(executor)
    {
        public BatchResult<string> Add(ProcedureInfo procedure, NpgsqlBatchCommand command) => Calls.ReadSingle(procedure, command, static reader => reader.GetString(0));
    }
}
