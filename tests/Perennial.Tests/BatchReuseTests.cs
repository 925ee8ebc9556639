using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Perennial.Testing;

namespace Perennial.Tests;

/// <summary>Batches use parameters again, and connections the statements that they have prepared. Whatever ran before, each call has the result of its own text and values.</summary>
public sealed class BatchReuseTests
{
    private const string Multiplexing = "not prepared, multiplexing";

    private static readonly string[] SessionNames = ["prepared", "prepared, automatically too", "prepared, no reset", "not prepared", "not prepared but automatically"];

    private static readonly ProcedureInfo Fails = new("public.fails", "select (1 / $1)::text", isReadOnly: true);
    private static readonly ProcedureInfo Sleeps = new("pg_catalog.pg_sleep", "select pg_sleep($1)::text", isReadOnly: true);
    private static readonly ProcedureInfo Joined = new(
        "public.joined", new CallText("select value from public.joined", " as result(value)", [new("a", "$::text", true, false), new("b", "$::int", true, false)]), isReadOnly: true);

    // They differ in text, in the number of their parameters and in the types at one place.
    private static readonly Echo[] Echoes =
    [
        new(
            new("public.number", "select 'number ' || $1::text", isReadOnly: true),
            static (parameters, n) => parameters.Set(0, n, NpgsqlDbType.Integer),
            static n => string.Create(CultureInfo.InvariantCulture, $"number {n}")),
        new(
            new("public.text", "select 'text ' || $1", isReadOnly: true),
            static (parameters, n) => parameters.Set(0, n.ToString(CultureInfo.InvariantCulture), NpgsqlDbType.Text),
            static n => string.Create(CultureInfo.InvariantCulture, $"text {n}")),
        new(
            new("public.long_text", "select 'length ' || pg_catalog.length($1)", isReadOnly: true),
            static (parameters, n) => parameters.Set(0, new string('x', 10 * n), NpgsqlDbType.Text),
            static n => string.Create(CultureInfo.InvariantCulture, $"length {10 * n}")),
        new(
            new("public.numbers", "select pg_catalog.array_to_string($1, ',', 'null')", isReadOnly: true),
            static (parameters, n) => parameters.Set<int?[]>(0, [n, null, -n], NpgsqlDbType.Array | NpgsqlDbType.Integer),
            static n => string.Create(CultureInfo.InvariantCulture, $"{n},null,{-n}")),
        new(
            new("public.several", "select pg_catalog.concat_ws('|', $1, $2, $3, $4)", isReadOnly: true),
            static (parameters, n) =>
            {
                parameters.Set(0, (long)n, NpgsqlDbType.Bigint);
                parameters.Set(1, n % 2 == 0 ? null : "odd", NpgsqlDbType.Text);
                parameters.Set(2, n / 4m, NpgsqlDbType.Numeric);
                parameters.Set(3, new DateOnly(2024, 5, 1).AddDays(n), NpgsqlDbType.Date);
            },
            static n => string.Create(CultureInfo.InvariantCulture, $"{n}{(n % 2 == 0 ? "" : "|odd")}|{n / 4m}|{new DateOnly(2024, 5, 1).AddDays(n):yyyy-MM-dd}")),
        new(new("public.nothing", "select 'nothing'", isReadOnly: true), static (_, _) => { }, static _ => "nothing"),
    ];

    // Without multiplexing: the driver does not cancel what shares a connection with others.
    public static MatrixTheoryData<int, string> SessionsOfTheirOwn => new(PostgresVersions.Current, SessionNames);

