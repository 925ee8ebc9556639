using System.Text;
using Perennial.Migrations.Shipping;

namespace Perennial.Migrations.Tests;

/// <summary>What <c>ship</c>, <c>new</c> and <c>fix</c> leave in the folder: byte by byte, and at every point where a kill may end them.</summary>
public sealed class FolderWritingTests
{
    private const string Contract = "procedures.shipped.txt";
    private const string Procedures = "versions/0002-more/procedures.sql";

    [Fact]
    public async Task Shipping_that_was_killed_at_any_step_left_the_old_or_the_new_state_and_is_finished_by_the_next()
    {
        using Scratch scratch = await WithOpenVersionAsync();
        Dictionary<string, byte[]> old = Files(scratch.Path);
        List<Scratch> killed = await StatesAsync(scratch, static folder => folder.ShipAsync());
        Dictionary<string, byte[]> @new = Files(scratch.Path);
        Assert.Equal(8, killed.Count);
        foreach (Scratch state in killed)
        {
            // A procedures.sql without the contract's seal is a draft, which says what is shipped next: the version is as open as it was.
            Dictionary<string, byte[]> left = Files(state.Path);
            bool isSealed = left[Contract].SequenceEqual(@new[Contract]);
            Assert.True(isSealed || left[Contract].SequenceEqual(old[Contract]));
            foreach ((string path, byte[] content) in left) Assert.Equal(isSealed || path == Procedures ? @new[path] : old[path], content);
            Assert.False((await state.LoadAsync()).HasErrors);

            Assert.Empty((await (await state.LoadAsync()).ShipAsync()).Refusals);
            AssertSame(@new, state.Path);
            Assert.Empty((await (await state.LoadAsync()).ShipAsync()).Written);
            AssertSame(@new, state.Path);
            state.Dispose();
        }
    }

    [Fact]
    public async Task Shipping_that_fails_at_any_step_leaves_nothing_aside_and_is_finished_by_the_next()
    {
        using Scratch whole = await WithOpenVersionAsync();
        await (await whole.LoadAsync()).ShipAsync();
        Dictionary<string, byte[]> @new = Files(whole.Path);
        for (int step = 1; step <= 4; step++)
        {
            using Scratch scratch = await WithOpenVersionAsync();
            DatabaseFolder folder = await scratch.LoadAsync();
            int seen = 0;
            folder.OnWriting = _ =>
            {
                if (++seen == step) throw new IOException("No space left on device");
            };
            await Assert.ThrowsAsync<IOException>(() => folder.ShipAsync());
            Assert.Empty(LeftAside(scratch.Path));
            await (await scratch.LoadAsync()).ShipAsync();
            AssertSame(@new, scratch.Path);
        }
    }

    [Fact]
    public async Task A_version_that_was_begun_is_there_as_a_whole_or_not_at_all()
    {
        using Scratch scratch = Notes();
        await (await scratch.LoadAsync()).ShipAsync();
        scratch.Write("schema.sql", (await File.ReadAllTextAsync(Path.Combine(scratch.Path, "schema.sql"), TestContext.Current.CancellationToken)) + "create index notes_body_idx on app.notes (body);\n");
        List<Scratch> killed = await StatesAsync(scratch, static folder => folder.BeginVersionAsync("more"));
        Dictionary<string, byte[]> @new = Files(scratch.Path);
        Assert.Equal(8, killed.Count);
        foreach (Scratch state in killed)
        {
            bool isThere = Directory.Exists(Path.Combine(state.Path, "versions/0002-more"));
            if (!isThere) await (await state.LoadAsync()).BeginVersionAsync("more");
            AssertSame(@new, state.Path, isFinished: !isThere);
            state.Dispose();
        }
    }

