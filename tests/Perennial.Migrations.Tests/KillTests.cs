using Npgsql;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

/// <summary>A run that loses its connection at any statement leaves a state from which the next run arrives at the same end.</summary>
public sealed class KillTests
{
    private static bool Long => Environment.GetEnvironmentVariable("PERENNIAL_TESTS") == "long";

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Whatever_statement_the_server_ends_the_session_at_the_next_run_finishes(int server)
    {
        using Scratch scratch = Library.Create();
        await scratch.SealAsync(3);
        DatabaseFolder folder = await scratch.LoadAsync();
        PostgresServer postgres = await TestServer.SharedAsync(server);
        int statements = await CountAsync(postgres, folder);
        string expected = await ResultAsync(postgres, folder, killAt: 0);
        // All of them take a minute or two; three of them show that the machinery works.
        int[] points = Long ? [.. Enumerable.Range(1, statements)] : [2, statements / 2, statements - 1, statements];
        foreach (int point in points) Assert.Equal(expected, await ResultAsync(postgres, folder, point));
    }

    private static async Task<int> CountAsync(PostgresServer postgres, DatabaseFolder folder)
    {
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        Told told = new();
        await new MigrationRunner(database.ConnectionString, folder, told).UpgradeAsync();
        return told.Reports.Count(report => report.Phase == MigrationPhase.Statement);
    }

    // Up with a kill, finished, and what is then there: catalog, data and journal.
    private static async Task<string> ResultAsync(PostgresServer postgres, DatabaseFolder folder, int killAt)
    {
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        await using NpgsqlConnection killer = await database.OpenAsync();
        int seen = 0;
        Told told = new(report =>
        {
            if (report.Phase != MigrationPhase.Statement || ++seen != killAt) return;
            using NpgsqlCommand kill = new("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where application_name like 'perennial upgrade%' and datname = current_database()", killer);
            kill.ExecuteScalar();
        });
        if (killAt > 0) await Assert.ThrowsAsync<MigrationException>(() => new MigrationRunner(database.ConnectionString, folder, told).UpgradeAsync());
        await new MigrationRunner(database.ConnectionString, folder).UpgradeAsync();
        return (await database.QueryValueAsync<string>(
            """
            select (select string_agg(a.attname || ' ' || a.atttypid::regtype, ', ' order by a.attnum) from pg_attribute a where a.attrelid = 'lib.books'::regclass and a.attnum > 0)
                || (select string_agg(i.indexrelid::regclass || ' ' || i.indisvalid, ', ' order by i.indexrelid::regclass::text) from pg_index i where i.indrelid = 'lib.books'::regclass)
                || (select string_agg(c.conname || ' ' || c.convalidated, ', ' order by c.conname) from pg_constraint c where c.conrelid = 'lib.books'::regclass and c.contype = 'c')
                || (select string_agg(p.oid::regprocedure || md5(p.prosrc), ', ' order by p.proname) from pg_proc p where p.pronamespace = 'lib'::regnamespace)
                || (select md5(string_agg(b::text, ',' order by b.book_id)) from lib.books b)
                || (select string_agg(h.version || h.step || h.statement || h.state, ', ' order by h.version, h.step, h.statement) from perennial.history h where h.state <> 'started')
            """))!;
    }
}