    public static MatrixTheoryData<int, string> Sessions => new(PostgresVersions.Current, [.. SessionNames, Multiplexing]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Sessions))]
    public async Task Batches_in_any_order_have_their_own_results_also_after_one_that_failed(int version, string session)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await using NpgsqlDataSource source = Source(database, session);
        DataSourceExecutor executor = new(source, IsPrepared(session));
        // More that run at once than there are connections: each connection meets the batches of all.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(seed => RunManyAsync(executor, new Random(seed))));
    }

    [Theory, MemberData(nameof(SessionsOfTheirOwn))]
    public async Task After_a_batch_that_was_cancelled_the_next_one_has_its_own_results(int version, string session)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await using NpgsqlDataSource source = Source(database, session);
        DataSourceExecutor executor = new(source, IsPrepared(session));
        for (int round = 1; round < 4; round++)
        {
            using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
            await using EchoBatch cancelled = new(executor);
            foreach (Echo echo in Echoes) cancelled.Add(echo, round);
            cancelled.Add(Sleeps, 60d, NpgsqlDbType.Double);
            foreach (Echo echo in Echoes) cancelled.Add(echo, round);
            Task running = cancelled.ExecuteAsync(ending.Token);
            ending.CancelAfter(TimeSpan.FromMilliseconds(100));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            await RunAsync(executor, [.. Echoes.Reverse().Select(echo => (echo, 100 + round))]);
        }
    }

    [Theory, MemberData(nameof(ServerVersions.Current), MemberType = typeof(ServerVersions))]
    public async Task Statements_that_a_user_has_deallocated_are_prepared_anew(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await using NpgsqlConnection connection = await database.OpenAsync(Token);
        ConnectionExecutor executor = new(connection, transaction: null);
        // The driver begins to count anew: each name means another statement than before.
        for (int start = 0; start < Echoes.Length; start++)
        {
            await RunAsync(executor, [.. Enumerable.Range(start, Echoes.Length).Select(static place => (Echoes[place % Echoes.Length], 7))]);
            connection.UnprepareAll();
        }
    }

    [Theory, MemberData(nameof(ServerVersions.Current), MemberType = typeof(ServerVersions))]
    public async Task One_procedure_is_called_in_batches_on_several_databases(int version)
    {
        PostgresServer server = await TestServer.SharedAsync(version, Token);
        await using TestDatabase first = await server.CreateDatabaseAsync(ct: Token);
        await using TestDatabase second = await server.CreateDatabaseAsync(ct: Token);
        for (int round = 0; round < 3; round++)
        {
            await RunAsync(new DataSourceExecutor(first.DataSource), [.. Echoes.Select(echo => (echo, round))]);
            await RunAsync(new DataSourceExecutor(second.DataSource), [.. Echoes.Reverse().Select(echo => (echo, 10 + round))]);
        }
    }

    [Theory, MemberData(nameof(ServerVersions.Current), MemberType = typeof(ServerVersions))]
    public async Task What_is_not_to_be_prepared_leaves_no_statement_for_the_next_client_of_a_pooler(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await using NpgsqlConnection connection = await database.OpenAsync(Token);
        for (int round = 0; round < 3; round++) await RunAsync(new ConnectionExecutor(connection, transaction: null, prepare: false), [.. Echoes.Select(echo => (echo, round))]);
        await using NpgsqlCommand count = new("select count(*) from pg_prepared_statements", connection);
        Assert.Equal(0L, await count.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Arguments_left_out_by_one_call_of_a_batch_do_not_disturb_the_others()
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        await database.ExecuteAsync("create function public.joined(a text default '', b int default 0) returns text language sql as 'select a || b'", Token);
        DataSourceExecutor executor = new(database.DataSource);
        for (int round = 0; round < 3; round++)
        {
            await using EchoBatch batch = new(executor);
            BatchResult<string>[] results = [batch.AddJoined("a", 1), batch.AddJoined(null, 2), batch.AddJoined("c", 3)];
            await batch.ExecuteAsync(Token);
            Assert.Equal(["a1", "2", "c3"], results.Select(static result => result.Result));
        }
    }

    [Fact]
    public async Task A_batch_that_runs_is_not_executed_again_and_takes_no_calls()
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        await using EchoBatch batch = new(new DataSourceExecutor(database.DataSource));
        BatchResult<string> slept = batch.Add(Sleeps, 0.1, NpgsqlDbType.Double);
        Task running = batch.ExecuteAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.ExecuteAsync(Token));
        Assert.Throws<InvalidOperationException>(() => batch.Add(Echoes[0], 1));
        await running;
        Assert.Equal("", slept.Result);
    }

    private static async Task RunManyAsync(ProcedureExecutor executor, Random random)
    {
        for (int round = 0; round < 25; round++)
        {
            (Echo Echo, int Value)[] calls = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => (Echoes[random.Next(Echoes.Length)], random.Next(1, 2000)))];
            if (round % 5 == 4) await FailAsync(executor, calls, random.Next(calls.Length));
            else await RunAsync(executor, calls);
        }
    }

    private static async Task RunAsync(ProcedureExecutor executor, (Echo Echo, int Value)[] calls)
    {
        await using EchoBatch batch = new(executor);
        BatchResult<string>[] results = [.. calls.Select(call => batch.Add(call.Echo, call.Value))];
        await batch.ExecuteAsync(Token);
        Assert.Equal(calls.Select(static call => call.Echo.Expected(call.Value)), results.Select(static result => result.Result));
    }

    private static async Task FailAsync(ProcedureExecutor executor, (Echo Echo, int Value)[] calls, int place)
    {
        await using EchoBatch batch = new(executor);
        List<BatchResult<string>> results = [];
        for (int i = 0; i < calls.Length; i++)
        {
            if (i == place) results.Add(batch.Add(Fails, 0, NpgsqlDbType.Integer));
            results.Add(batch.Add(calls[i].Echo, calls[i].Value));
        }

        PostgresException exception = await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteAsync(Token));
        Assert.Equal(PostgresErrorCodes.DivisionByZero, exception.SqlState);
        // Nothing has happened, so no call has a result: also none of those that were answered before the failure.
        Assert.All(results, static result => Assert.Throws<InvalidOperationException>(() => result.Result));
    }

    private static bool IsPrepared(string session) => session.StartsWith("prepared", StringComparison.Ordinal);

    private static NpgsqlDataSource Source(TestDatabase database, string session)
    {
        NpgsqlConnectionStringBuilder settings = new(database.ConnectionString) { MaxPoolSize = 2, AutoPrepareMinUsages = 2 };
        if (session.Contains("automatically", StringComparison.Ordinal)) settings.MaxAutoPrepare = 3;
        if (session == Multiplexing) settings.Multiplexing = true;
        settings.NoResetOnClose = session.Contains("no reset", StringComparison.Ordinal);
        return NpgsqlDataSource.Create(settings);
    }

    private sealed record Echo(ProcedureInfo Procedure, Action<CallParameters, int> Bind, Func<int, string> Expected);

    private sealed class EchoBatch(ProcedureExecutor executor) : PerennialBatch(executor)
    {
        public BatchResult<string> Add(Echo echo, int value)
        {
            NpgsqlBatchCommand command = new(echo.Procedure.CommandText);
            echo.Bind(echo.Procedure.ParametersOf(command), value);
            return Read(echo.Procedure, command);
        }

        public BatchResult<string> Add<T>(ProcedureInfo procedure, T value, NpgsqlDbType type)
        {
            NpgsqlBatchCommand command = new(procedure.CommandText);
            procedure.ParametersOf(command).Set(0, value, type);
            return Read(procedure, command);
        }

        public BatchResult<string> AddJoined(string? a, int b)
        {
            NpgsqlBatchCommand command = new(Joined.GetCommandText(a is null ? 1UL : 0UL));
            CallParameters parameters = Joined.ParametersOf(command);
            int index = 0;
            if (a is not null) parameters.Set(index++, a, NpgsqlDbType.Text);
            parameters.Set(index, b, NpgsqlDbType.Integer);
            return Read(Joined, command);
        }

        private BatchResult<string> Read(ProcedureInfo procedure, NpgsqlBatchCommand command) => Calls.ReadSingle(procedure, command, static reader => reader.GetString(0));
    }
}
