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
}
