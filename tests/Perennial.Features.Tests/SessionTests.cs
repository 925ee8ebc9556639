using Npgsql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Sessions;
using Perennial.Testing;

namespace Perennial.Features.Tests;

/// <summary>What the borrower of a pooled connection finds of the one before it: two of them, one after the other, on a pool of one connection.</summary>
public sealed class SessionTests
{
    private const string Locks = "select count(*)::text from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";

    // A body that leaves something, and a question whose answer is then another than before.
    private static readonly (string Name, string Body, string Probe)[] Leaving =
    [
        ("set", "begin set work_mem = '77MB'; end", "select current_setting('work_mem')"),
        ("set_config", "begin perform set_config('test.tenant', 'other', false); end", "select coalesce(current_setting('test.tenant', true), '')"),
        ("set_role", "begin set role pg_monitor; end", "select current_user::text"),
        ("lock", "begin perform pg_advisory_lock(4711); end", Locks),
        ("shared_lock", "begin perform pg_try_advisory_lock_shared(4711); end", Locks),
        ("temp_table", "begin create temp table left_over (a integer); end", "select coalesce(to_regclass('pg_temp.left_over')::text, '')"),
        ("temp_table_as", "begin create temporary table left_over as select 1 as a; end", "select coalesce(to_regclass('pg_temp.left_over')::text, '')"),
        ("prepare", "begin execute 'prepare left_over as select 1'; end", "select count(*)::text from pg_prepared_statements where from_sql"),
        ("listen", "begin listen news; end", "select count(*)::text from pg_listening_channels()"),
        ("dynamic", "declare command text := 'set work_mem = ''78MB'''; begin execute command; end", "select current_setting('work_mem')"),
        ("formatted", "begin execute format('listen %I', 'news'); end", "select count(*)::text from pg_listening_channels()"),
        ("called", "begin perform library.helper(); end", "select current_setting('work_mem')"),
        ("held_cursor", "begin execute 'declare c cursor with hold for select 1'; end", "select count(*)::text from pg_cursors"),
    ];

    public static TheoryData<int, string> States
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach (int version in PostgresVersions.Current)
            {
                foreach ((string name, _, _) in Leaving) data.Add(version, name);
            }

            return data;
        }
    }

    public static TheoryData<int> Servers => Library.Servers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(States))]
    public async Task What_a_routine_leaves_is_found_at_build_time_and_not_by_the_next_borrower(int version, string name)
    {
        (_, string body, string probe) = Leaving.Single(state => state.Name == name);
        string schema = $"""
            create schema library;
            -- internal
            create function library.helper() returns void language plpgsql as $$ begin set work_mem = '79MB'; end $$;
            create function library.leave_something() returns void language plpgsql as $$ {body} $$;
            """;
        DatabaseModel model = DatabaseAnalysis.Analyze([new InputFile(InputKind.Schema, "schema.sql", "schema.sql", schema)], DatabaseOptions.Default, Token);
        string leaving = name == "called" ? "library.helper" : "library.leave_something";
        SessionState state = Assert.Single(model.SessionStates, state => state.Routine == leaving);
        Finding finding = Assert.Single(model.Findings, finding => finding.Rule == FindingRules.SessionState && finding.Message.StartsWith(leaving, StringComparison.Ordinal));
        Assert.Equal((FindingSeverity.Info, name == "called" ? 3 : 4), (finding.Severity, finding.Start.Line));

        await using TestDatabase database = await (await PostgresServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        await database.ExecuteAsync(schema, Token);
        string one = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        Assert.Equal((true, true), await BorrowAsync(PooledSessions.CreateDataSource(one, state.What, null), probe));
        // Without the reset the same question finds it: the test sees what there is to see.
        Assert.Equal((true, false), await BorrowAsync(PooledSessions.CreateDataSource(one, null, null), probe));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Sessions_of_a_database_whose_procedures_leave_nothing_are_not_reset(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        string one = new NpgsqlConnectionStringBuilder(library.Server.ConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        Assert.Equal("first", await MarkAsync(one));
        Assert.Equal("", await MarkAsync(one + ";No Reset On Close=false"));

        // A reset would take away what the first use of the connection has set.
        static async Task<string> MarkAsync(string connectionString)
        {
            await using LibraryDatabase database = LibraryDatabase.Create(connectionString, static builder => builder.UsePhysicalConnectionInitializer(
                static connection => throw new NotSupportedException(), static connection => ExecuteAsync(connection, "select set_config('test.mark', 'first', false)")));
            await database.Library.CountBooksAsync(cancellationToken: Token);
            await database.Library.CountBooksAsync(cancellationToken: Token);
            await using LibraryDatabaseTransaction transaction = await database.BeginAsync(Token);
            return await ProbeAsync(transaction.Connection, "select coalesce(current_setting('test.mark', true), '')");
        }
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task What_a_user_does_on_a_transactions_connection_is_cleared(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await using LibraryDatabase database = LibraryDatabase.Create(new NpgsqlConnectionStringBuilder(library.Server.ConnectionString) { MaxPoolSize = 1 }.ConnectionString);
        await using (LibraryDatabaseTransaction transaction = await database.BeginAsync(Token))
        {
            await ExecuteAsync(transaction.Connection, "set work_mem = '77MB'; select pg_advisory_lock(4711); create temp table left_over (a integer); listen news");
            await transaction.CommitAsync(Token);
        }

        await using LibraryDatabaseTransaction next = await database.BeginAsync(Token);
        Assert.Equal("4MB 0 no table 0", await ProbeAsync(next.Connection, $"""
            select concat_ws(' ', current_setting('work_mem'), ({Locks}), coalesce(to_regclass('pg_temp.left_over')::text, 'no table'), (select count(*) from pg_listening_channels()))
            """));
        Assert.Equal(5, await next.Library.CountBooksAsync(cancellationToken: Token));
    }

    private static async Task<(bool IsLeft, bool IsGone)> BorrowAsync(NpgsqlDataSource dataSource, string probe)
    {
        await using NpgsqlDataSource own = dataSource;
        string before, after;
        await using (NpgsqlConnection first = await own.OpenConnectionAsync(Token))
        {
            before = await ProbeAsync(first, probe);
            await ExecuteAsync(first, "select library.leave_something()");
            after = await ProbeAsync(first, probe);
        }

        await using NpgsqlConnection second = await own.OpenConnectionAsync(Token);
        return (before != after, await ProbeAsync(second, probe) == before);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<string> ProbeAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }
}
