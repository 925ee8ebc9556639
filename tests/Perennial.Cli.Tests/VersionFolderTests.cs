using Perennial.Testing;

namespace Perennial.Cli.Tests;

/// <summary><c>perennial new</c> and <c>perennial renumber</c>.</summary>
public sealed class VersionFolderTests
{
    private const string Schema = """
        create schema app;

        create type app.state as enum ('open', 'held', 'done');

        create table app.notes (
            note_id integer primary key,
            body text,
            state app.state not null default 'open',
            rank integer not null default 0,
            owner_id bigint,
            constraint notes_rank_check check (rank >= 0)
        );

        create table app.owners (
            owner_id bigint generated always as identity primary key,
            name text not null
        );

        alter table app.notes add constraint notes_owner_id_fkey foreign key (owner_id) references app.owners on delete set null;
        create index notes_rank_idx on app.notes (rank desc, lower(body)) where state <> 'done';

        create view app.ranked as select n.note_id, n.rank from app.notes n where n.rank > 0;

        -- internal
        create function app.touch() returns trigger language plpgsql as $$ begin new.rank := new.rank + 1; return new; end $$;

        create trigger touch before update on app.notes for each row execute function app.touch();
        """;

    [Fact]
    public async Task A_draft_makes_what_the_schema_says_and_its_downgrade_undoes_it()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        folder.Write("versions/0001-initial/upgrade.sql", folder.Read("versions/0001-initial/upgrade.sql") + "create type app.state as enum ('open', 'done');\n")
            .Write("versions/0001-initial/downgrade.sql", "drop table app.notes;\ndrop type app.state;\ndrop schema app;\n")
            .Write("schema.sql", folder.Read("schema.sql") + "create type app.state as enum ('open', 'done');\n");
        await Cli.RunAsync("ship", "--dir", folder.Path);
        folder.Write("schema.sql", Schema);

        Cli draft = await Cli.RunAsync("new", "Ranks & owners", "--dir", folder.Path);
        Assert.True(draft.Status == CommandLine.Success, draft.Error);
        Assert.Equal("", draft.Error);
        Assert.Contains("create index concurrently if not exists notes_rank_idx", folder.Read("versions/0002-ranks-owners/online.sql"));
        Assert.Contains("validate constraint notes_owner_id_fkey", folder.Read("versions/0002-ranks-owners/online.sql"));
        Assert.Contains("add value if not exists 'held' after 'open'", folder.Read("versions/0002-ranks-owners/upgrade.sql"));
        Cli check = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.True(check.Status == CommandLine.Success, check.Output);

        // The server agrees: up, down and up again.
        await using TestDatabase database = await (await TestServer.SharedAsync(15)).CreateDatabaseAsync();
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];
        foreach (string[] step in new[] { new[] { "upgrade", "--allow-open" }, ["downgrade", "--to", "1"], ["upgrade", "--allow-open"] })
        {
            Cli run = await Cli.RunAsync([.. step, .. where]);
            Assert.True(run.Status == CommandLine.Success, string.Join(' ', step) + ": " + run.Error);
        }
    }

    [Fact]
    public async Task A_column_that_goes_or_changes_is_drafted_in_both_directions()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        folder.Write("schema.sql", "create schema app;\n\ncreate table app.notes (\n    note_id bigint primary key,\n    title varchar(80) not null\n);\n");
        await Cli.RunAsync("new", "titles", "--dir", folder.Path);
        Assert.Contains("alter table app.notes drop column body;", folder.Read("versions/0002-titles/upgrade.sql"));
        Assert.Contains("alter table app.notes alter column note_id type integer", folder.Read("versions/0002-titles/downgrade.sql"));
        Cli check = await Cli.RunAsync("check", "--dir", folder.Path);
        Assert.True(check.Status == CommandLine.Success, check.Output);
    }

    [Fact]
    public async Task The_first_version_is_drafted_whole_and_undone()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        Directory.Delete(Path.Combine(folder.Path, "versions"), recursive: true);
        folder.Write("schema.sql", Schema);

        Cli draft = await Cli.RunAsync("new", "initial", "--dir", folder.Path);
        Assert.Equal((CommandLine.Success, ""), (draft.Status, draft.Error));
        Assert.EndsWith("drop type app.state;\n\ndrop schema app;\n", folder.Read("versions/0001-initial/downgrade.sql").ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);
    }

    [Fact]
    public async Task A_version_without_a_difference_is_empty()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        await Cli.RunAsync("new", "bodies only", "--dir", folder.Path);
        Assert.All(folder.Read("versions/0002-bodies-only/upgrade.sql").Trim().Split('\n'), line => Assert.StartsWith("--", line, StringComparison.Ordinal));
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);
    }

    [Fact]
    public async Task Renumber_gives_the_first_free_number_and_leaves_sealed_versions_alone()
    {
        using TemporaryFolder folder = TemporaryFolder.Notes();
        await Cli.RunAsync("ship", "--dir", folder.Path);
        foreach (string name in new[] { "0002-one", "0002-two", "0007-three" }) folder.Write($"versions/{name}/upgrade.sql", "-- nothing\n").Write($"versions/{name}/downgrade.sql", "-- nothing\n");
        Assert.Equal(CommandLine.Failure, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);
        Assert.Equal("ok: 0002-two is 0003-two now\n", (await Cli.RunAsync("renumber", "0002-two", "--dir", folder.Path)).Output.ReplaceLineEndings("\n"));
        Assert.Equal("ok: 0007-three is 0004-three now\n", (await Cli.RunAsync("renumber", "versions/0007-three/", "--dir", folder.Path)).Output.ReplaceLineEndings("\n"));
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("check", "--dir", folder.Path)).Status);

        Cli refused = await Cli.RunAsync("renumber", "0001-initial", "--dir", folder.Path);
        Assert.Equal(CommandLine.Failure, refused.Status);
        Assert.Contains("sealed", refused.Error);
        Assert.Equal(CommandLine.Failure, (await Cli.RunAsync("renumber", "0009-none", "--dir", folder.Path)).Status);
    }
}
