using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

/// <summary>The rights that a service gets for queries with its own rights are enough for all of them, and none can be missed.</summary>
public sealed partial class InvokerAccessTests
{
    private const string Schema = """
        create schema shop;
        create table shop.items (item_id bigint generated always as identity primary key, code text not null unique, name text not null, secret text);
        create table shop.tickets (ticket_id serial primary key, note text);
        create table shop.counters (name text primary key, n bigint not null default 0, secret text);
        create table shop.drafts (draft_id bigint generated always as identity primary key, body text);
        create table shop.log (draft_id bigint not null);
        create table shop.stock (item_id bigint primary key, n bigint not null, secret text);
        create table shop.named (item_id bigint, n bigint, constraint named_key unique (item_id));
        create table shop.locks (lock_id bigint primary key, holder text);
        create table shop.owned (owned_id bigint primary key, holder text);
        create table shop.hidden (item_id bigint primary key, name text);
        create table shop.merged (item_id bigint primary key, n bigint);
        create table shop.counted (first text, second text);
        create view shop.names as select h.item_id, h.name from shop.hidden h;
        create sequence shop.numbers;
        create sequence shop.places;
        create sequence shop.starts;
        create table shop.oldest (name text);
        """;

    private const string Queries = """
        -- schema: shop
        -- service: desk

        -- name: FindItem :one
        -- security: invoker
        select i.item_id, i.name from shop.items i where i.code = @code;

        -- name: CountRows :value
        -- security: invoker
        select count(*) from shop.counted;

        -- name: AddItem :one
        -- security: invoker
        insert into shop.items (code, name) values (@code, @name) returning item_id;

        -- name: AddTicket :one
        -- security: invoker
        insert into shop.tickets (note) values (@note) returning ticket_id;

        -- name: RenameItem :execrows
        -- security: invoker
        update shop.items i set name = @name where i.code = @code;

        -- name: RemoveItem :execrows
        -- security: invoker
        delete from shop.items i where i.item_id = @id;

        -- name: AddDraft :exec
        -- security: invoker
        insert into shop.drafts default values;

        -- name: LogDrafts :exec
        -- security: invoker
        with gone as (delete from shop.drafts d returning d.draft_id) insert into shop.log (draft_id) select g.draft_id from gone g;

        -- name: AddStock :exec
        -- security: invoker
        insert into shop.stock (item_id, n) values (@item, @n) on conflict (item_id) do update set n = excluded.n;

        -- name: AddNamed :exec
        -- security: invoker
        insert into shop.named (item_id, n) values (@item, 1) on conflict on constraint named_key do nothing;

        -- name: TakeLock :one
        -- security: invoker
        select l.holder from shop.locks l where l.lock_id = @id for update;

        -- name: TakeOwned :one
        -- security: invoker
        select x.holder from (select o.holder from shop.owned o) x for share;

        -- name: ReadNames :many
        -- security: invoker
        select v.name from shop.names v;

        -- name: NextNumber :value
        -- security: invoker
        select nextval('shop.numbers');

        -- name: SetPlace :value
        -- security: invoker
        select setval('shop.places', 7);

        -- name: ReadStart :value
        -- security: invoker
        select s.last_value from shop.starts s;

        -- name: RemoveOldest :execrows
        -- security: invoker
        delete from shop.oldest o where o.ctid = any (array(select k.ctid from shop.oldest k limit 1));

        -- name: MergeItems :exec
        -- security: invoker
        merge into shop.merged m using (values (@item::bigint)) as s (item_id) on m.item_id = s.item_id
        when matched and m.n = 0 then delete
        when matched then update set n = m.n + 1
        when not matched then insert (item_id, n) values (s.item_id, 1);

        -- name: CopyCounters :copyfrom
        -- security: invoker
        insert into shop.counters (name, n) values (@name, @n);

        -- name: ReadSecrets :many
        select i.secret from shop.items i;
        """;

