using Perennial.Migrations.Folder;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

public sealed class UpgradeTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task An_empty_database_goes_up_step_by_step_and_down_again(int server)
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());

        UpgradeReport one = await runner.UpgradeAsync(new UpgradeOptions { To = 1 });
        Assert.Equal((0, 1), (one.From, one.To));
        Assert.Equal("book 5", await database.QueryValueAsync<string>("select lib.get_title(5)"));

        UpgradeReport rest = await runner.UpgradeAsync();
        Assert.Equal([2, 3], rest.Versions.Select(version => version.Number));
        Assert.Equal("book 5 on old new", await database.QueryValueAsync<string>("select lib.get_title(5)"));
        Assert.Equal(90, await database.QueryValueAsync<long>("select lib.count_books('new')"));
        Assert.True(await database.QueryValueAsync<bool>("select indisvalid from pg_index where indexrelid = 'lib.books_title_idx'::regclass"));

        Assert.Empty((await runner.UpgradeAsync()).Versions);

        await runner.DowngradeAsync(1);
        Assert.Equal("book 5", await database.QueryValueAsync<string>("select lib.get_title(5)"));
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_proc where proname = 'count_books'"));
        await runner.DowngradeAsync(0);
        Assert.False(await database.QueryValueAsync<bool>("select to_regnamespace('lib') is not null"));
        Assert.Equal(0, (await runner.StatusAsync()).Version);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task A_body_of_standard_SQL_is_one_statement(int server)
    {
        using Scratch scratch = Library.Create().Write("versions/0001-initial/procedures.sql", """
            create or replace function lib.get_title(id integer) returns text language sql stable begin atomic
                select case when id < 0 then 'none' end;
                select b.title from lib.books b where b.book_id = id;
            end;
            """);
        await using TestDatabase database = await (await PostgresServer.SharedAsync(server)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());
        await runner.UpgradeAsync(new UpgradeOptions { To = 1 });
        Assert.Equal("book 5", await database.QueryValueAsync<string>("select lib.get_title(5)"));
        await runner.DowngradeAsync(0);
    }

    [Theory]
    [InlineData("set search_path = lib;")]
    [InlineData("set local search_path = lib;")]
    public async Task A_search_path_that_a_script_sets_ends_with_the_script(string set)
    {
        using Scratch scratch = Library.Create()
            .Write("versions/0001-initial/upgrade.sql", $"""
                create schema lib;
                create table lib.books (book_id integer primary key, title text not null);
                create table public.books (book_id integer primary key, title text not null);
                insert into lib.books values (5, 'of the library');
                insert into public.books values (5, 'of everybody');
                {set}
                """)
            .Write("versions/0001-initial/procedures.sql", """
                create or replace function lib.get_title(id integer) returns text language sql stable begin atomic
                    select b.title from books b where b.book_id = id;
                end;
                """);
        await using TestDatabase database = await (await TestServer.SharedAsync(18)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(new UpgradeOptions { To = 1 });
        Assert.Equal("of everybody", await database.QueryValueAsync<string>("select lib.get_title(5)"));
    }

    [Fact]
    public async Task What_online_sets_holds_for_the_steps_behind_it_also_after_an_interruption()
    {
        using Scratch scratch = Library.Create().Write("versions/0003-titles/online.sql", """
            set search_path = lib;
            alter table books validate constraint books_title_check;
            create index concurrently books_title_idx on books (title);
            update books set shelf = 'old ' || shelf where book_id <= 10 and 1 / (select count(*) from missing) > 0;
            """);
        await using TestDatabase database = await (await TestServer.SharedAsync(18)).CreateDatabaseAsync();
        await Assert.ThrowsAsync<MigrationException>(async () => await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync());
        Assert.Equal("lib", await database.QueryValueAsync<string>("select schemaname from pg_indexes where indexname = 'books_title_idx'"));

        await database.ExecuteAsync("create table lib.missing as select 1 as n");
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.Equal(10, await database.QueryValueAsync<long>("select count(*) from lib.books where shelf like 'old %'"));
    }

    [Theory]
    [InlineData("set  role pg_monitor")]
    [InlineData("SET\n LOCAL search_path = pg_catalog")]
    [InlineData("set  lock_timeout = 1")]
    [InlineData("reset  role")]
    [InlineData("set session  authorization postgres")]
    [InlineData("set session\n characteristics as transaction read only")]
    [InlineData("set \"Lock_Timeout\" = 1")]
    [InlineData("set  transaction isolation level serializable")]
    [InlineData("set  constraints all deferred")]
    public async Task What_ends_with_its_step_is_no_setting_however_it_is_spaced(string statement)
    {
        using Scratch scratch = Library.Create().Write("versions/0003-titles/online.sql", statement + ";\nset /* lasts */ search_path = lib;\nset  session work_mem = '5MB';");
        SqlScript online = (await scratch.LoadAsync()).Versions.Single(version => version.Number == 3).Online!;
        Assert.Equal([StatementKind.Plain, StatementKind.Setting, StatementKind.Setting], online.Statements.Select(found => found.Kind));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task A_reset_of_all_takes_back_what_online_has_set_and_nothing_of_the_runner(int server)
    {
        using Scratch scratch = Library.Create().Write("versions/0003-titles/online.sql", """
            set search_path = lib;
            set  lock_timeout = 7;
            reset  all;
            create table lib.seen as select current_setting('search_path') as path, current_setting('lock_timeout') as wait, current_setting('client_connection_check_interval') as watch;
            """);
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.True(await database.QueryValueAsync<bool>("select path not like '%lib%' and wait not in ('0', '7ms') and watch = '1s' from lib.seen"));
    }

    [Fact]
    public async Task Nobody_but_the_owner_may_execute_what_a_version_creates()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.Equal(0, await database.QueryValueAsync<long>(
            "select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where n.nspname in ('lib', 'perennial') and a.grantee = 0"));
    }

    [Fact]
    public async Task A_failing_statement_is_named_with_its_place_and_leaves_nothing()
    {
        using Scratch scratch = Library.Create().Write("versions/0002-shelves/upgrade.sql", "alter table lib.books add column shelf text;\n\nselect\n  no_such_column from lib.books;");
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync());
        Assert.Contains("versions/0002-shelves/upgrade.sql(4,3): column \"no_such_column\" does not exist", error.Message);
        Assert.Equal(1, (await runner.StatusAsync()).Version);
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_attribute where attrelid = 'lib.books'::regclass and attname = 'shelf'"));
    }

    [Theory]
    [InlineData("commit;")]
    [InlineData("create index concurrently i on lib.books (title);")]
    [InlineData("vacuum lib.books;")]
    public async Task A_statement_that_would_break_the_transaction_is_refused_before_anything_changes(string statement)
    {
        using Scratch scratch = Library.Create().Write("versions/0003-titles/upgrade.sql", statement);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync());
        Assert.Contains("0003-titles/upgrade.sql(1,1)", error.Message);
        Assert.Equal(0, (await runner.StatusAsync()).Version);
    }

    [Fact]
    public async Task Two_runners_at_once_do_the_work_once()
    {
        using Scratch scratch = Library.Create().Write("versions/0001-initial/upgrade.sql", "select pg_sleep(0.7); create schema lib; create table lib.books (book_id integer primary key, title text not null);");
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        DatabaseFolder folder = await scratch.LoadAsync();
        Told told = new();
        Task<UpgradeReport> first = new MigrationRunner(database.ConnectionString, folder, told).UpgradeAsync();
        Task<UpgradeReport> second = new MigrationRunner(database.ConnectionString, folder, told).UpgradeAsync();
        UpgradeReport[] reports = await Task.WhenAll(first, second);
        Assert.Equal(3, reports.Sum(report => report.Versions.Count));
        Assert.Contains(told.Reports, report => report.Phase == MigrationPhase.Waiting && report.Message.Contains("perennial upgrade since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_runner_that_may_not_wait_says_who_is_at_work()
    {
        using Scratch scratch = Library.Create();
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        await using Locking.RunnerLock held = await Locking.RunnerLock.TakeAsync(database.ConnectionString, "upgrade", null, _ => { }, CancellationToken.None);
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync(new UpgradeOptions { WaitForRunner = TimeSpan.Zero }));
        Assert.Contains($"server process {held.Backend}", error.Message);
        Assert.Contains($"server process {held.Backend}", (await runner.StatusAsync()).Runner);
    }

    [Fact]
    public async Task A_lock_that_a_service_holds_is_asked_for_again_and_never_without_a_timeout()
    {
        using Scratch scratch = Library.Create();
        await using TestDatabase database = await (await TestServer.SharedAsync(18)).CreateDatabaseAsync();
        Told told = new();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync(), told);
        await runner.UpgradeAsync(new UpgradeOptions { To = 1 });
        LockPolicy locks = new() { FirstTimeout = TimeSpan.FromMilliseconds(50), LongestTimeout = TimeSpan.FromMilliseconds(100), Pause = TimeSpan.FromMilliseconds(50), Attempts = 3 };

        await using (Npgsql.NpgsqlConnection service = await database.OpenAsync())
        {
            await using Npgsql.NpgsqlTransaction transaction = await service.BeginTransactionAsync();
            await using Npgsql.NpgsqlCommand command = new("lock table lib.books in access share mode; select pg_sleep(1.2)", service);
            await command.ExecuteNonQueryAsync();
            MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync(new UpgradeOptions { Locks = locks }));
            Assert.Contains("Version 2 (0002-shelves) did not get its locks in 3 attempts", error.Message);
            Assert.Contains($"server process {service.ProcessID}", error.Message);
        }

        Assert.Equal(2, told.Reports.Count(report => report.Phase == MigrationPhase.Retrying));
        Assert.Equal(3, (await runner.UpgradeAsync()).To);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_clear_sentence()
    {
        using Scratch scratch = Library.Create();
        MigrationRunner runner = new("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2", await scratch.LoadAsync());
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync());
        Assert.StartsWith("No PostgreSQL server answers at 127.0.0.1:1 (", error.Message);
    }
}
