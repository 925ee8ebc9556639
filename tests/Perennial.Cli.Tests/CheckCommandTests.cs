using System.Diagnostics;
using System.Text.Json;

namespace Perennial.Cli.Tests;

public sealed class CheckCommandTests
{
    private const string Query = "-- schema: app\n-- name: GetBody :one\nselect body from app.notes where note_id = @id;\n";

    [Fact]
    public async Task Sarif_has_each_finding_with_its_rule_and_place()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes().Write("queries/notes.sql", Query.Replace("body from", "bdy from", StringComparison.Ordinal));
        Cli result = await Cli.RunAsync("check", "--dir", folder.Path, "--format", "sarif");
        Assert.Equal(CommandLine.Failure, result.Status);
        JsonElement log = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        JsonElement found = Assert.Single(run.GetProperty("results").EnumerateArray());
        JsonElement rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[found.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(("PRN0002", "PRN0002", "error"), (found.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString(), found.GetProperty("level").GetString()));
        JsonElement place = found.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("queries/notes.sql", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal((3, 8), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public async Task A_change_without_a_version_is_an_error()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes().Write("queries/notes.sql", Query);
        await Cli.RunAsync("ship", "--dir", folder.Path);
        folder.Write("queries/notes.sql", Query.Replace("@id;", "@id and body <> '';", StringComparison.Ordinal));
        Cli result = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Contains("queries/notes.sql(2,10): error PRN1035: The body of app.get_body differs", result.Output);
    }

    [Theory]
    [InlineData("qeue", true)]
    [InlineData("queue", false)]
    [InlineData("reports", false)]
    public async Task A_service_with_nearly_the_name_of_one_that_owns_procedures_is_told(string service, bool isTold)
    {
        using TemporaryFolder folder = new TemporaryFolder()
            .Write("schema.sql", "create schema app;\ncreate table app.notes (note_id bigint primary key, body text);\n")
            .Write("queries/notes.sql", "-- schema: app\n-- service: queue\n-- name: GetBody :one\nselect body from app.notes where note_id = @id;\n");
        Cli result = await Cli.RunAsync("check", "--dir", folder.Path, "--service", service);
        Assert.Equal(isTold, result.Output.Contains("PRN9008: No procedure belongs to \"qeue\"", StringComparison.Ordinal));
        Assert.Equal(isTold, result.Output.Contains("Did you mean \"queue\"?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_sees_only_its_own_procedures()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes()
            .Write("queries/notes.sql", "-- schema: app\n-- service: a\n-- name: GetBody :one\nselect body from app.notes where note_id = @id;\n")
            .Write("queries/other.sql", "-- schema: app\n-- service: b\n-- name: GetMore :one\nselect bdy from app.notes where note_id = @id;\n");
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path, "--service", "a")).Status);
        Assert.Equal(CommandLine.Failure, (await Cli.RunAsync("check", "--dir", folder.Path, "--service", "b")).Status);
        Assert.Equal(CommandLine.Failure, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);
    }

    [Fact]
    public async Task Against_a_git_ref_an_edit_of_the_contract_by_hand_is_found()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes().Write("queries/notes.sql", Query);
        await Cli.RunAsync("ship", "--dir", folder.Path);
        Git(folder.Path, "init", "-q", "-b", "main");
        Git(folder.Path, "add", ".");
        Git(folder.Path, "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-qm", "shipped");
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path, "--against", "main")).Status);

        // All traces of the procedure and of its seal are removed.
        File.Delete(Path.Combine(folder.Path, "queries/notes.sql"));
        File.Delete(Path.Combine(folder.Path, "procedures.shipped.txt"));
        File.Delete(Path.Combine(folder.Path, "versions/0001-initial/procedures.sql"));
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);
        Cli against = await Cli.RunAsync("check", "--dir", folder.Path, "--against", "main");
        Assert.Equal(CommandLine.Failure, against.Status);
        Assert.Matches(@"[0-9a-f]{12}:procedures\.shipped\.txt\(\d+,1\): error PRN1001: The shipped procedure app\.get_body is gone", against.Output);

        Cli unknown = await Cli.RunAsync("check", "--dir", folder.Path, "--against", "no-such-branch");
        Assert.Equal(CommandLine.WrongUsage, unknown.Status);
        Assert.Contains("no-such-branch", unknown.Error);
    }

    [Theory]
    [InlineData("id integer not null", "id integer", "null for the argument 'id' is allowed now")]
    [InlineData(" reads ", " writes ", "it said that the procedure only reads")]
    [InlineData("-> zero-or-one ", "-> many ", "it promises another number of rows")]
    public async Task Against_a_git_ref_a_weaker_promise_is_found(string promised, string edited, string told)
    {
        using TemporaryFolder folder = TemporaryFolder.Notes().Write("queries/notes.sql", Query);
        await Cli.RunAsync("ship", "--dir", folder.Path);
        Git(folder.Path, "init", "-q", "-b", "main");
        Git(folder.Path, "add", ".");
        Git(folder.Path, "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-qm", "shipped");
        string contract = File.ReadAllText(Path.Combine(folder.Path, "procedures.shipped.txt"));
        Assert.Contains(promised, contract, StringComparison.Ordinal);

        folder.Write("procedures.shipped.txt", contract.Replace(promised, edited, StringComparison.Ordinal));
        Cli against = await Cli.RunAsync("check", "--dir", folder.Path, "--against", "main");

        Assert.Equal(CommandLine.Failure, against.Status);
        Assert.Contains($"error PRN1034: The contract's line of app.get_body was edited: {told}.", against.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_prints_the_page_of_a_rule()
    {
        Cli page = await Cli.RunAsync("explain", "prn1002");
        Assert.Equal(CommandLine.Success, page.Status);
        Assert.StartsWith("# PRN1002: Argument of a shipped procedure removed, reordered or retyped", page.Output, StringComparison.Ordinal);
        Assert.Contains("## What to do", page.Output);
        Assert.Contains("PRN9001: ", (await Cli.RunAsync("explain")).Output);
        Assert.Equal(CommandLine.WrongUsage, (await Cli.RunAsync("explain", "PRN7777")).Status);
    }

    private static void Git(string directory, params string[] args)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in args) start.ArgumentList.Add(arg);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
