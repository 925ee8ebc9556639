using Npgsql;
using Perennial.Sql.Tests;
using Perennial.Testing;

namespace Perennial.Cli.Tests;

/// <summary>
/// The law of <c>perennial new</c>: what it drafts makes the new schema from the old one, and its downgrade makes the old one again; the checks say so without a
/// database, and servers do. A folder of Drafts/ is a pair of schemas; the first one's version is drafted as well, from nothing. <c>before.sql</c> makes what a database has without its versions,
/// <c>rows.sql</c> stores what is in the old tables when they change. <c>PERENNIAL_DRAFTS</c> names another folder of such pairs.
/// </summary>
public sealed class DraftTests
{
    private static readonly string Cases = Environment.GetEnvironmentVariable("PERENNIAL_DRAFTS") is { Length: > 0 } other ? other : Path.Combine(DatabaseFiles.SourceFolder(), "Drafts");

    // Everything that a schema defines, in the server's own words; not what the runner keeps for itself, what a foreign key to a partitioned table has for each partition, what extensions bring, and what PUBLIC may execute, which the runner takes away.
    private const string Definitions = """
        with own as (select n.oid, n.nspname from pg_namespace n where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'perennial')),
        member as (select d.classid, d.objid from pg_depend d where d.deptype = 'e'),
        rel as (select c.*, n.nspname from pg_class c join own n on n.oid = c.relnamespace where (1259, c.oid) not in (select * from member))
        select 'schema ' || nspname || coalesce(' ' || obj_description(oid, 'pg_namespace'), '') from own where nspname <> 'public'
        union all select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
        union all select concat_ws(' ', 'relation', nspname, relname, relkind, relrowsecurity, relforcerowsecurity, relpersistence, pg_get_expr(relpartbound, oid), pg_get_partkeydef(oid),
            (select string_agg(i.inhparent::regclass::text, ',' order by i.inhseqno) from pg_inherits i where i.inhrelid = rel.oid and rel.relkind <> 'i'),
            case when relkind in ('v', 'm') then pg_get_viewdef(oid) end, obj_description(oid, 'pg_class')) from rel where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union all select concat_ws(' ', 'foreign', ftrelid::regclass, (select srvname from pg_foreign_server where oid = ftserver), ftoptions) from pg_foreign_table
        union all select concat_ws(' ', 'column', nspname, relname, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, pg_get_expr(d.adbin, d.adrelid), attcollation::regcollation,
            col_description(attrelid, attnum)) from rel join pg_attribute a on a.attrelid = rel.oid and attnum > 0 and not attisdropped left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where relkind in ('r', 'p', 'v', 'm', 'c', 'f')
        union all select concat_ws(' ', 'constraint', c.conrelid::regclass, t.typname, conname, pg_get_constraintdef(c.oid), obj_description(c.oid, 'pg_constraint')) from pg_constraint c join own on own.oid = c.connamespace
            left join pg_type t on t.oid = c.contypid where contype <> 'n' and not exists (select from pg_constraint whole where whole.oid = c.conparentid and whole.conrelid = c.conrelid)
        union all select concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid, obj_description(indexrelid, 'pg_class')) from pg_index join rel on rel.oid = indrelid
        union all select concat_ws(' ', 'options', c.oid::regclass, relreplident, (select string_agg(o, ',' order by o collate "C") from unnest(c.reloptions || array(select 'toast.' || o from pg_class t, unnest(t.reloptions) o where t.oid = c.reltoastrelid)) o)) from pg_class c join own n on n.oid = c.relnamespace
        union all select concat_ws(' ', 'storage', a.attrelid::regclass, case when relkind in ('i', 'I') then attnum::text else attname end, attstorage, attcompression, nullif(attstattarget, -1), (select string_agg(o, ',' order by o collate "C") from unnest(attoptions) o)) from rel join pg_attribute a on a.attrelid = rel.oid and attnum > 0 and not attisdropped
        union all select concat_ws(' ', 'marks', indexrelid::regclass, indisclustered, indisreplident) from pg_index join rel on rel.oid = indexrelid
        union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), tgenabled, obj_description(t.oid, 'pg_trigger')) from pg_trigger t join rel on rel.oid = tgrelid where not tgisinternal
        union all select concat_ws(' ', 'rule', r.ev_class::regclass, pg_get_ruledef(r.oid), r.ev_enabled, obj_description(r.oid, 'pg_rewrite')) from pg_rewrite r join rel on rel.oid = r.ev_class where r.ev_type <> '1'
        union all select concat_ws(' ', 'policy', p.schemaname, tablename, policyname, permissive, roles::text, cmd, qual, with_check) from pg_policies p
        union all select concat_ws(' ', 'comment on policy', polrelid::regclass, polname, obj_description(oid, 'pg_policy')) from pg_policy
        union all select concat_ws(' ', 'sequence', s.schemaname, sequencename, data_type, start_value, min_value, max_value, increment_by, cycle, cache_size,
            (select string_agg(concat_ws(' ', d.deptype, d.refobjid::regclass, d.refobjsubid), ',') from pg_depend d where d.objid = format('%I.%I', s.schemaname, sequencename)::regclass and d.deptype in ('a', 'i'))) from pg_sequences s where s.schemaname <> 'perennial'
        union all select concat_ws(' ', 'enum', own.nspname, t.typname, enumlabel, obj_description(t.oid, 'pg_type')) from pg_enum e join pg_type t on t.oid = e.enumtypid join own on own.oid = t.typnamespace
        union all select concat_ws(' ', 'range', r.rngtypid::regtype, r.rngsubtype::regtype, r.rngmultitypid::regtype, r.rngcollation::regcollation, c.opcname, r.rngcanonical, r.rngsubdiff) from pg_range r join pg_opclass c on c.oid = r.rngsubopc
            join pg_type t on t.oid = r.rngtypid join own on own.oid = t.typnamespace
        union all select concat_ws(' ', 'domain', own.nspname, t.typname, format_type(typbasetype, typtypmod), typnotnull, typdefault, obj_description(t.oid, 'pg_type')) from pg_type t join own on own.oid = t.typnamespace where typtype = 'd'
        union all select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid), coalesce(s.stxstattarget, -1), obj_description(s.oid, 'pg_statistic_ext')) from pg_statistic_ext s join own on own.oid = s.stxnamespace
        union all select concat_ws(' ', 'grant', a.name, case x.grantee when 0 then 'public' when a.owner then '' else x.grantee::regrole::text end, x.privilege_type, x.is_grantable) from (
            select 'schema ' || nspname, coalesce(nspacl, acldefault('n', nspowner)), nspowner from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'perennial')
            union all select 'relation ' || oid::regclass, coalesce(relacl, acldefault(case when relkind = 'S' then 's'::"char" else 'r'::"char" end, relowner)), relowner from rel where relkind in ('r', 'p', 'v', 'm', 'S')
            union all select concat('column ', attrelid::regclass, '.', attname), attacl, relowner from rel join pg_attribute on attrelid = rel.oid where attacl is not null and not attisdropped
            union all select concat('type ', own.nspname, '.', typname), coalesce(typacl, acldefault('T', typowner)), typowner from pg_type join own on own.oid = typnamespace where typtype in ('e', 'd', 'c', 'r') and typrelid not in (select oid from rel where relkind <> 'c')
            union all select 'function ' || p.oid::regprocedure, coalesce(proacl, acldefault('f', proowner)), proowner from pg_proc p join own on own.oid = pronamespace where (1255, p.oid) not in (select * from member)
            union all select concat_ws(' ', 'default', defaclobjtype, defaclnamespace::regnamespace, nullif(pg_get_userbyid(defaclrole), current_user)), defaclacl, defaclrole from pg_default_acl
        ) a (name, acl, owner) cross join lateral aclexplode(a.acl) x where not (a.name like 'function %' and x.grantee = 0)
        union all select 'function ' || pg_get_functiondef(p.oid) from pg_proc p join own on own.oid = pronamespace where (1255, p.oid) not in (select * from member) and prokind in ('f', 'p') and prolang <> 12
        union all select concat_ws(' ', 'collation', own.nspname, collname, collprovider, collcollate, collisdeterministic) from pg_collation c join own on own.oid = c.collnamespace
        union all select concat_ws(' ', 'aggregate', a.aggfnoid::regprocedure, aggtransfn, aggfinalfn, aggtranstype::regtype, agginitval, proparallel, obj_description(p.oid, 'pg_proc'))
            from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid join own on own.oid = p.pronamespace
        union all select concat_ws(' ', 'operator', o.oid::regoperator, oprcode) from pg_operator o join own on own.oid = o.oprnamespace
        union all select concat_ws(' ', 'text search configuration', own.nspname, cfgname, (select prsname from pg_ts_parser p where p.oid = cfgparser), (select string_agg(concat(maptokentype, ' ', mapseqno, ' ', mapdict::regdictionary), ',' order by maptokentype, mapseqno)
            from pg_ts_config_map where mapcfg = c.oid), obj_description(c.oid, 'pg_ts_config')) from pg_ts_config c join own on own.oid = cfgnamespace
        union all select concat_ws(' ', 'text search dictionary', own.nspname, dictname, dictinitoption, t.tmplname, obj_description(d.oid, 'pg_ts_dict')) from pg_ts_dict d join own on own.oid = dictnamespace join pg_ts_template t on t.oid = dicttemplate
        union all select concat_ws(' ', 'text search template', own.nspname, tmplname, tmplinit, tmpllexize) from pg_ts_template join own on own.oid = tmplnamespace
        union all select concat_ws(' ', 'text search parser', own.nspname, prsname, prsstart, prstoken, prsend, prsheadline, prslextype) from pg_ts_parser join own on own.oid = prsnamespace
        union all select concat_ws(' ', 'cast', castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod) from pg_cast where oid >= 16384
        order by 1
        """;

