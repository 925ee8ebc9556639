using Npgsql;
using Perennial.Testing;

namespace Perennial.Cli.Tests;

public sealed class ShipCommandTests
{
    [Fact]
    public async Task Shipping_seals_versions_and_writes_what_they_bring_and_again_changes_nothing()
    {
        using TemporaryFolder folder = WithQuery("select body from app.notes where note_id = @id;");
        Cli first = await Cli.RunAsync("ship", "--dir", folder.Path);
        Assert.True(first.Status == CommandLine.Success, first.Output + first.Error);
        Assert.Contains("sealed 0001-initial", first.Output);
        Assert.Contains("get_body", folder.Read("versions/0001-initial/procedures.sql"));
        Assert.Contains("function app.get_body(", folder.Read("procedures.shipped.txt"));
        Assert.Contains("sealed 0001-initial sha256=", folder.Read("procedures.shipped.txt"));

        string shipped = folder.Snapshot();
        Assert.Contains("everything is shipped already", (await Cli.RunAsync("ship", "--dir", folder.Path)).Output);
        Assert.Equal(shipped, folder.Snapshot());
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);
    }

    [Fact]
    public async Task A_lost_contract_is_told_and_written_again_only_where_nothing_changed_since()
    {
        using TemporaryFolder folder = WithQuery("select body from app.notes where note_id = @id;");
        await Cli.RunAsync("ship", "--dir", folder.Path);
        string shipped = folder.Snapshot();
        string contract = Path.Combine(folder.Path, "procedures.shipped.txt");
        File.Delete(contract);
        Cli check = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.Equal(CommandLine.Failure, check.Status);
        Assert.Contains("versions/0001-initial/procedures.sql(1,1): error PRN9001:", check.Output);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("ship", "--dir", folder.Path)).Status);
        Assert.Equal(shipped, folder.Snapshot());

        File.Delete(contract);
        folder.Write("queries/notes.sql", folder.Read("queries/notes.sql").Replace("select body", "select note_id", StringComparison.Ordinal));
        string changed = folder.Snapshot();
        Cli ship = await Cli.RunAsync("ship", "--dir", folder.Path);
        Assert.Equal(CommandLine.Failure, ship.Status);
        Assert.Contains("PRN9001", ship.Output);
        Assert.Equal(changed, folder.Snapshot());
    }

    [Fact]
    public async Task Comments_on_procedures_come_with_the_versions_that_bring_them()
    {
        const string Twice = "create function app.twice(n integer) returns integer language sql immutable as $$ select n * 2 $$;\n";
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", "create schema app;\n" + Twice + "comment on function app.twice(integer) is 'two times';\n");
        await Cli.RunAsync("new", "initial", "--dir", folder.Path);
        Assert.DoesNotContain("comment", folder.Read("versions/0001-initial/upgrade.sql"), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("ship", "--dir", folder.Path)).Status);
        Assert.EndsWith("\n\ncomment on function app.twice(integer) is 'two times';\n", folder.Read("versions/0001-initial/procedures.sql").ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);

        folder.Write("schema.sql", "create schema app;\n" + Twice + "comment on function app.twice(integer) is 'doubled';\n");
        Assert.Contains("PRN1035: schema.sql and the versions disagree about the comment of the function app.twice(integer): 'doubled' in schema.sql, 'two times' after the versions.", (await Cli.RunAsync("check", "--dir", folder.Path)).Output, StringComparison.Ordinal);
        await Cli.RunAsync("new", "words", "--dir", folder.Path);
        Assert.Contains("comment on function app.twice(integer) is 'doubled';", folder.Read("versions/0002-words/upgrade.sql"), StringComparison.Ordinal);
        Assert.Contains("comment on function app.twice(integer) is 'two times';", folder.Read("versions/0002-words/downgrade.sql"), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("ship", "--dir", folder.Path)).Status);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);

        PostgresServer postgres = await TestServer.SharedAsync(18);
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];
        Assert.Equal("doubled", await UpgradedAsync("upgrade"));
        Assert.Equal("two times", await UpgradedAsync("downgrade", "--to", "1"));

        async Task<object?> UpgradedAsync(params string[] args)
        {
            Cli run = await Cli.RunAsync([.. args, .. where]);
            Assert.True(run.Status == CommandLine.Success, run.Output + run.Error);
            await using NpgsqlConnection connection = new(database.ConnectionString);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using NpgsqlCommand command = new("select obj_description('app.twice(integer)'::regprocedure, 'pg_proc')", connection);
            return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_folder_with_an_error_is_not_shipped()
    {
        using TemporaryFolder folder = WithQuery("select bdy from app.notes where note_id = @id;");
        string before = folder.Snapshot();
        Cli result = await Cli.RunAsync("ship", "--dir", folder.Path);
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Contains("queries/notes.sql(3,8): error PRN0002:", result.Output);
        Assert.Equal(before, folder.Snapshot());
    }

    [Fact]
    public async Task A_step_in_batches_is_fine_in_a_draft_and_stops_shipping()
    {
        using TemporaryFolder folder = WithQuery("select body from app.notes where note_id = @id;");
        await Cli.RunAsync("ship", "--dir", folder.Path);
        folder.Write("versions/0002-fill/upgrade.sql", "-- Nothing before the batches.\n").Write("versions/0002-fill/downgrade.sql", "-- Nothing to undo.\n");
        folder.Write("versions/0002-fill/online.sql", """
            -- name: trim_body :online
            with batch as materialized (select note_id from app.notes where @after? is null or note_id > @after order by note_id limit @batch_size),
            trimmed as (update app.notes n set body = trim(n.body) from batch b where n.note_id = b.note_id)
            select note_id from batch order by note_id desc limit 1;
            """);
        string before = folder.Snapshot();

        Cli check = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.True(check.Status == CommandLine.Success, check.Output);
        Cli ship = await Cli.RunAsync("ship", "--dir", folder.Path);

        Assert.Equal(CommandLine.Failure, ship.Status);
        Assert.Contains("versions/0002-fill/online.sql(1,10): error PRN0006: The step 'trim_body' works in batches.", ship.Output);
        Assert.Equal(before, folder.Snapshot());
    }

    [Fact]
    public async Task A_dropped_shipped_procedure_is_found_by_check_at_its_line()
    {
        using TemporaryFolder folder = WithQuery("select body from app.notes where note_id = @id;");
        await Cli.RunAsync("ship", "--dir", folder.Path);
        File.Delete(Path.Combine(folder.Path, "queries/notes.sql"));
        Cli result = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Matches(@"procedures\.shipped\.txt\(\d+,1\): error PRN1001:.*get_body", result.Output);
    }

    [Fact]
    public async Task A_query_reaches_a_development_database_and_after_shipping_every_database()
    {
        using TemporaryFolder folder = WithQuery("select body from app.notes where note_id = @id;");
        PostgresServer server = await TestServer.SharedAsync(18);
        await using TestDatabase development = await server.CreateDatabaseAsync();
        Cli dev = await Cli.RunAsync("dev", "--dir", folder.Path, "--connection", development.ConnectionString);
        Assert.True(dev.Status == CommandLine.Success, dev.Error);
        Assert.Equal(1, await development.QueryValueAsync<long>("select count(*) from pg_proc where proname = 'get_body'"));

        await Cli.RunAsync("ship", "--dir", folder.Path);
        await using TestDatabase production = await server.CreateDatabaseAsync();
        Cli upgrade = await Cli.RunAsync("upgrade", "--dir", folder.Path, "--connection", production.ConnectionString);
        Assert.True(upgrade.Status == CommandLine.Success, upgrade.Error);
        const string Body = "select prosrc from pg_proc where proname = 'get_body'";
        Assert.Equal(await development.QueryValueAsync<string>(Body), await production.QueryValueAsync<string>(Body));

        // What was sealed is what ran: nothing is undone, and nothing is left to do.
        Cli again = await Cli.RunAsync("dev", "--dir", folder.Path, "--connection", development.ConnectionString);
        Assert.Equal("ok: the database has version 1 already\n", again.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_that_was_killed_is_finished_by_the_next_one(int written)
    {
        // Files come into place in this order, each at once; a kill leaves those before it and texts that are not in place yet.
        string[] files = ["versions/0001-initial/procedures.sql", "procedures.shipped.txt"];
        using TemporaryFolder whole = WithQuery("select body from app.notes where note_id = @id;");
        await Cli.RunAsync("ship", "--dir", whole.Path);
        using TemporaryFolder killed = WithQuery("select body from app.notes where note_id = @id;");
        for (int i = 0; i < files.Length; i++) killed.Write(i < written ? files[i] : ".perennial-new/" + files[i], i < written ? whole.Read(files[i]) : "half");

        Cli check = await Cli.RunAsync("check", "--dir", killed.Path);
        if (written == 1) Assert.Contains("run it again", check.Output, StringComparison.Ordinal);
        else Assert.True(check.Status == CommandLine.Success, check.Output);
        Cli next = await Cli.RunAsync("ship", "--dir", killed.Path);
        Assert.True(next.Status == CommandLine.Success, next.Output + next.Error);
        foreach (string file in files) Assert.Equal(whole.Read(file), killed.Read(file));
        Assert.Empty(Directory.EnumerateDirectories(killed.Path, ".*"));
    }

    [Fact]
    public async Task Line_ends_order_and_untouched_lines_of_the_contract_stay()
    {
        using TemporaryFolder folder = WithQuery("select body from app.notes where note_id = @id;");
        await Cli.RunAsync("ship", "--dir", folder.Path);
        string before = folder.Read("procedures.shipped.txt").ReplaceLineEndings("\r\n");
        folder.Write("procedures.shipped.txt", before).Write("versions/0002-more/upgrade.sql", "-- nothing\n").Write("versions/0002-more/downgrade.sql", "-- nothing\n")
            .Write("queries/more.sql", "-- schema: app\n-- name: Add :exec\ninsert into app.notes (note_id, body) values (@id, @body);\n");

        Cli result = await Cli.RunAsync("ship", "--dir", folder.Path);

        Assert.True(result.Status == CommandLine.Success, result.Output + result.Error);
        string after = folder.Read("procedures.shipped.txt");
        Assert.Equal(after.ReplaceLineEndings("\r\n"), after);
        string[] lines = after.Split("\r\n");
        Assert.Subset(lines.ToHashSet(), before.Split("\r\n").ToHashSet());
        Assert.Equal(2, lines.Length - before.Split("\r\n").Length);
        string[] entries = [.. lines.Where(static line => line.Length > 0 && line[0] != '#')];
        Assert.Equal(entries.Order(StringComparer.Ordinal), entries);
    }

    private static TemporaryFolder WithQuery(string sql) => TemporaryFolder.Notes().Write("queries/notes.sql", $"-- schema: app\n-- name: GetBody :one\n{sql}\n");
}
