using System.Text.Json;

namespace Perennial.Cli.Tests;

public sealed class ParseCommandTests
{
    [Fact]
    public async Task Each_statement_is_a_line_and_an_error_sets_the_status()
    {
        using TemporaryFolder folder = new();
        folder.Write("good.sql", "select 1;\nselect 2 from t;\n").Write("bad.sql", "select 1;\nselect from where;\n").Write("queries/q.sql", "-- name: Q :one\nselect * from t where a = @id?;\n");
        string File(string name) => Path.Combine(folder.Path, name);

        Cli good = await Cli.RunAsync("parse", "--format", "jsonl", File("good.sql"), File("queries/q.sql"));
        Assert.Equal(CommandLine.Success, good.Status);
        Assert.Equal(["SelectStatement", "SelectStatement", "SelectStatement"], good.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()));

        Cli bad = await Cli.RunAsync("parse", File("bad.sql"));
        Assert.Equal(CommandLine.Failure, bad.Status);
        Assert.Contains("bad.sql(2,13): error PRN0001:", bad.Output);
        Assert.Equal(CommandLine.WrongUsage, (await Cli.RunAsync("parse")).Status);
    }

    [Fact]
    public async Task A_line_of_jsonl_names_the_place_of_the_statement_and_of_the_token_at_fault()
    {
        using TemporaryFolder folder = new();
        folder.Write("x.sql", "\\set a 1\ncopy t from stdin;\nselect 'data';\n\\.\nselect 1\n  from where;\n");
        string file = Path.Combine(folder.Path, "x.sql");
        Cli run = await Cli.RunAsync("parse", "--format", "jsonl", file);
        Assert.Equal(CommandLine.Failure, run.Status);
        string path = JsonSerializer.Serialize(file);
        Assert.Equal(
            [
                $$$"""{"file":{{{path}}},"index":0,"start":9,"length":17,"line":2,"kind":"CopyStatement","error":null}""",
                $$$"""{"file":{{{path}}},"index":1,"start":46,"length":21,"line":5,"kind":null,"error":{"code":"PRN0001","message":"expected a table or function but found 'where'","offset":62,"line":6,"column":8}}""",
            ],
            run.Output.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_construct_that_is_newer_than_the_chosen_server_is_refused_with_the_version_that_it_needs()
    {
        using TemporaryFolder folder = new();
        folder.Write("x.sql", "merge into t using s on true when matched then delete;\n");
        string file = Path.Combine(folder.Path, "x.sql");
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("parse", "--postgres", "15", file)).Status);
        Cli old = await Cli.RunAsync("parse", "--postgres", "13", file);
        Assert.Equal(CommandLine.Failure, old.Status);
        Assert.Contains("x.sql(1,1): error PRN0001: MERGE needs PostgreSQL 15, and 13 is to be supported", old.Output);
    }
}