    public static TheoryData<string, int> Pairs
    {
        get
        {
            TheoryData<string, int> pairs = [];
            foreach (string folder in Directory.EnumerateDirectories(Cases).Order(StringComparer.Ordinal))
            {
                pairs.Add(Path.GetFileName(folder), 15);
                pairs.Add(Path.GetFileName(folder), 18);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_draft_leads_to_the_new_schema_and_back(string name, int server)
    {
        string old = await File.ReadAllTextAsync(Path.Combine(Cases, name, "old.sql"), TestContext.Current.CancellationToken);
        string @new = await File.ReadAllTextAsync(Path.Combine(Cases, name, "new.sql"), TestContext.Current.CancellationToken);
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", old);
        await SucceedAsync("new", "initial", "--dir", folder.Path);
        await SucceedAsync("ship", "--dir", folder.Path);
        folder.Write("schema.sql", @new);
        await SucceedAsync("new", "next", "--dir", folder.Path);
        await SucceedAsync("check", "--dir", folder.Path);

        PostgresServer postgres = await TestServer.SharedAsync(server);
        await MakeRolesAsync(postgres);
        string before = await ReadOptionalAsync(name, "before.sql"), rows = await ReadOptionalAsync(name, "rows.sql");
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        if (before.Length > 0) await RunAsync(database, before);
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];
        await SucceedAsync(["upgrade", "--allow-open", "--to", "1", .. where]);
        Assert.Equal(await MadeByAsync(postgres, before + old), await DescribeAsync(database));
        if (rows.Length > 0) await RunAsync(database, rows);
        await SucceedAsync(["upgrade", "--allow-open", .. where]);
        Assert.Equal(await MadeByAsync(postgres, before + @new), await DescribeAsync(database));
        await SucceedAsync(["downgrade", "--to", "1", .. where]);

        // The server cannot take a value of an enum back.
        Assert.Equal(WithoutLabels(await MadeByAsync(postgres, before + old)), WithoutLabels(await DescribeAsync(database)));
        await SucceedAsync(["upgrade", "--allow-open", .. where]);
    }

    [Fact]
    public async Task A_mark_stays_in_the_upgrade_unless_online_makes_its_index()
    {
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", "create schema app;\ncreate table app.items (id bigint not null, note text);\ncreate unique index id on app.items (id);\n");
        await SucceedAsync("new", "initial", "--dir", folder.Path);
        await SucceedAsync("ship", "--dir", folder.Path);
        folder.Write("schema.sql", """
            create schema app;
            create table app.items (id bigint not null, note text);
            create unique index id on app.items (id);
            create index items_id_note on app.items (id, note);
            alter table app.items replica identity using index id, cluster on items_id_note;

            """);
        await SucceedAsync("new", "next", "--dir", folder.Path);
        await SucceedAsync("check", "--dir", folder.Path);
        Assert.Contains("replica identity using index id", folder.Read("versions/0002-next/upgrade.sql"), StringComparison.Ordinal);
        Assert.Contains("cluster on items_id_note", folder.Read("versions/0002-next/online.sql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_warns_of_values_that_a_generated_column_replaces()
    {
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", "create schema app;\ncreate table app.items (price numeric, vat numeric generated always as (price * 0.2) stored, total numeric);\n");
        await SucceedAsync("new", "initial", "--dir", folder.Path);
        await SucceedAsync("ship", "--dir", folder.Path);
        folder.Write("schema.sql", "create schema app;\ncreate table app.items (price numeric, vat numeric generated always as (price * 0.25) stored, total numeric generated always as (price * 1.25) stored);\n");
        await SucceedAsync("new", "next", "--dir", folder.Path);
        string upgrade = folder.Read("versions/0002-next/upgrade.sql");
        Assert.Contains("-- The values in app.items.total are lost here", upgrade, StringComparison.Ordinal);
        Assert.DoesNotContain("app.items.vat are lost", upgrade, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_go_on_when_a_serial_column_becomes_an_identity_column_and_back()
    {
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", "create table items (item_id serial primary key, note text);\n");
        await SucceedAsync("new", "initial", "--dir", folder.Path);
        await SucceedAsync("ship", "--dir", folder.Path);
        folder.Write("schema.sql", "create table items (item_id integer generated by default as identity primary key, note text);\n");
        await SucceedAsync("new", "next", "--dir", folder.Path);

        PostgresServer postgres = await TestServer.SharedAsync(18);
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];
        await SucceedAsync(["upgrade", "--allow-open", "--to", "1", .. where]);
        await RunAsync(database, "insert into items (note) values ('a'), ('b'), ('c')");
        await SucceedAsync(["upgrade", "--allow-open", .. where]);
        await RunAsync(database, "insert into items (note) values ('d')");
        await SucceedAsync(["downgrade", "--to", "1", .. where]);
        await RunAsync(database, "insert into items (note) values ('e')");

        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new("select string_agg(item_id || note, ' ' order by note) from items", connection);
        Assert.Equal("1a 2b 3c 4d 5e", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task What_is_repeated_as_written_makes_the_same_with_another_search_path(int server)
    {
        const string Old = "create schema app;\n-- internal\ncreate function app.add_up(state bigint, value integer) returns bigint immutable strict language sql as $$ select state + value $$;\n";
        const string Made = Old + "create aggregate total(integer) (sfunc = add_up, stype = bigint, initcond = '0');\n";
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", Old);
        string[] analysis = ["--dir", folder.Path, "--search-path", "app,public"];
        await SucceedAsync(["new", "initial", .. analysis]);
        await SucceedAsync(["ship", .. analysis]);
        folder.Write("schema.sql", Made);
        await SucceedAsync(["new", "made", .. analysis]);
        await SucceedAsync(["ship", .. analysis]);
        folder.Write("schema.sql", Old);
        await SucceedAsync(["new", "gone", .. analysis]);
        await SucceedAsync(["check", .. analysis]);

        PostgresServer postgres = await TestServer.SharedAsync(server);
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        string[] where = ["--dir", folder.Path, "--connection", database.ConnectionString];
        await SucceedAsync(["upgrade", "--allow-open", "--to", "2", .. where]);
        string made = await DescribeAsync(database);
        Assert.Contains("aggregate app.total", made, StringComparison.Ordinal);
        await SucceedAsync(["upgrade", "--allow-open", .. where]);
        await SucceedAsync(["downgrade", "--to", "2", .. where]);
        Assert.Equal(made, await DescribeAsync(database));
    }

    [Fact]
    public async Task Each_script_of_a_version_is_read_in_a_session_of_its_own()
    {
        const string Old = "create schema app;\ncreate table app.items (id bigint primary key);\n";
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", Old + "create collation public.plain from \"C\";\n")
            .Write("versions/0001-initial/upgrade.sql", "create schema app;\nset search_path = app, public;\ncreate table items (id bigint primary key);\n")
            .Write("versions/0001-initial/online.sql", "create collation plain from \"C\";\n")
            .Write("versions/0001-initial/downgrade.sql", "drop table app.items;\ndrop schema app;\ndrop collation public.plain;\n");
        await SucceedAsync("ship", "--dir", folder.Path);
        folder.Write("schema.sql", Old);
        await SucceedAsync("new", "gone", "--dir", folder.Path);
        Assert.Contains("create collation plain", folder.Read("versions/0002-gone/downgrade.sql"), StringComparison.Ordinal);
        Assert.DoesNotContain("search_path", folder.Read("versions/0002-gone/downgrade.sql"), StringComparison.Ordinal);
    }

    private static async Task SucceedAsync(params string[] args)
    {
        Cli run = await Cli.RunAsync(args);
        Assert.True(run.Status == CommandLine.Success && !run.Error.Contains("warning", StringComparison.Ordinal) && !run.Error.Contains("still to do", StringComparison.Ordinal), $"{args[0]}: {run.Output}{run.Error}");
    }

    private static async Task<string> ReadOptionalAsync(string name, string file) =>
        Path.Combine(Cases, name, file) is var path && File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "";

    private static string WithoutLabels(string definitions) => string.Join('\n', definitions.Split('\n').Where(static line => !line.StartsWith("enum ", StringComparison.Ordinal)));

    // Roles belong to the whole server, so that two tests may make them at once.
    private static async Task MakeRolesAsync(PostgresServer postgres)
    {
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        const string Roles = """
            do $$
            declare role text;
            begin
                foreach role in array array['draft_reader', 'draft_writer', 'Draft Admin'] loop
                    begin
                        execute format('create role %I', role);
                    exception when duplicate_object or unique_violation then null;
                    end;
                end loop;
            end
            $$
            """;
        await using NpgsqlCommand command = new(Roles, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> MadeByAsync(PostgresServer postgres, string schema)
    {
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        await RunAsync(database, schema);
        return await DescribeAsync(database);
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> DescribeAsync(TestDatabase database)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(Definitions, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> lines = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
