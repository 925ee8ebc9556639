using Perennial.Testing;

namespace Perennial.Migrations.Tests;

/// <summary>The reference database as a user has it: sealed, with a history.</summary>
public sealed class ReferenceDatabaseTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Up_down_and_up_again_gives_the_same_schema_at_every_version(int server)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(Scratch.ReferenceDatabase);
        MigrationRunner runner = new(database.ConnectionString, folder);
        string empty = await SchemaAsync(database);
        List<string> way = [];
        for (int version = 1; version <= folder.Version; version++)
        {
            await runner.UpgradeAsync(new UpgradeOptions { To = version });
            way.Add(await SchemaAsync(database));
        }

        for (int version = folder.Version - 1; version >= 0; version--)
        {
            await runner.DowngradeAsync(version);
            string expected = version == 0 ? empty : way[version - 1];
            Assert.Equal(expected, WithoutKeptLabels(await SchemaAsync(database), expected));
        }

        await runner.UpgradeAsync();
        Assert.Equal(way[^1], await SchemaAsync(database));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Tasks_are_claimed_and_finished_by_the_same_calls_at_every_version(int server)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(Scratch.ReferenceDatabase);
        MigrationRunner runner = new(database.ConnectionString, folder);
        int round = 0;
        foreach (int version in new[] { 1, 2, 3, 5, 4, 3, 2, 1, 5 })
        {
            int current = (await runner.StatusAsync()).Version;
            if (version > current) await runner.UpgradeAsync(new UpgradeOptions { To = version });
            else await runner.DowngradeAsync(version);
            string id = $"task-{++round}";
            await database.ExecuteAsync($"""
                select queue.register_worker(id => 'w', host => 'here', slots => 1, queues => array['mail'], details => null);
                select queue.save_queue(queue => 'mail', description => '', labels => array[]::text[], max_attempts => null, lease => null, retry_base => null, retention => null);
                select queue.enqueue_tasks(ids => array['{id}'], priorities => array[round(5)::integer], payloads => array[jsonb '{"{}"}'], queue => 'mail');
                """);
            Assert.Equal(id, await database.QueryValueAsync<string>("select task_id from queue.claim_tasks(queue => 'mail', max_tasks => 5, worker => 'w', lease => null)"));
            Assert.Equal(id, await database.QueryValueAsync<string>($"select task_id from queue.finish_task(id => '{id}', worker => 'w', attempt => 1, result => jsonb '[{round}]')"));
            Assert.Equal($"[{round}]", await database.QueryValueAsync<string>($"select result::text from queue.get_task(id => '{id}')"));
        }

        Assert.Equal(round, await database.QueryValueAsync<long>("select count(*) from queue.task_results"));
    }

    // PostgreSQL cannot take a value of an enum back, so the newer ones stay.
    private static string WithoutKeptLabels(string actual, string expected)
    {
        HashSet<string> types = [.. expected.Split('\n').Where(static line => line.StartsWith("type ", StringComparison.Ordinal))];
        return string.Join('\n', actual.Split('\n').Select(line => types.FirstOrDefault(type => line.StartsWith(type + ",", StringComparison.Ordinal)) ?? line));
    }

    /// <summary>What a schema dump holds, in a stable order.</summary>
    private static async Task<string> SchemaAsync(TestDatabase database) =>
        await database.QueryValueAsync<string>(
            """
            select string_agg(line, e'\n' order by line) from (
                select 'column ' || c.oid::regclass || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull || a.attidentity::text || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as line
                from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where c.relnamespace = to_regnamespace('queue') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                union all select 'constraint ' || coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text) || ' ' || conname || convalidated || pg_get_constraintdef(oid) from pg_constraint where connamespace = to_regnamespace('queue')
                union all select 'index ' || pg_get_indexdef(i.indexrelid) || i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = to_regnamespace('queue')
                union all select 'routine ' || pg_get_functiondef(oid) || coalesce(proacl::text, '') from pg_proc where pronamespace = to_regnamespace('queue')
                union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                union all select 'type ' || t.oid::regtype || typtype::text || coalesce((select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum e where e.enumtypid = t.oid), '') from pg_type t where typnamespace = to_regnamespace('queue')
                union all select 'comment ' || pg_describe_object(classoid, objoid, objsubid) || description from pg_description where objoid >= 16384 and pg_describe_object(classoid, objoid, objsubid) !~ 'perennial' and pg_describe_object(classoid, objoid, objsubid) ~ 'queue'
            ) lines
            """) ?? "";
}
