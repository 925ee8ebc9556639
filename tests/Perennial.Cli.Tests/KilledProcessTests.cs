using System.Diagnostics;
using Perennial.Testing;

namespace Perennial.Cli.Tests;

/// <summary>kill -9 of the tool in the middle of a statement; the next run arrives where an undisturbed one does.</summary>
public sealed class KilledProcessTests
{
    [Theory]
    [InlineData(15, "upgrade.sql 4/4", "ok: version 1 -> 2, 1 step(s)")]
    [InlineData(18, "online.sql 2/3", "ok: 2 online step(s) of version 2 that an earlier run had left are done")]
    [InlineData(18, "online.sql 3/3", "ok: 1 online step(s) of version 2 that an earlier run had left are done")]
    public async Task The_next_run_finishes_what_a_killed_one_began_and_says_so(int server, string point, string said)
    {
        using TemporaryFolder folder = TemporaryFolder.Notes()
            .Write("versions/0002-tags/upgrade.sql", """
                alter table app.notes add column tag text;
                insert into app.notes select i, 'note ' || i from generate_series(1, 100) i;
                create function app.slowly(text) returns text language plpgsql immutable as 'begin perform pg_sleep(0.01); return $1; end';
                select pg_sleep(1.5);
                """)
            .Write("versions/0002-tags/downgrade.sql", "drop function app.slowly(text) cascade;\nalter table app.notes drop column tag;\ndelete from app.notes;\n")
            .Write("versions/0002-tags/online.sql", """
                update app.notes set tag = coalesce(tag, '') || 'x' where note_id <= 10;
                create index concurrently notes_body_idx on app.notes (app.slowly(body));
                update app.notes set tag = coalesce(tag, '') || 'y' where note_id <= 10 and pg_sleep(0.1) is not null;
                """);
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];

        using (Process process = Start(["upgrade", .. where]))
        {
            while (await process.StandardError.ReadLineAsync() is { } line)
            {
                if (!line.Contains($"2 {point}", StringComparison.Ordinal)) continue;
                await Task.Delay(300);
                process.Kill();
                break;
            }

            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        Cli next = await Cli.RunAsync(["upgrade", .. where]);
        Assert.True(next.Status == CommandLine.Success, next.Error);
        Assert.Equal(said, next.Output.Trim());
        Assert.Equal("xy", await database.QueryValueAsync<string>("select string_agg(distinct tag, ' ') from app.notes where note_id <= 10"));
        Assert.Equal(100, await database.QueryValueAsync<long>("select count(*) from app.notes"));
        Assert.True(await database.QueryValueAsync<bool>("select bool_and(indisvalid) and count(*) = 2 from pg_index where indrelid = 'app.notes'::regclass"));
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync(["status", .. where])).Status);
    }

    private static Process Start(string[] args)
    {
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Perennial.Cli.dll"));
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }
}
