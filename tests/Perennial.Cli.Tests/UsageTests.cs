using Perennial.Testing;

namespace Perennial.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("upgrade", "--no-such-option")]
    [InlineData("upgrade", "--to", "three")]
    [InlineData("check", "--postgres", "9")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "--service", "My Gate")]
    [InlineData("check", "--access-prefix", "Prod")]
    [InlineData("check", "--access-prefix", "")]
    [InlineData("downgrade", "--connection", "Host=x")]
    [InlineData("no-such-command")]
    public async Task What_is_not_understood_is_wrong_usage(params string[] args)
    {
        Cli result = await Cli.RunAsync(args);
        Assert.Equal(CommandLine.WrongUsage, result.Status);
        Assert.StartsWith("error: ", result.Error);
    }

    [Fact]
    public async Task A_missing_connection_names_both_ways_to_give_it()
    {
        Cli result = await Cli.RunAsync("upgrade");
        Assert.Equal(CommandLine.WrongUsage, result.Status);
        Assert.Contains("--connection", result.Error);
        Assert.Contains("PERENNIAL_CONNECTION", result.Error);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error_that_names_it()
    {
        Cli result = await Cli.RunAsync("check", "--dir", "no/such/folder");
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Equal("error: There is no folder 'no/such/folder'. Name the folder that holds schema.sql, queries/ and versions/ (--dir).\n", result.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_line()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        Cli result = await Cli.RunAsync("upgrade", "--dir", folder.Path, "--connection", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.Contains("127.0.0.1:1", result.Error);
    }

    [Theory]
    [InlineData("Hots=localhost;Database=app", "'hots' is no keyword")]
    [InlineData("Host=localhost;Port=many", "'port' is no keyword, or has a value that does not fit")]
    [InlineData("postgres://user:password@localhost/app", "it is a URL")]
    [InlineData("localhost", "cannot be read")]
    [InlineData("Database=app", "names no server")]
    public async Task A_connection_string_that_cannot_be_read_comes_with_one_that_can(string connectionString, string expected)
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        Cli result = await Cli.RunAsync("status", "--dir", folder.Path, "--connection", connectionString);
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Contains(expected, result.Error);
        Assert.Contains("Host=localhost;Username=postgres;Database=app", result.Error);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_role_without_rights_is_told_who_may_do_it()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        await using TestDatabase database = await (await PostgresServer.SharedAsync(15)).CreateDatabaseAsync();
        Cli upgrade = await Cli.RunAsync("upgrade", "--dir", folder.Path, "--connection", database.ConnectionString, "--allow-open");
        Assert.True(upgrade.Status == CommandLine.Success, upgrade.Error);
        await database.ExecuteAsync("do $$ begin if to_regrole('only_a_guest') is null then create role only_a_guest login; end if; end $$");
        string guest = database.ConnectionString.Replace("Username=postgres", "Username=only_a_guest", StringComparison.Ordinal);
        foreach (string command in new[] { "status", "upgrade" })
        {
            Cli result = await Cli.RunAsync(command, "--dir", folder.Path, "--connection", guest);
            Assert.Equal(CommandLine.Failure, result.Status);
            Assert.Contains("Connect as the database's owner", result.Error);
        }
    }

    [Fact]
    public async Task Help_lists_the_commands()
    {
        Cli result = await Cli.RunAsync("--help");
        Assert.Equal(CommandLine.Success, result.Status);
        foreach (string command in new[] { "upgrade", "downgrade", "status", "check", "dev", "access" }) Assert.Contains(command, result.Output);
    }
}
