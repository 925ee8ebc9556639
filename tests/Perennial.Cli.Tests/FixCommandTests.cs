namespace Perennial.Cli.Tests;

public sealed class FixCommandTests
{
    private const string Query = "-- schema: app\n-- name: GetNote :one\nselect * from app.notes where note_id = @id;\n";

    [Fact]
    public async Task A_dropped_procedure_comes_back_in_its_file_and_check_is_content()
    {
        using TemporaryFolder folder = await ShippedAsync();
        folder.Write("queries/notes.sql", "-- schema: app\n");
        Assert.Equal(CommandLine.Failure, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);

        Cli fix = await Cli.RunAsync("fix", "--dir", folder.Path);

        Assert.True(fix.Status == CommandLine.Success, fix.Output + fix.Error);
        Assert.Contains("wrote " + Path.Combine(folder.Path, "queries/notes.sql"), fix.Output);
        Assert.Contains("-- name: GetNote :one", folder.Read("queries/notes.sql"));
        Cli check = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.True(check.Status == CommandLine.Success, check.Output);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_written_and_writes_nothing()
    {
        using TemporaryFolder folder = await ShippedAsync();
        string before = folder.Snapshot();
        Cli fix = await Cli.RunAsync("fix", "--dry-run", "--dir", folder.Path);
        Assert.Contains("would write " + Path.Combine(folder.Path, "queries/notes.sql"), fix.Output);
        Assert.Equal(before, folder.Snapshot());

        await Cli.RunAsync("fix", "--dir", folder.Path);
        Assert.Contains("select notes.note_id, notes.body", folder.Read("queries/notes.sql"));
        Assert.Contains("there is nothing that an edit can repair", (await Cli.RunAsync("fix", "--dir", folder.Path)).Output);
    }

    private static async Task<TemporaryFolder> ShippedAsync()
    {
        TemporaryFolder folder = TemporaryFolder.Notes().Write("queries/notes.sql", Query);
        Cli ship = await Cli.RunAsync("ship", "--dir", folder.Path);
        Assert.True(ship.Status == CommandLine.Success, ship.Output + ship.Error);
        return folder;
    }
}
