using Npgsql;
using NpgsqlTypes;
using Perennial.Testing;

namespace Perennial.Tests;

public sealed class ProcedureExecutorTests
{
    public static TheoryData<int> Servers => ServerVersions.Current;

    private static readonly ProcedureInfo Numbers = new("public.numbers", "select value from generate_series(1, $1) as result(value)", isReadOnly: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task Rows_are_read_in_each_shape(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        DataSourceExecutor executor = new(database.DataSource);

        Assert.Equal([1, 2, 3], await executor.ReadAllAsync(Numbers, Command(3), Read, Token));
        Assert.Equal(1, await executor.ReadFirstAsync(Numbers, Command(3), Read, Token));
        Assert.Equal(1, await executor.ReadSingleAsync(Numbers, Command(1), Read, Token));
        Assert.Null(await executor.ReadFirstOrDefaultAsync<int?>(Numbers, Command(0), static reader => reader.GetInt32(0), Token));
        List<int> streamed = [];
        await foreach (int number in executor.StreamAsync(Numbers, Command(3), Read, Token)) streamed.Add(number);
        Assert.Equal([1, 2, 3], streamed);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_promised_row_that_is_missing_or_double_names_the_procedure(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        DataSourceExecutor executor = new(database.DataSource);

        UnexpectedRowCountException none = await Assert.ThrowsAsync<UnexpectedRowCountException>(() => executor.ReadFirstAsync(Numbers, Command(0), Read, Token));
        UnexpectedRowCountException two = await Assert.ThrowsAsync<UnexpectedRowCountException>(() => executor.ReadSingleAsync(Numbers, Command(2), Read, Token));
        Assert.Equal(("public.numbers", "public.numbers"), (none.Procedure, two.Procedure));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task An_error_behind_the_first_row_is_not_lost(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        DataSourceExecutor executor = new(database.DataSource, prepare: false);
        NpgsqlCommand command = new("select 1 / (2 - value) from generate_series(1, $1) as result(value)");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 3, NpgsqlDbType = NpgsqlDbType.Integer });

        PostgresException exception = await Assert.ThrowsAsync<PostgresException>(() => executor.ReadFirstAsync(Numbers, command, Read, Token));
        Assert.Equal((PostgresErrorCodes.DivisionByZero, "public.numbers"), (exception.SqlState, exception.Data[PerennialException.ProcedureKey]));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_cancelled_call_gives_its_connection_back(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        NpgsqlConnectionStringBuilder one = new(database.ConnectionString) { MaxPoolSize = 1, Timeout = 10 };
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(one.ConnectionString);
        DataSourceExecutor executor = new(source);
        ProcedureInfo sleep = new("pg_catalog.pg_sleep", "select pg_sleep(60)", isReadOnly: true);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => executor.ExecuteAsync(sleep, new NpgsqlCommand(sleep.CommandText), soon.Token));
        Assert.Equal([1], await executor.ReadAllAsync(Numbers, Command(1), Read, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Calls_on_a_connection_see_its_transaction_and_end_with_it(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await database.ExecuteAsync("create table public.t (a integer)", Token);
        ProcedureInfo insert = new("public.insert", "insert into public.t values ($1)", isReadOnly: false);
        await using (NpgsqlConnection connection = await database.OpenAsync(Token))
        await using (NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Token))
        {
            ConnectionExecutor executor = new(connection, transaction);
            await executor.ExecuteAsync(insert, Command(7, insert), Token);
            await transaction.RollbackAsync(Token);
        }

        Assert.Equal(0L, await database.QueryValueAsync<long>("select count(*) from public.t", Token));
    }

    [Fact]
    public void Arguments_behind_an_omitted_one_go_by_name()
    {
        CallText text = new("select value from s.f", " as result(value)", [new("a", "$", false, false), new("b", "$::s.kind", true, false), new("c", "$", true, false)]);
        Assert.Equal("select value from s.f($1, $2::s.kind, $3) as result(value)", text.Without(0));
        Assert.Equal("select value from s.f($1, c => $2) as result(value)", text.Without(1));
        Assert.Equal("select value from s.f($1) as result(value)", text.Without(3));
    }

    private static int Read(NpgsqlDataReader reader) => reader.GetInt32(0);

    private static NpgsqlCommand Command(int argument, ProcedureInfo? procedure = null)
    {
        NpgsqlCommand command = new((procedure ?? Numbers).CommandText);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = argument, NpgsqlDbType = NpgsqlDbType.Integer });
        return command;
    }
}
