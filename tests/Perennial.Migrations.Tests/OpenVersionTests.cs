using Perennial.Testing;

namespace Perennial.Migrations.Tests;

public sealed class OpenVersionTests
{
    private static readonly UpgradeOptions Open = new() { AllowOpen = true };

    [Fact]
    public async Task An_open_version_runs_only_when_it_may()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(2);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, await scratch.LoadAsync());
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync(new UpgradeOptions { To = 3 }));
        Assert.Contains("Version 3 is open", error.Message);
        UpgradeReport report = await runner.UpgradeAsync();
        Assert.Equal(2, report.To);
        Assert.Contains(report.Notes, note => note.Contains("Versions above 2 are open", StringComparison.Ordinal));

        error = await Assert.ThrowsAsync<MigrationException>(() => runner.UpgradeAsync(Open));
        Assert.Contains("upgraded with sealed versions only", error.Message);
        Assert.Equal(3, (await runner.UpgradeAsync(Open with { ForceOpen = true })).To);
    }

    [Fact]
    public async Task An_open_version_whose_files_changed_is_undone_by_what_was_recorded_and_run_anew()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(2);
        await using TestDatabase database = await (await TestServer.SharedAsync(18)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(Open);

        // The new downgrade could not undo the old form: only the recorded one can.
        scratch.Write("versions/0003-titles/upgrade.sql", "alter table lib.books add column subtitle text;")
            .Write("versions/0003-titles/downgrade.sql", "alter table lib.books drop column subtitle;")
            .Delete("versions/0003-titles/online.sql");
        MigrationRunner changed = new(database.ConnectionString, await scratch.LoadAsync());
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(() => changed.UpgradeAsync());
        Assert.Contains("Give --allow-open", error.Message);
        Assert.True((await changed.StatusAsync()).Versions[2].Differs);

        UpgradeReport report = await changed.UpgradeAsync(Open);
        Assert.Equal([(3, true), (3, false)], report.Versions.Select(version => (version.Number, version.Undone)));
        Assert.Equal(0, await database.QueryValueAsync<long>("select count(*) from pg_constraint where conname = 'books_title_check'"));
        Assert.Equal(1, await database.QueryValueAsync<long>("select count(*) from pg_attribute where attrelid = 'lib.books'::regclass and attname = 'subtitle'"));
    }

    [Fact]
    public async Task A_version_sealed_with_the_files_that_ran_changes_only_the_journal()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(2);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(Open);
        Assert.Equal(3, await database.QueryValueAsync<int>("select open_version from perennial.database"));

        await scratch.SealAsync(3);
        UpgradeReport report = await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.Empty(report.Versions);
        Assert.True(await database.QueryValueAsync<bool>("select open_version is null and released from perennial.database"));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Comments_make_no_procedure_another_and_are_there_when_the_version_is_sealed(int server)
    {
        const string Made = "select xmin::text from pg_proc where proname = 'count_books'";
        using Scratch scratch = Library.Create();
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(Open with { To = 2 });
        string? made = await database.QueryValueAsync<string>(Made);
        string procedures = File.ReadAllText(Path.Combine(scratch.Path, "versions/0002-shelves/procedures.sql"));
        scratch.Write("versions/0002-shelves/procedures.sql", procedures + "\ncomment on function lib.count_books(text) is 'How many.';");
        await scratch.SealAsync(3);
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.Equal(made, await database.QueryValueAsync<string>(Made));
        Assert.Equal("How many.", await database.QueryValueAsync<string>("select obj_description('lib.count_books(text)'::regprocedure)"));
    }

    [Fact]
    public async Task Procedures_that_were_shipped_in_another_form_than_ran_are_replaced_by_it()
    {
        using Scratch scratch = Library.Create();
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(Open with { To = 2 });
        string procedures = File.ReadAllText(Path.Combine(scratch.Path, "versions/0002-shelves/procedures.sql"));
        scratch.Write("versions/0002-shelves/procedures.sql", procedures.Replace("' on '", "' at '").Replace("count_books", "number_of_books"));
        await scratch.SealAsync(3);
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.Equal("book 11 at new", await database.QueryValueAsync<string>("select lib.get_title(11)"));
        Assert.Equal("number_of_books", await database.QueryValueAsync<string>("select string_agg(proname, ' ') from pg_proc where proname like '%of_books' or proname = 'count_books'"));
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).DowngradeAsync(1);
        Assert.Equal("book 11", await database.QueryValueAsync<string>("select lib.get_title(11)"));
    }

    [Fact]
    public async Task An_edited_sealed_version_is_refused()
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        scratch.Write("versions/0002-shelves/upgrade.sql", "alter table lib.books add column shelf text;");
        await scratch.SealAsync(3);
        MigrationException error = await Assert.ThrowsAsync<MigrationException>(async () => await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync());
        Assert.Contains("Version 2 (0002-shelves) ran here from other files", error.Message);
    }

    [Fact]
    public async Task A_folder_without_a_contract_runs_as_it_is_and_says_so()
    {
        using Scratch scratch = Library.Create();
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        UpgradeReport report = await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync();
        Assert.Equal(3, report.To);
        Assert.Contains(report.Notes, note => note.StartsWith("Nothing is sealed yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_of_another_branch_is_undone_when_open_versions_may_run()
    {
        using Scratch scratch = Library.Create();
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        scratch.Write("versions/0004-branch/upgrade.sql", "create table lib.branch ();").Write("versions/0004-branch/downgrade.sql", "drop table lib.branch;");
        await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(Open);
        Directory.Delete(Path.Combine(scratch.Path, "versions/0004-branch"), recursive: true);
        UpgradeReport report = await new MigrationRunner(database.ConnectionString, await scratch.LoadAsync()).UpgradeAsync(Open);
        Assert.Equal((4, 3), (report.From, report.To));
        Assert.False(await database.QueryValueAsync<bool>("select to_regclass('lib.branch') is not null"));
    }
}
