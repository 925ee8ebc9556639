using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

public sealed class DevTests
{
    private static readonly Procedure Title = Working.Procedure("find_title", "return (select b.title from lib.books b where b.book_id = id)");

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Unshipped_procedures_are_created_replaced_and_dropped(int server)
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        async Task<UpgradeReport> DevAsync(params Procedure[] procedures) =>
            await new MigrationRunner(database.ConnectionString, await Working.FolderAsync(scratch, procedures)).DevAsync();

        UpgradeReport first = await DevAsync(Title);
        Assert.Equal((0, 3, 1), (first.From, first.To, first.ChangedProcedures));
        Assert.Equal("book 1", await database.QueryValueAsync<string>("select lib.find_title(1)"));
        Assert.Equal(0, (await DevAsync(Title)).ChangedProcedures);

        Assert.Equal(1, (await DevAsync(Working.Procedure("find_title", "return 'none'"))).ChangedProcedures);
        Assert.Equal("none", await database.QueryValueAsync<string>("select lib.find_title(1)"));

        // PostgreSQL replaces neither results nor names of arguments.
        await DevAsync(Working.Procedure("find_title", "return id", argument: "book", returns: "integer"));
        await DevAsync(Working.Procedure("find_title", "return 7", argument: "", returns: "integer"));
        Assert.Equal(7, await database.QueryValueAsync<int>("select lib.find_title()"));
        Assert.Equal(1, await database.QueryValueAsync<long>("select count(*) from pg_proc where proname = 'find_title'"));

        await DevAsync();
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_proc where proname = 'find_title'"));
        Assert.Equal("book 11 on new", await database.QueryValueAsync<string>("select lib.get_title(11)"));
    }

    [Fact]
    public async Task A_shipped_procedure_is_never_touched()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        UpgradeReport report = await new MigrationRunner(database.ConnectionString, await Working.FolderAsync(scratch, Working.Procedure("get_title", "return 'changed'"))).DevAsync();
        Assert.Equal(0, report.ChangedProcedures);
        Assert.Contains(report.Notes, note => note.Contains("is shipped and its body has changed", StringComparison.Ordinal));
        Assert.Equal("book 11 on new", await database.QueryValueAsync<string>("select lib.get_title(11)"));
    }

    [Fact]
    public async Task An_open_version_brings_the_working_trees_procedures_and_a_downgrade_takes_them()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(2);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        Procedure changed = Working.Procedure("get_title", "return 'changed'");
        await new MigrationRunner(database.ConnectionString, await Working.FolderAsync(scratch, Title, changed)).DevAsync();
        Assert.Equal("changed", await database.QueryValueAsync<string>("select lib.get_title(11)"));

        // The tree takes the change back.
        await new MigrationRunner(database.ConnectionString, await Working.FolderAsync(scratch, Title)).DevAsync();
        Assert.Equal("book 11 on new", await database.QueryValueAsync<string>("select lib.get_title(11)"));

        MigrationRunner runner = new(database.ConnectionString, await Working.FolderAsync(scratch, Title, changed));
        await runner.DevAsync();
        await runner.DowngradeAsync(2);
        Assert.Equal("book 11 on new", await database.QueryValueAsync<string>("select lib.get_title(11)"));
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_proc where proname = 'find_title'"));
        await runner.DowngradeAsync(0);
    }

    [Fact]
    public async Task A_database_that_was_released_is_refused_unless_forced()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await Working.FolderAsync(scratch, Title));
        await runner.UpgradeAsync();
        await Assert.ThrowsAsync<MigrationException>(() => runner.DevAsync());
        Assert.Equal(1, (await runner.DevAsync(force: true)).ChangedProcedures);
    }

    [Fact]
    public async Task What_dev_made_does_not_stand_in_the_way_of_a_later_version()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await Working.FolderAsync(scratch, Title)).DevAsync();
        scratch.Write("versions/0004-find/upgrade.sql", "-- nothing but procedures").Write("versions/0004-find/downgrade.sql", "")
            .Write("versions/0004-find/procedures.sql", "create or replace function lib.find_title(id integer) returns integer language sql as 'select id';");
        await scratch.SealAsync(4);
        await new MigrationRunner(database.ConnectionString, await Working.FolderAsync(scratch)).UpgradeAsync(new UpgradeOptions { AllowOpen = true });
        Assert.Equal(3, await database.QueryValueAsync<int>("select lib.find_title(3)"));
    }
}
