using Npgsql;
using NpgsqlTypes;
using Perennial.Testing;

namespace Perennial.Tests;

public sealed class CommandPoolTests
{
    private static readonly ProcedureInfo Twice = new("public.twice", "select 2 * $1 as result", isReadOnly: true);
    private static readonly ProcedureInfo Text = new("public.text", "select 'text ' || $1 as result", isReadOnly: true);

    public static TheoryData<int> Servers => ServerVersions.Current;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task A_command_that_was_prepared_on_one_connection_runs_on_another(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await using NpgsqlConnection first = await database.DataSource.OpenConnectionAsync(Token);
        await using NpgsqlConnection second = await database.DataSource.OpenConnectionAsync(Token);
        // The driver counts statements by connection: each name means the other statement on the other connection.
        Assert.Equal(4, await TwiceAsync(first, 2));
        Assert.Equal("text b", await TextAsync(second, "b"));
        Assert.Equal("text a", await TextAsync(first, "a"));
        Assert.Equal(6, await TwiceAsync(second, 3));
        Assert.Equal(8, await TwiceAsync(first, 4));
        Assert.Equal("text c", await TextAsync(second, "c"));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Calls_that_overlap_have_commands_of_their_own(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        DataSourceExecutor executor = new(database.DataSource);
        int[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            NpgsqlCommand command = Twice.Rent();
            Twice.ParametersOf(command).Set(0, number, NpgsqlDbType.Integer);
            return await executor.ReadFirstAsync(Twice, command, static reader => reader.GetInt32(0), Token);
        }));
        Assert.Equal(Enumerable.Range(0, 200).Select(static number => 2 * number), results);
    }

    [Fact]
    public async Task A_command_that_waits_holds_no_values()
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        ProcedureInfo procedure = new("public.text", "select 'text ' || $1 as value", isReadOnly: true);
        await using NpgsqlConnection connection = await database.DataSource.OpenConnectionAsync(Token);
        NpgsqlCommand command = procedure.Rent();
        procedure.ParametersOf(command).Set(0, "a", NpgsqlDbType.Text);
        await new ConnectionExecutor(connection, null).ReadFirstAsync(procedure, command, static reader => reader.GetString(0), Token);
        Assert.Same(command, procedure.Rent());
        Assert.Null(command.Connection);
        Assert.Null(((NpgsqlParameter<string>)command.Parameters[0]).TypedValue);
    }

    [Fact]
    public async Task Arguments_left_out_by_one_call_do_not_disturb_the_next()
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        await database.ExecuteAsync("create function public.joined(a text default 'none', b bytea default null) returns text language sql as 'select a || b::text'", Token);
        CallText text = new("select value from public.joined", " as result(value)", [new("a", "$", true, false), new("b", "$", true, false)]);
        ProcedureInfo procedure = new("public.joined", text, isReadOnly: true);
        DataSourceExecutor executor = new(database.DataSource);
        NpgsqlCommand shorter = procedure.Rent(1);
        procedure.ParametersOf(shorter).Set(0, new byte[] { 1 }, NpgsqlDbType.Bytea);
        Assert.Equal(@"none\x01", await executor.ReadFirstAsync(procedure, shorter, static reader => reader.GetString(0), Token));
        NpgsqlCommand whole = procedure.Rent(0);
        procedure.ParametersOf(whole).Set(0, "some", NpgsqlDbType.Text);
        procedure.ParametersOf(whole).Set(1, new byte[] { 2 }, NpgsqlDbType.Bytea);
        Assert.Equal(@"some\x02", await executor.ReadFirstAsync(procedure, whole, static reader => reader.GetString(0), Token));
    }

    [Fact]
    public async Task The_command_of_a_failed_call_is_not_used_again()
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        ProcedureInfo procedure = new("public.fails", "select 1 / $1", isReadOnly: true);
        NpgsqlCommand command = procedure.Rent();
        procedure.ParametersOf(command).Set(0, 0, NpgsqlDbType.Integer);
        await Assert.ThrowsAsync<PostgresException>(() => new DataSourceExecutor(database.DataSource).ReadFirstAsync(procedure, command, static reader => reader.GetInt32(0), Token));
        Assert.NotSame(command, procedure.Rent());
    }

    [Fact]
    public async Task A_call_that_is_not_to_be_prepared_is_not_although_its_command_was()
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(PostgresVersions.Current[^1], Token)).CreateDatabaseAsync(ct: Token);
        await using NpgsqlConnection connection = await database.DataSource.OpenConnectionAsync(Token);
        ProcedureInfo procedure = new("public.statements", "select generic_plans + custom_plans from pg_prepared_statements where statement like '%pg_prepared_statements%' and $1", isReadOnly: true);
        List<long> runs = [];
        foreach (bool prepare in new[] { true, false, false })
        {
            NpgsqlCommand command = procedure.Rent();
            procedure.ParametersOf(command).Set(0, true, NpgsqlDbType.Boolean);
            runs.Add(await new ConnectionExecutor(connection, null, prepare).ReadFirstAsync(procedure, command, static reader => reader.GetInt64(0), Token));
        }

        Assert.Equal([1L, 1L, 1L], runs);
    }

    private static Task<int> TwiceAsync(NpgsqlConnection connection, int value)
    {
        NpgsqlCommand command = Twice.Rent();
        Twice.ParametersOf(command).Set(0, value, NpgsqlDbType.Integer);
        return new ConnectionExecutor(connection, null).ReadFirstAsync(Twice, command, static reader => reader.GetInt32(0), Token);
    }

    private static Task<string> TextAsync(NpgsqlConnection connection, string value)
    {
        NpgsqlCommand command = Text.Rent();
        Text.ParametersOf(command).Set(0, value, NpgsqlDbType.Text);
        return new ConnectionExecutor(connection, null).ReadFirstAsync(Text, command, static reader => reader.GetString(0), Token);
    }
}