    private static readonly string[] Calls =
    [
        "select * from shop.find_item('a')", "select shop.count_rows()", "select * from shop.add_item('b', 'c')", "select * from shop.add_ticket('d')", "select shop.rename_item('e', 'a')",
        "select shop.remove_item(1)", "select shop.add_draft()", "select shop.log_drafts()", "select shop.add_stock(1, 2); select shop.add_stock(1, 2)", "select shop.add_named(1)",
        "select * from shop.take_lock(1)", "select * from shop.take_owned()", "select * from shop.read_names()", "select shop.next_number()", "select shop.set_place()", "select shop.read_start()", "select shop.remove_oldest()",
        "select shop.merge_items(1); select shop.merge_items(1)", "select shop.copy_counters(array['x'], array[1::bigint])", "select * from shop.read_secrets()",
    ];

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Services_get_exactly_the_rights_that_their_queries_need(int version)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using Scratch scratch = new Scratch()
            .Write("schema.sql", Schema).Write("queries/shop.sql", Queries)
            .Write("versions/0001-initial/upgrade.sql", Schema).Write("versions/0001-initial/downgrade.sql", "drop schema shop cascade;");
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(scratch.Path, DatabaseOptions.Default with { OldestPostgres = 15 }, token);
        Assert.DoesNotContain(folder.Model.Findings, static finding => finding.Rule.Id != "PRN1035" && finding.Severity != Perennial.Sql.Findings.FindingSeverity.Info);
        await using TestDatabase database = await (await TestServer.SharedAsync(version, token)).CreateDatabaseAsync();
        string prefix = "i" + Guid.NewGuid().ToString("N")[..8];
        try
        {
            await new MigrationRunner(database.ConnectionString, folder).DevAsync(ct: token);
            ServiceRole role = Assert.Single(await AccessManager.ApplyAsync(database.ConnectionString, folder, new AccessOptions { Prefix = prefix, Secret = "a secret of the administrator" }, token));
            Assert.Equal("", await RefusedAsync(database, role, folder));
            Assert.DoesNotContain(role.TableRights, static right => right.Contains("secret", StringComparison.Ordinal) || right.Contains("hidden", StringComparison.Ordinal));
            Assert.Contains("select (item_id, code, name) on shop.items", role.TableRights);
            Assert.Contains("insert (name, n) on shop.counters", role.TableRights);

            foreach (string right in role.TableRights.SelectMany(Single))
            {
                await database.ExecuteAsync($"revoke {right} from {role.RoleName}", token);
                Assert.True((await RefusedAsync(database, role, folder)).Length > 0, $"Nothing needs {right}.");
                await database.ExecuteAsync($"grant {right} to {role.RoleName}", token);
            }

            // What somebody has granted by hand goes, and what is missing comes back.
            await database.ExecuteAsync($"grant select (secret) on shop.items to {role.RoleName}; revoke usage on sequence shop.numbers from {role.RoleName}", token);
            ServiceRole again = Assert.Single(await AccessManager.ApplyAsync(database.ConnectionString, folder, new AccessOptions { Prefix = prefix, Secret = "a secret of the administrator" }, token));
            Assert.Equal(role.TableRights, again.TableRights);
            Assert.Equal("", await RefusedAsync(database, role, folder));
            Assert.False(await database.QueryValueAsync<bool>($"select has_column_privilege('{role.RoleName}', 'shop.items', 'secret', 'select')", token));
        }
        finally
        {
            await database.ExecuteAsync($"do $$ begin if to_regrole('{prefix}_desk') is not null then drop owned by {prefix}_desk; drop role {prefix}_desk; end if; end $$", CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Services_keep_the_rights_of_their_inline_queries_when_procedures_change(int version)
    {
        const string schema = "create schema app; create schema tools; create table tools.gauges (name text primary key, reading bigint not null);";
        CancellationToken token = TestContext.Current.CancellationToken;
        using Scratch scratch = new Scratch()
            .Write("schema.sql", schema).Write("versions/0001-initial/upgrade.sql", schema).Write("versions/0001-initial/downgrade.sql", "drop schema app cascade; drop schema tools cascade;")
            .Write("queries/tools.sql", "-- schema: app\n-- service: tools\n\n-- name: ReadGauge :one\n-- inline\nselect g.reading from tools.gauges g where g.name = @name;\n");
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(scratch.Path, DatabaseOptions.Default with { OldestPostgres = 15 }, token);
        await using TestDatabase database = await (await TestServer.SharedAsync(version, token)).CreateDatabaseAsync();
        string prefix = "i" + Guid.NewGuid().ToString("N")[..8];
        try
        {
            await new MigrationRunner(database.ConnectionString, folder).DevAsync(ct: token);
            ServiceRole role = Assert.Single(await AccessManager.ApplyAsync(database.ConnectionString, folder, new AccessOptions { Prefix = prefix, Secret = "a secret of the administrator" }, token));
            Assert.Equal(["select (name, reading) on tools.gauges"], role.TableRights);

            scratch.Write("queries/app.sql", "-- schema: app\n-- service: tools\n\n-- name: CountGauges :value\nselect count(*) from tools.gauges;\n");
            folder = await DatabaseFolder.LoadAsync(scratch.Path, DatabaseOptions.Default with { OldestPostgres = 15 }, token);
            await new MigrationRunner(database.ConnectionString, folder).DevAsync(ct: token);
            await using NpgsqlConnection connection = new(database.GetConnectionString(role.RoleName) + ";Pooling=false");
            await connection.OpenAsync(token);
            await using NpgsqlCommand command = new("select app.count_gauges() + (select count(g.reading) from tools.gauges g where g.name = 'a')", connection);
            Assert.Equal(0L, await command.ExecuteScalarAsync(token));
        }
        finally
        {
            await database.ExecuteAsync($"do $$ begin if to_regrole('{prefix}_tools') is not null then drop owned by {prefix}_tools; drop role {prefix}_tools; end if; end $$", CancellationToken.None);
        }
    }

    // The calls that the service may not make; each in a transaction of its own that leaves nothing.
    private static async Task<string> RefusedAsync(TestDatabase database, ServiceRole role, DatabaseFolder folder)
    {
        await using NpgsqlConnection connection = new(database.GetConnectionString(role.RoleName) + ";Pooling=false");
        await connection.OpenAsync();
        List<string> refused = [];
        foreach (string call in Calls) await TryAsync(call, async () => { await using NpgsqlCommand command = new(call, connection); await command.ExecuteNonQueryAsync(); });
        Procedure copied = folder.Model.Procedures.Single(static procedure => procedure.CopyText is not null);
        await TryAsync(copied.CopyText!, async () =>
        {
            await using NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(copied.CopyText!);
            await importer.StartRowAsync();
            await importer.WriteAsync("y", NpgsqlDbType.Text);
            await importer.WriteAsync(2L, NpgsqlDbType.Bigint);
            await importer.CompleteAsync();
        });
        return string.Join("; ", refused);

        async Task TryAsync(string what, Func<Task> call)
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            try
            {
                await call();
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                refused.Add($"{what}: {error.MessageText}");
            }
        }
    }

    // A right on several columns is a right on each.
    private static IEnumerable<string> Single(string right) =>
        Columns().Match(right) is { Success: true } match ? match.Groups[2].Value.Split(", ").Select(column => $"{match.Groups[1].Value} ({column}) {match.Groups[3].Value}") : [right];

    [GeneratedRegex(@"^(\w+) \((.*)\) (on .*)$")]
    private static partial Regex Columns();
}
