using Perennial.Testing;

namespace Perennial.Migrations.Tests;

/// <summary>Bodies in BEGIN ATOMIC and RETURN, which hold on to what they use: versions change tables below them all the same.</summary>
public sealed class AtomicBodyTests
{
    private const string Tables = """
        create schema lib;
        create table lib.books (book_id integer primary key, title text not null, shelf text not null default 'new', pages integer not null default 10);
        """;

    private const string Routines = """

        create function lib.on_shelf(wanted text) returns setof integer language sql stable security definer
        begin atomic
            select b.book_id from lib.books b where b.shelf = wanted;
        end;

        create function lib.count_on(wanted text) returns bigint language sql stable security definer
        return (select count(*) from lib.on_shelf(wanted));

        create function lib.all_pages() returns bigint language sql stable security definer
        return (select sum(b.pages) from lib.books b);

        create procedure lib.move(book integer, wanted text) language sql security definer
        begin atomic
            update lib.books b set shelf = wanted where b.book_id = book;
        end;
        """;

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task A_version_drops_and_retypes_columns_below_bodies_that_it_replaces_or_keeps(int server)
    {
        using Scratch scratch = await ShippedAsync();
        await using TestDatabase database = await (await PostgresServer.SharedAsync(server)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());

        await runner.UpgradeAsync(new UpgradeOptions { To = 1 });
        await database.ExecuteAsync("insert into lib.books values (1, 'one'), (2, 'two'); call lib.move(2, 'old')");
        Assert.Equal(1, await database.QueryValueAsync<long>("select lib.count_on('old')"));
        long oid = await database.QueryValueAsync<long>("select 'lib.on_shelf(text)'::regprocedure::oid::bigint");

        await runner.UpgradeAsync();
        Assert.Equal("bigint", await database.QueryValueAsync<string>("select format_type(atttypid, -1) from pg_attribute where attrelid = 'lib.books'::regclass and attname = 'pages'"));
        await database.ExecuteAsync("call lib.move(2, 'old')");
        Assert.Equal((1L, 20L), (await database.QueryValueAsync<long>("select lib.count_on('old')"), await database.QueryValueAsync<long>("select lib.all_pages()")));
        Assert.Equal(oid, await database.QueryValueAsync<long>("select 'lib.on_shelf(text)'::regprocedure::oid::bigint"));
        Assert.Equal(4, await database.QueryValueAsync<long>("select count(*) from pg_proc where pronamespace = 'lib'::regnamespace and prosqlbody is not null and prosecdef"));
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where p.pronamespace = 'lib'::regnamespace and a.grantee = 0"));

        await runner.DowngradeAsync(1);
        await database.ExecuteAsync("call lib.move(1, 'far')");
        Assert.Equal((1L, 20L), (await database.QueryValueAsync<long>("select lib.count_on('far')"), await database.QueryValueAsync<long>("select lib.all_pages()")));
        await runner.UpgradeAsync();
        await runner.DowngradeAsync(0);
        Assert.False(await database.QueryValueAsync<bool>("select to_regnamespace('lib') is not null"));
    }

    [Fact]
    public async Task An_open_version_takes_the_bodies_of_the_working_tree()
    {
        using Scratch scratch = await ShippedAsync(sealsSecond: false);
        await using TestDatabase database = await (await PostgresServer.SharedAsync(15)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        await database.ExecuteAsync("insert into lib.books values (1, 'one')");

        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).DevAsync(force: true);

        await database.ExecuteAsync("call lib.move(1, 'old')");
        Assert.Equal(1, await database.QueryValueAsync<long>("select lib.count_on('old')"));
    }

    // Version 2 moves shelves to a table of their own and widens a column; two bodies follow, two stay as they are.
    private static async Task<Scratch> ShippedAsync(bool sealsSecond = true)
    {
        Scratch scratch = new Scratch()
            .Write("schema.sql", Tables + Routines)
            .Write("versions/0001-initial/upgrade.sql", Tables)
            .Write("versions/0001-initial/downgrade.sql", "drop table lib.books;\ndrop schema lib;");
        await ShipAsync(scratch);
        scratch
            .Write("schema.sql", Tables.Replace(", shelf text not null default 'new', pages integer", ", pages bigint", StringComparison.Ordinal)
                + "create table lib.shelves (book_id integer primary key references lib.books, shelf text not null);\n"
                + Routines.Replace("from lib.books b where b.shelf", "from lib.shelves b where b.shelf", StringComparison.Ordinal)
                    .Replace("update lib.books b set shelf = wanted where b.book_id = book;", "insert into lib.shelves (book_id, shelf) values (book, wanted) on conflict (book_id) do update set shelf = excluded.shelf;", StringComparison.Ordinal))
            .Write("versions/0002-shelves/upgrade.sql", """
                create table lib.shelves (book_id integer primary key references lib.books, shelf text not null);
                insert into lib.shelves select b.book_id, b.shelf from lib.books b;
                alter table lib.books drop column shelf;
                alter table lib.books alter column pages type bigint;
                """)
            .Write("versions/0002-shelves/downgrade.sql", """
                alter table lib.books alter column pages type integer;
                alter table lib.books add column shelf text not null default 'new';
                update lib.books b set shelf = s.shelf from lib.shelves s where s.book_id = b.book_id;
                drop table lib.shelves;
                """);
        if (sealsSecond) await ShipAsync(scratch);
        else Assert.Empty((await scratch.LoadAsync()).Model.Findings);
        return scratch;
    }

    private static async Task ShipAsync(Scratch scratch)
    {
        DatabaseFolder folder = await scratch.LoadAsync();
        ShipReport report = await folder.ShipAsync();
        Assert.Empty(report.Refusals);
        Assert.Empty((await scratch.LoadAsync()).Model.Findings);
    }
}