    [Fact]
    public async Task Repairs_that_were_killed_at_any_step_are_finished_by_the_next()
    {
        using Scratch scratch = await WithOpenVersionAsync();
        scratch.Write("queries/stars.sql", "-- schema: app\n-- name: All :many\nselect * from app.notes;\n");
        await (await scratch.LoadAsync()).ShipAsync();
        scratch.Write("schema.sql", Text(scratch, "schema.sql").Replace("body text", "body text not null, rank integer", StringComparison.Ordinal))
            .Write("queries/notes.sql", "-- schema: app\n")
            .Write("versions/0003-rank/upgrade.sql", "alter table app.notes add column rank integer;\n");
        List<Scratch> killed = await StatesAsync(scratch, static folder => folder.FixAsync());
        Dictionary<string, byte[]> @new = Files(scratch.Path);
        Assert.True(killed.Count >= 8, "The case repairs two files at least.");
        foreach (Scratch state in killed)
        {
            await (await state.LoadAsync()).FixAsync();
            AssertSame(@new, state.Path);
            state.Dispose();
        }
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_writes_and_the_other_is_told()
    {
        using Scratch whole = await WithOpenVersionAsync();
        await (await whole.LoadAsync()).ShipAsync();
        using Scratch scratch = await WithOpenVersionAsync();
        DatabaseFolder first = await scratch.LoadAsync();
        Dictionary<string, byte[]> old = Files(scratch.Path);
        List<string> refusals = [];
        first.OnWriting = _ =>
        {
            DatabaseFolder second = scratch.LoadAsync().GetAwaiter().GetResult();
            foreach (Action other in new Action[] { () => second.ShipAsync().GetAwaiter().GetResult(), () => second.BeginVersionAsync("other").GetAwaiter().GetResult(), () => VersionFolders.Renumber(scratch.Path, "0002-more") })
                refusals.Add(Assert.Throws<MigrationException>(other).Message);
        };

        await first.ShipAsync();

        Assert.Equal(12, refusals.Count);
        Assert.All(refusals, refusal => Assert.Equal($"Another run of perennial writes into '{scratch.Path}' right now, so this one wrote nothing. Run the command again when that has ended.", refusal));
        AssertSame(Files(whole.Path), scratch.Path);
        Assert.NotEqual(old[Contract], Files(scratch.Path)[Contract]);
    }

    [Fact]
    public async Task A_run_does_not_write_over_what_changed_since_it_read_the_folder()
    {
        using Scratch scratch = await WithOpenVersionAsync();
        DatabaseFolder late = await scratch.LoadAsync();
        await (await scratch.LoadAsync()).ShipAsync();
        Dictionary<string, byte[]> shipped = Files(scratch.Path);

        MigrationException refusal = await Assert.ThrowsAsync<MigrationException>(() => late.BeginVersionAsync("other"));

        Assert.Equal($"{Path.Combine(scratch.Path, Contract)} was changed by somebody else while this run worked, so it wrote nothing. Run the command again.", refusal.Message);
        AssertSame(shipped, scratch.Path);
    }

    [Fact]
    public void A_folder_that_is_moved_to_another_file_system_is_not_left_behind()
    {
        const string Elsewhere = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(Elsewhere), "There is no second file system to write to.");
        using Scratch scratch = new Scratch().Write("0004-x/upgrade.sql", "select 1;\n");
        Assert.SkipWhen(scratch.Path.StartsWith(Elsewhere, StringComparison.Ordinal), "Temporary folders are on the second file system themselves.");
        string moved = Path.Combine(Elsewhere, "moved-" + Path.GetFileName(scratch.Path));
        try
        {
            FolderWriter.Move(Path.Combine(scratch.Path, "0004-x"), moved);
            Assert.Equal("select 1;\n", File.ReadAllText(Path.Combine(moved, "upgrade.sql")));
            Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
        }
        finally
        {
            Directory.Delete(moved, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_on_another_file_system_gets_its_files_as_a_whole_too()
    {
        const string Elsewhere = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(Elsewhere), "There is no second file system to write to.");
        using Scratch whole = await WithOpenVersionAsync();
        using Scratch scratch = await WithOpenVersionAsync();
        Assert.SkipWhen(scratch.Path.StartsWith(Elsewhere, StringComparison.Ordinal), "Temporary folders are on the second file system themselves.");
        string versions = Path.Combine(Elsewhere, "versions-of-" + Path.GetFileName(scratch.Path));
        Directory.CreateDirectory(versions);
        try
        {
            foreach ((string path, byte[] content) in Files(Path.Combine(scratch.Path, "versions")))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(versions, path))!);
                await File.WriteAllBytesAsync(Path.Combine(versions, path), content, TestContext.Current.CancellationToken);
            }

            Directory.Delete(Path.Combine(scratch.Path, "versions"), recursive: true);
            Directory.CreateSymbolicLink(Path.Combine(scratch.Path, "versions"), versions);
            foreach (Scratch each in new[] { whole, scratch })
            {
                await (await each.LoadAsync()).ShipAsync();
                await (await each.LoadAsync()).BeginVersionAsync("later");
            }

            AssertSame(Files(whole.Path), scratch.Path);
            Assert.True(File.Exists(Path.Combine(versions, "0003-later/upgrade.sql")));
        }
        finally
        {
            Directory.Delete(versions, recursive: true);
        }
    }

    public static TheoryData<string> Forms => ["lf", "crlf", "mixed", "bom", "bom crlf", "utf-16", "no end", "crlf no end", "blank lines"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Files_keep_their_form_and_hashes_do_not_depend_on_it(string form)
    {
        using Scratch plain = Notes();
        await (await plain.LoadAsync()).ShipAsync();
        using Scratch scratch = new();
        foreach ((string path, byte[] content) in Files(plain.Path)) await File.WriteAllBytesAsync(PathOf(scratch, path), Formed(form, path, content), TestContext.Current.CancellationToken);
        Dictionary<string, byte[]> formed = Files(scratch.Path);
        DatabaseFolder folder = await scratch.LoadAsync();
        Assert.Empty(folder.Model.Findings);
        Assert.Empty((await folder.ShipAsync()).Written);
        AssertSame(formed, scratch.Path);

        foreach (Scratch each in new[] { plain, scratch })
        {
            bool isFormed = ReferenceEquals(each, scratch);
            AddOpenVersion((path, text) => File.WriteAllBytes(PathOf(each, path), isFormed ? Formed(form, path, Encoding.UTF8.GetBytes(text)) : Encoding.UTF8.GetBytes(text)));
            Assert.Empty((await (await each.LoadAsync()).ShipAsync()).Refusals);
        }

        // The same lines, seals included, and each line that was there before to the byte as it was.
        string expected = Text(plain, Contract);
        Assert.Equal(expected.Split('\n', StringSplitOptions.RemoveEmptyEntries), Text(scratch, Contract).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(static line => line != "# Sealed."));
        List<string> before = Lines(formed[Contract]);
        List<string> after = Lines(await File.ReadAllBytesAsync(PathOf(scratch, Contract), TestContext.Current.CancellationToken));
        if (!form.Contains("no end", StringComparison.Ordinal)) Assert.All(before, line => Assert.Contains(line, after));
        Assert.Equal(Ends(form, before), Ends(form, after));
        if (form.Contains("crlf", StringComparison.Ordinal)) Assert.All(Lines(await File.ReadAllBytesAsync(PathOf(scratch, Procedures), TestContext.Current.CancellationToken)), static line => Assert.EndsWith("\r\n", line, StringComparison.Ordinal));
        Dictionary<string, byte[]> shipped = Files(scratch.Path);
        foreach ((string path, byte[] content) in formed.Where(static file => file.Key is not Contract and not "schema.sql")) Assert.Equal(content, shipped[path]);
        Assert.Empty((await (await scratch.LoadAsync()).ShipAsync()).Written);
        AssertSame(shipped, scratch.Path);
    }

    // What a contract of each form has in common before and after: how it begins, how its lines end, and how it ends.
    private static string Ends(string form, List<string> lines)
    {
        bool isMixed = form is "mixed";
        string ends = isMixed ? "" : string.Join(' ', lines.Take(lines.Count - 1).Select(static line => line.EndsWith("\r\n", StringComparison.Ordinal) ? "crlf" : "lf").Distinct());
        return $"{lines[0].StartsWith('\uFEFF')} {ends} {lines[^1].EndsWith('\n')}";
    }

    private static List<string> Lines(byte[] content)
    {
        Encoding encoding = content is [0xFF, 0xFE, ..] ? Encoding.Unicode : Encoding.UTF8;
        string[] parts = encoding.GetString(content).Split('\n');
        return [.. parts.Select((part, i) => i < parts.Length - 1 ? part + "\n" : part).Where(static part => part.Length > 0)];
    }

    private static byte[] Formed(string form, string path, byte[] content)
    {
        string text = Encoding.UTF8.GetString(content);
        if (form is "mixed") text = string.Concat(text.Split('\n').SkipLast(1).Select(static (line, i) => line + (i % 3 == 1 ? "\n" : "\r\n")));
        if (form is "blank lines") text = text.Replace("\nsealed", "\n\n# Sealed.\nsealed", StringComparison.Ordinal);
        if (form.Contains("crlf", StringComparison.Ordinal)) text = text.ReplaceLineEndings("\r\n");
        // No checkout takes the last line's end away: in a sealed file that is an edit.
        if (form.Contains("no end", StringComparison.Ordinal) && !path.StartsWith("versions/", StringComparison.Ordinal)) text = text.TrimEnd('\r', '\n');
        Encoding encoding = form.Contains("bom", StringComparison.Ordinal) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : form is "utf-16" ? Encoding.Unicode : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    // Before the first step, after each, and after each with half of the files that are aside cut short: whatever the disk has of them.
    private static async Task<List<Scratch>> StatesAsync(Scratch scratch, Func<DatabaseFolder, Task> run)
    {
        List<Scratch> states = [Copy(scratch, isCut: false)];
        DatabaseFolder folder = await scratch.LoadAsync();
        int steps = 0;
        folder.OnWriting = _ =>
        {
            states.Add(Copy(scratch, isCut: false));
            if (steps++ < 3) states.Add(Copy(scratch, isCut: true));
        };
        await run(folder);
        return states;
    }

    private static Scratch Copy(Scratch scratch, bool isCut)
    {
        Scratch copy = new();
        foreach (string file in Directory.EnumerateFiles(scratch.Path, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(scratch.Path, file);
            byte[] content = File.ReadAllBytes(file);
            File.WriteAllBytes(PathOf(copy, path), isCut && path.StartsWith('.') ? content[..(content.Length / 2)] : content);
        }

        return copy;
    }

    private static Dictionary<string, byte[]> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(static path => path[0] != '.').ToDictionary(static path => path, path => File.ReadAllBytes(Path.Combine(folder, path)));

    // A run that finished leaves nothing aside; where none was needed, what a kill left may still be there.
    private static void AssertSame(Dictionary<string, byte[]> expected, string folder, bool isFinished = true)
    {
        Dictionary<string, byte[]> actual = Files(folder);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach ((string path, byte[] content) in expected) Assert.Equal(Encoding.UTF8.GetString(content), Encoding.UTF8.GetString(actual[path]));
        if (isFinished) Assert.Empty(LeftAside(folder));
    }

    private static IEnumerable<string> LeftAside(string folder) => Directory.EnumerateFileSystemEntries(folder, ".perennial-*", SearchOption.AllDirectories);

    private static string PathOf(Scratch scratch, string relativePath)
    {
        string path = Path.Combine(scratch.Path, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Text(Scratch scratch, string path) => File.ReadAllText(Path.Combine(scratch.Path, path));

    private static async Task<Scratch> WithOpenVersionAsync()
    {
        Scratch scratch = Notes();
        await (await scratch.LoadAsync()).ShipAsync();
        AddOpenVersion((path, text) => scratch.Write(path, text));
        return scratch;
    }

    private static void AddOpenVersion(Action<string, string> write)
    {
        write("versions/0002-more/upgrade.sql", "-- More queries.\ncreate table app.tags (tag text primary key);\n");
        write("versions/0002-more/downgrade.sql", "drop table app.tags;\n");
        write("queries/more.sql", "-- schema: app\n\n-- name: Add :exec\ninsert into app.notes (note_id, body)\nvalues (@id, @body);\n\n-- name: ByState :many\nselect note_id\nfrom app.notes\nwhere state = @state;\n");
        write("schema.sql", Schema + "create table app.tags (tag text primary key);\n");
    }

    private static Scratch Notes() => new Scratch()
        .Write("schema.sql", Schema)
        .Write("queries/notes.sql", "-- schema: app\n\n-- The text of a note.\n-- name: GetBody :one\nselect body\nfrom app.notes\nwhere note_id = @id;\n")
        .Write("versions/0001-initial/upgrade.sql", Schema[..Schema.IndexOf("-- Counts", StringComparison.Ordinal)])
        .Write("versions/0001-initial/downgrade.sql", "drop table app.notes;\ndrop type app.state;\ndrop schema app;\n");

    private const string Schema = """
        create schema app;

        create type app.state as enum ('open', 'done');

        create table app.notes (
            note_id integer primary key,
            body text,
            state app.state not null default 'open'
        );

        -- Counts notes.
        create function app.count_notes(wanted app.state) returns bigint
            language plpgsql stable security definer set search_path = pg_catalog, pg_temp
        as $body$
        begin
            return (select count(*) from app.notes n where n.state = wanted);
        end
        $body$;

        """;
}
