using Perennial.Testing;

namespace Perennial.Cli.Tests;

public sealed class UpgradeCommandTests
{
    [Fact]
    public async Task A_database_goes_up_and_down_and_says_where_it_stands()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];

        Cli up = await Cli.RunAsync(["upgrade", .. where]);
        Assert.Equal("ok: version 0 -> 1, 1 step(s)\n", up.Output.ReplaceLineEndings("\n"));
        Assert.Equal(CommandLine.Success, up.Status);
        Assert.Contains("1 upgrade.sql 2/2: create table app.notes", up.Error);
        Assert.Equal("ok: the database has version 1 already\n", (await Cli.RunAsync(["upgrade", .. where])).Output.ReplaceLineEndings("\n"));

        Cli status = await Cli.RunAsync(["status", .. where]);
        Assert.Equal(CommandLine.Success, status.Status);
        Assert.Contains("0001-initial", status.Output);
        Assert.Contains("The database has version 1", status.Output);

        Cli lines = await Cli.RunAsync(["downgrade", "--to", "0", "--format", "jsonl", .. where]);
        Assert.Equal(CommandLine.Success, lines.Status);
        Assert.All(lines.Output.Trim().Split('\n'), line => System.Text.Json.JsonDocument.Parse(line));
        Assert.False(await database.QueryValueAsync<bool>("select to_regnamespace('app') is not null"));
    }

    [Fact]
    public async Task A_failing_statement_ends_with_status_1_and_its_place()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes().Write("versions/0001-initial/upgrade.sql", "create schema app;\ninsert into app.gone values (1);\n");
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        Cli result = await Cli.RunAsync("upgrade", "--dir", folder.Path, "--connection", database.ConnectionString);
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Contains("0001-initial/upgrade.sql(2,13)", result.Error);
    }
}
