using Perennial.Testing;

namespace Perennial.Migrations.Tests;

/// <summary>PostgreSQL replaces a body, but no declared result: such functions are dropped and made anew, going up and going down.</summary>
public sealed class ReplacedResultTests
{
    private const string Table = "create schema lib;\ncreate table lib.books (book_id integer primary key, title text not null);\n";
    private const string Grown = "create schema lib;\ncreate table lib.books (book_id integer primary key, title text not null, shelf text);\n";

    private const string Before = """
        create function lib.newest() returns setof lib.books language sql stable as $$ select b.* from lib.books b order by b.book_id desc limit 1 $$;
        create function lib.titles() returns setof text language sql stable begin atomic select n.title from lib.newest() n; end;
        """;

    private const string After = """
        create function lib.newest() returns table (book_id integer, title text) language sql stable as $$ select b.book_id, b.title from lib.books b order by b.book_id desc limit 1 $$;
        create function lib.titles() returns setof text language sql stable begin atomic select n.title from lib.newest() n; end;
        """;

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task A_sealed_version_changes_the_declared_result_and_comes_back(int server)
    {
        using Scratch scratch = await FolderAsync();
        await ShipAsync(scratch);
        Assert.Contains("drop function lib.newest();", await File.ReadAllTextAsync(Path.Combine(scratch.Path, "versions/0002-shelf/procedures.sql"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using TestDatabase database = await (await PostgresServer.SharedAsync(server)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());

        await runner.UpgradeAsync(new UpgradeOptions { To = 1 });
        await database.ExecuteAsync("insert into lib.books values (1, 'one')");
        for (int round = 0; round < 2; round++)
        {
            await runner.UpgradeAsync();
            await VerifyAsync(database, "TABLE(book_id integer, title text)");
            await runner.DowngradeAsync(1);
            await VerifyAsync(database, "SETOF lib.books");
        }

        await runner.UpgradeAsync();
        await runner.DowngradeAsync(0);
        Assert.False(await database.QueryValueAsync<bool>("select to_regnamespace('lib') is not null"));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task An_open_version_does_the_same_and_is_sealed_in_place(int server)
    {
        using Scratch scratch = await FolderAsync();
        await using TestDatabase database = await (await PostgresServer.SharedAsync(server)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(new UpgradeOptions { AllowOpen = true });
        await database.ExecuteAsync("insert into lib.books values (1, 'one')");
        await VerifyAsync(database, "TABLE(book_id integer, title text)");

        await ShipAsync(scratch);
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());
        await runner.UpgradeAsync();
        await VerifyAsync(database, "TABLE(book_id integer, title text)");
        await runner.DowngradeAsync(1);

        await VerifyAsync(database, "SETOF lib.books");
    }

    [Fact]
    public async Task A_developers_database_follows_the_working_tree_there_and_back()
    {
        using Scratch scratch = await FolderAsync();
        await using TestDatabase database = await (await PostgresServer.SharedAsync(15)).CreateDatabaseAsync();
        scratch.Write("schema.sql", Grown + Before);
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).DevAsync();
        await database.ExecuteAsync("insert into lib.books values (1, 'one')");
        await VerifyAsync(database, "SETOF lib.books");

        scratch.Write("schema.sql", Grown + After);
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).DevAsync();
        await VerifyAsync(database, "TABLE(book_id integer, title text)");

        scratch.Write("schema.sql", Grown + Before);
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).DevAsync();
        await VerifyAsync(database, "SETOF lib.books");
    }

    // Both functions work, and nobody may call them who might not before.
    private static async Task VerifyAsync(TestDatabase database, string result)
    {
        Assert.Equal(result, await database.QueryValueAsync<string>("select pg_get_function_result('lib.newest()'::regprocedure)"));
        Assert.Equal("one", await database.QueryValueAsync<string>("select title from lib.newest()"));
        Assert.Equal("one", await database.QueryValueAsync<string>("select * from lib.titles()"));
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where p.pronamespace = 'lib'::regnamespace and a.grantee = 0"));
    }

    // Version 1 is sealed; version 2 is open, gives the table another column and keeps the function's.
    private static async Task<Scratch> FolderAsync()
    {
        Scratch scratch = new Scratch()
            .Write("schema.sql", Table + Before)
            .Write("versions/0001-initial/upgrade.sql", Table)
            .Write("versions/0001-initial/downgrade.sql", "drop table lib.books;\ndrop schema lib;");
        await ShipAsync(scratch);
        return scratch
            .Write("schema.sql", Grown + After)
            .Write("versions/0002-shelf/upgrade.sql", "alter table lib.books add column shelf text;")
            .Write("versions/0002-shelf/downgrade.sql", "alter table lib.books drop column shelf;");
    }

    private static async Task ShipAsync(Scratch scratch)
    {
        ShipReport report = await (await scratch.LoadAsync()).ShipAsync();
        Assert.Empty(report.Refusals);
        Assert.Empty((await scratch.LoadAsync()).Model.Findings);
    }
}
