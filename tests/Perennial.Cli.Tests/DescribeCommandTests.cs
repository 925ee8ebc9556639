using System.Text.Json;

namespace Perennial.Cli.Tests;

public sealed class DescribeCommandTests
{
    private const string Schema = """
        create schema app;
        create type app.mood as enum ('glad', 'sad');
        create domain app.email as text check (value like '%@%');
        create table app.people (
            person_id bigint primary key,
            name varchar(40) not null,
            email app.email,
            mood app.mood not null default 'glad'
        );
        create function app.count_people(wanted app.mood, at_least bigint default 0) returns table (mood app.mood, people bigint)
        language sql stable as 'select p.mood, count(*) from app.people p where p.mood = wanted group by p.mood';
        create function app.broken() returns bigint language sql as 'select nam from app.people';
        """;

    [Fact]
    public async Task A_query_is_one_object_with_the_fields_that_are_promised()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", Schema).Write("q.sql", "-- name: GetPerson :one\nselect name, email, mood from app.people\nwhere person_id = @id;\n");
        Cli result = await Describe(folder, "--format", "jsonl");
        Assert.True(result.Status == CommandLine.Success, result.Error);
        Assert.Equal(
            """{"kind":"query","name":"GetPerson","file":"FILE","line":1,"command":":one","sql":"select name, email, mood from app.people\nwhere person_id = $1",""" +
            """ "parameters":[{"position":1,"name":"id","type":"bigint","nullable":false}],"columns":[{"name":"name","type":"character varying(40)","nullable":false},""".TrimStart() +
            """{"name":"email","type":"text","nullable":true,"domain":"app.email"},{"name":"mood","type":"app.mood","nullable":false}],""" +
            """ "rows":"zero-or-one","reads":["app.people"],"writes":[],"errors":[],"warnings":[]}""".TrimStart(),
            result.Output.Trim().Replace(Path.Combine(folder.Path, "q.sql").Replace('\\', '/'), "FILE"));
    }

    [Fact]
    public async Task A_column_without_a_name_keeps_the_servers_one_and_is_typed_by_its_expression()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", Schema).Write("q.sql", "-- name: Known :many\nselect email is null, name as \"name?\" from app.people;\n");
        JsonElement columns = Objects(await Describe(folder, "--format", "jsonl"))[0].GetProperty("columns");
        Assert.Equal(("?column?", false), (columns[0].GetProperty("name").GetString(), columns[0].GetProperty("nullable").GetBoolean()));
        Assert.Equal(("name", true), (columns[1].GetProperty("name").GetString(), columns[1].GetProperty("nullable").GetBoolean()));
    }

    [Fact]
    public async Task Definitions_in_blocks_that_run_only_where_needed_are_there()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", """
            do $$ begin
                create type mood as enum ('glad', 'it''s; sad');
            exception when duplicate_object then null; -- create type of no one
            end $$;
            do $do$
            begin
                if not exists (select 1 from pg_type where typname = 'mood') then
                    create type mood as enum ('other');
                end if;
                if current_setting('server_version_num')::int >= 90500 then
                    create function twice(integer) returns integer language sql as $$ select 2 * $1; $$;
                else
                    create function twice(integer) returns integer language sql as $$ select $1 + $1 $$;
                end if;
            end $do$;
            create table moods (id integer primary key, mood mood not null);
            do $$ begin if not exists (select 1 from information_schema.columns) then alter table moods add column since date; end if; end $$;
            """).Write("q.sql", "-- name: Moods :many\nselect mood, since, twice(id) from moods;\n");
        Cli result = await Describe(folder, "--format", "jsonl");
        Assert.True(result.Status == CommandLine.Success, result.Error + result.Output);
        Assert.Equal(["mood", "date", "integer"], Objects(result)[0].GetProperty("columns").EnumerateArray().Select(static column => column.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("do $$ declare t text; begin foreach t in array array['a'] loop execute format('create table %I ()', t); end loop; end $$;", "(create table %I ())")]
    [InlineData("do $$ begin if current_database() = 'x' then create table a (); end if; end $$;", "as if that held")]
    [InlineData("create function make(n text) returns void language plpgsql as $$ begin execute 'create table ' || n || ' ()'; end $$;\nselect make('a');", "This calls public.make")]
    [InlineData("do $$ begin execute 'create table a ()'; end $$;", "")]
    [InlineData("do $$ begin execute format('create table %I (n text default %L)', 'a', 'b'); end $$;", "")]
    [InlineData("do $$ begin execute format('create table %I (n text default %L)', 'a', now()); end $$;", "(create table %I (n text default %L))")]
    [InlineData("create table a ();\ndo $$ begin execute format('alter table a add column b text default %L', now()); end $$;\ncreate view v as select b from a;", "(alter table a add column b text default %L)")]
    [InlineData("create type mood as enum ('sad');\ndo $$ declare v text := 'ok'; begin execute format('alter type mood add value %L', v); end $$;", "(alter type mood add value %L)")]
    [InlineData("create table a ();\ndo $$ begin execute format('comment on table %I is %L', 'a', now()); end $$;", "")]
    [InlineData("do $$ begin execute format('alter role %I password %L', 'a', substr(md5(concat(now(), ')')), 1)); end $$;", "")]
    [InlineData("do $$ begin execute format('create table %99999999999$I ()', 'a'); end $$;", "(create table %99999999999$I ())")]
    [InlineData("do $$ begin execute format('create table %*s ()', 9, 'a'); end $$;", "(create table %*s ())")]
    [InlineData("do $$ begin execute format('create table %I (', 'a'); end $$;", "(create table %I ()")]
    [InlineData("do $$ begin execute format('alter table %I add c text', 'a'); end $$;", "(alter table %I add c text)")]
    [InlineData("do $$ begin execute format('create table a ()'); execute format('create table %I ()', 'b;'); end $$;\ncreate view v as select from \"b;\";", "")]
    [InlineData("create table a ();\ndo $$ begin execute format('create table %I ()', 'a'); end $$;", "")]
    [InlineData("create function make() returns void language plpgsql as $$ begin execute format('create table %I ()', 'a'); end $$;\nselect make();", "This calls public.make")]
    [InlineData("create function make() returns void language plpgsql as $$ begin execute 'create table a ()'; end $$;\nselect make();", "This calls public.make")]
    [InlineData("do $$ begin execute format('%s', 'select ''a'', ''b'', ''c'', ''d'', ''e'', ''f'', ''g'', ''h'', ''i'', ''j'', ''k'', ''l'', ''m'', ''n'', ''o''' || f(g(h(1)))); end $$;", "")]
    [InlineData("do $$ begin if not exists (select from pg_class) then create table a (); end if; end $$;", "")]
    [InlineData("do $$ begin execute 'analyze ' || 'x'; end $$;", "")]
    public async Task What_only_a_server_can_know_is_told(string script, string told)
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", script);
        Cli result = await Cli.RunAsync("describe", "--schema", Path.Combine(folder.Path, "schema.sql"), "--functions");
        Assert.True(result.Status == CommandLine.Success, result.Error);
        if (told.Length == 0) Assert.Empty(result.Error);
        else Assert.Contains("warning PRN1036", result.Error, StringComparison.Ordinal);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_statements_hide_no_others_and_say_where_they_are_wrong()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", Schema + "create table app.people (x integer);\ncreate table app.later (later_id integer);\n")
            .Write("q.sql", """
                -- name: Typo :many
                select
                    nme from app.people;
                -- name: Open :many
                select 'never closed from app.people;
                -- name: Good :many
                select later_id from app.later;
                -- name: Forgets :exec
                insert into app.people (person_id) values ($1);
                """);
        Cli result = await Describe(folder, "--format", "jsonl");
        Assert.Equal(CommandLine.Failure, result.Status);
        Assert.Contains("schema.sql(", result.Error);
        JsonElement[] queries = Objects(result);
        Assert.Equal(["Typo", "Open", "Good", "Forgets"], queries.Select(static query => query.GetProperty("name").GetString()));
        JsonElement typo = queries[0].GetProperty("errors")[0];
        Assert.Equal(("42703", 3, 5), (typo.GetProperty("sqlstate").GetString(), typo.GetProperty("line").GetInt32(), typo.GetProperty("column").GetInt32()));
        Assert.Contains("\"name\"", typo.GetProperty("message").GetString());
        Assert.Equal("42601", queries[1].GetProperty("errors")[0].GetProperty("sqlstate").GetString());
        Assert.Equal(0, queries[2].GetProperty("errors").GetArrayLength());
        Assert.Equal("later_id", queries[2].GetProperty("columns")[0].GetProperty("name").GetString());

        // The server parses it; that it can never succeed is our own finding.
        Assert.Equal(0, queries[3].GetProperty("errors").GetArrayLength());
        Assert.Equal("PRN0020", queries[3].GetProperty("warnings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Functions_are_described_with_their_bodies_errors()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", Schema);
        Cli result = await Cli.RunAsync("describe", "--schema", Path.Combine(folder.Path, "schema.sql"), "--functions", "--format", "jsonl");
        Assert.Equal(CommandLine.Failure, result.Status);
        JsonElement[] functions = Objects(result);
        JsonElement count = functions[0];
        Assert.Equal("function", count.GetProperty("kind").GetString());
        Assert.Equal("TABLE(mood app.mood, people bigint)", count.GetProperty("returns").GetString());
        Assert.Equal(
            ["wanted app.mood in False", "at_least bigint in True", "mood app.mood table False", "people bigint table False"],
            count.GetProperty("arguments").EnumerateArray().Select(static a => $"{a.GetProperty("name")} {a.GetProperty("type")} {a.GetProperty("mode")} {a.GetProperty("default")}"));
        Assert.Equal(["mood False", "people False"], count.GetProperty("columns").EnumerateArray().Select(static c => $"{c.GetProperty("name")} {c.GetProperty("nullable")}"));
        Assert.Equal("42703", functions[1].GetProperty("errors")[0].GetProperty("sqlstate").GetString());
    }

    [Fact]
    public async Task Sqlcs_calls_become_parameters()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", Schema).Write("q.sql", """
            -- name: Find :many
            select sqlc.embed(p), 1 as one from app.people p
            where p.person_id in (sqlc.slice('ids')) and (p.name = sqlc.narg(name) or sqlc.narg('name') is null) and mood <> @mood?;
            -- name: Raise :copyfrom
            insert into app.people (person_id, name) values ($1, $2);
            """);
        JsonElement[] queries = Objects(await Describe(folder, "--format", "jsonl"));
        Assert.Equal(
            "select p.*, 1 as one from app.people p\nwhere p.person_id = any ($1) and (p.name = $2 or $2 is null) and mood <> $3", queries[0].GetProperty("sql").GetString()!.ReplaceLineEndings("\n"));
        Assert.Equal(
            ["ids bigint[] False", "name text True", "mood app.mood True"],
            queries[0].GetProperty("parameters").EnumerateArray().Select(static p => $"{p.GetProperty("name")} {p.GetProperty("type")} {p.GetProperty("nullable")}"));
        Assert.Equal(5, queries[0].GetProperty("columns").GetArrayLength());
        Assert.Equal((":copyfrom", "none"), (queries[1].GetProperty("command").GetString(), queries[1].GetProperty("rows").GetString()));
    }

    [Theory]
    [InlineData("schema.sql")]
    [InlineData("schema/001_tables.sql")]
    [InlineData("20240101_init.up.sql")]
    [InlineData("1_init.sql")]
    [InlineData("versions/0001-initial/upgrade.sql")]
    public async Task A_schema_may_be_a_folder_of_many_forms(string file)
    {
        using TemporaryFolder folder = new();
        folder.Write(file, "-- +goose Up\ncreate table t (a integer not null);\n-- +goose Down\ndrop table t;\n")
            .Write(file.Replace("001", "002").Replace("20240101_init.up", "20240101_init.down").Replace("1_init.sql", "10_more.sql"), file.StartsWith("1_", StringComparison.Ordinal)
                ? "alter table t add column b text;"
                : file.Contains(".up.", StringComparison.Ordinal) ? "drop table t;" : "create table t (a integer not null);")
            .Write("queries/q.sql", "select a from t;");
        Cli result = await Cli.RunAsync("describe", "--schema", folder.Path, "--queries", folder.Path, "--format", "jsonl");
        JsonElement query = Objects(result)[0];
        Assert.Equal("integer", query.GetProperty("columns")[0].GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, query.GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task The_text_form_is_for_people()
    {
        using TemporaryFolder folder = new();
        folder.Write("schema.sql", Schema).Write("q.sql", "-- name: Rename :execrows\nupdate app.people set name = @name where person_id = @id returning name;\n");
        string text = (await Describe(folder)).Output.ReplaceLineEndings("\n").Replace(Path.Combine(folder.Path, "q.sql").Replace('\\', '/'), "q.sql");
        Assert.Equal(
            """
            Rename :execrows    q.sql(1)
              takes   $1  name  character varying  not null
                      $2  id    bigint             not null
              gives   name  character varying(40)  not null
              rows    zero or one
              reads   app.people
              writes  app.people

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_wrong_usage()
    {
        Cli result = await Cli.RunAsync("describe", "--schema", "/nowhere/schema.sql");
        Assert.Equal(CommandLine.WrongUsage, result.Status);
        Assert.Contains("--schema", result.Error);
    }

    private static Task<Cli> Describe(TemporaryFolder folder, params string[] more) =>
        Cli.RunAsync(["describe", "--schema", Path.Combine(folder.Path, "schema.sql"), "--queries", Path.Combine(folder.Path, "q.sql"), .. more]);

    private static JsonElement[] Objects(Cli result) =>
        [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
}
