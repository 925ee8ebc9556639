using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Sessions;

namespace Perennial.Sql.Tests.Sessions;

/// <summary>What is found in bodies, queries and definitions, and what is not. That servers agree is tested where there are servers.</summary>
public sealed class SessionStateTests
{
    private const string Table = "create table t (id integer primary key, name text);\n";

    [Theory]
    [InlineData("begin set work_mem = '1MB'; end", "set work_mem")]
    [InlineData("begin if true then set role nobody; end if; end", "set role")]
    [InlineData("begin for i in 1..2 loop set session work_mem = '1MB'; end loop; end", "set session")]
    [InlineData("begin <<here>> set time zone 'UTC'; end", "set time")]
    [InlineData("begin perform pg_catalog.\"set_config\"('a.b', 'c', false); end", "\"set_config\"")]
    [InlineData("begin perform set_config('a.b', 'c', name = 'x') from t; end", "set_config")]
    [InlineData("declare n bigint; begin n := lastval(); end", "lastval")]
    [InlineData("begin perform pg_try_advisory_lock(1, 2); end", "pg_try_advisory_lock")]
    [InlineData("begin create temp table x (a int) on commit delete rows; end", "create temp")]
    [InlineData("begin create or replace temporary view x as select 1; end", "create or replace temporary")]
    [InlineData("begin create table pg_temp.x (a int); end", "create table")]
    [InlineData("begin listen c; end", "listen c")]
    [InlineData("begin discard temp; end", "discard temp")]
    [InlineData("declare s text := 'x'; begin execute s; end", "execute")]
    [InlineData("begin execute 'delete from ' || 't'; end", "execute")]
    [InlineData("begin execute format('delete from %s', 't'); end", "execute")]
    [InlineData("begin execute format('select %I()', 'f'); end", "%I")]
    [InlineData("begin execute 'listen c'; end", "listen c")]
    [InlineData("begin execute format('set %I = %L', 'work_mem', '1MB') using 1; end", "set %I")]
    [InlineData("begin return query execute 'select lastval()'; end", "lastval")]
    [InlineData("begin do 'begin listen c; end'; end", "listen c")]
    [InlineData("begin create function g() returns int language sql as 'select 1'; end", "create function")]
    [InlineData("declare c cursor with hold for select 1; begin end", "with hold")]
    public void What_a_body_may_leave_is_found(string body, string word)
    {
        DatabaseModel model = Analyze($"{Table}create function f() returns setof bigint language plpgsql as $body${body}$body$;");
        SessionState state = Assert.Single(model.SessionStates);
        Assert.Equal("public.f", state.Routine);
        Assert.EndsWith($"({word})", state.What, StringComparison.Ordinal);
        Finding finding = Assert.Single(model.Findings, static finding => finding.Rule == FindingRules.SessionState);
        Assert.Equal((2, FindingSeverity.Info), (finding.Start.Line, finding.Severity));
    }

    [Theory]
    [InlineData("begin update t set name = 'x'; insert into t values (1) on conflict (id) do update set name = 'set work_mem'; end")]
    [InlineData("begin set local work_mem = '1MB'; set constraints all deferred; set transaction read only; end")]
    [InlineData("begin perform set_config('a.b', (select max(name) from t), true), set_config(setting_name => 'a', new_value => 'b', is_local => true); end")]
    [InlineData("begin perform pg_advisory_xact_lock(1), pg_try_advisory_xact_lock(2), pg_advisory_unlock(3); end")]
    [InlineData("begin create temp table x (a int) on commit drop; end")]
    [InlineData("declare temp text; begin select name into temp from t; end")]
    [InlineData("begin notify c; unlisten c; -- listen d\n raise notice 'set work_mem'; end")]
    [InlineData("begin execute 'delete from t where id = $1' using 1; end")]
    [InlineData("begin execute format('insert into %I.%I (id) values (%L)', 'public', 't', 1); end")]
    [InlineData("begin for i in execute format('select id from %1$I', 't') loop end loop; end")]
    [InlineData("begin grant execute on function f() to public; create trigger g before insert on t execute function f(); end")]
    [InlineData("declare c cursor for select 1; begin open c; close c; end")]
    public void What_ends_with_the_transaction_is_not(string body) =>
        Assert.Empty(Analyze($"{Table}create function f() returns setof bigint language plpgsql as $body${body}$body$;").SessionStates);

    [Theory]
    [InlineData("create function f() returns void language sql as 'select pg_advisory_lock(1)'", "public.f", "pg_advisory_lock")]
    [InlineData("create function f() returns bigint language sql begin atomic select lastval(); end", "public.f", "lastval")]
    [InlineData("create function f(a text default set_config('a.b', 'c', false)) returns text language sql as 'select a'", "public.f", "set_config")]
    [InlineData("create view v as select currval('s') as value", "", "currval")]
    [InlineData("alter table t add constraint c check (set_config('a.b', name, false) is null)", "", "set_config")]
    [InlineData("create function f() returns trigger language plpgsql as 'begin listen c; return new; end'", "public.f", "listen c")]
    [InlineData("create function f() returns integer language plperl as 'return 1'", "public.f", "language plperl")]
    public void Every_way_to_run_something_counts(string definition, string routine, string word)
    {
        SessionState state = Assert.Single(Analyze("create sequence s;\n" + Table + definition + ";").SessionStates);
        Assert.Equal(routine, state.Routine);
        Assert.EndsWith($"({word})", state.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- name: Lock :exec\nselect pg_advisory_lock(@id::bigint);")]
    [InlineData("-- name: Lock :exec\n-- inline\nselect pg_advisory_lock(@id::bigint);")]
    public void Queries_count_as_well(string query)
    {
        DatabaseModel model = Analyze(Table, query);
        Assert.Equal("public.lock", Assert.Single(model.SessionStates).Routine);
    }

    [Fact]
    public void What_another_services_procedures_leave_counts_only_where_it_is_called()
    {
        const string Foreign = "-- service: other\ncreate function lock_all() returns void language plpgsql as 'begin perform pg_advisory_lock(1); end';\n";
        DatabaseOptions own = DatabaseOptions.Default with { Service = "own" };
        Assert.Empty(Analyze(Foreign, options: own).SessionStates);
        Assert.NotEmpty(Analyze(Foreign).SessionStates);
        Assert.NotEmpty(Analyze(Foreign + "create function f() returns void language plpgsql as 'begin perform lock_all(); end';", options: own).SessionStates);
    }

    [Fact]
    public void A_dump_sets_its_own_session_and_no_other() =>
        Assert.Empty(Analyze("set statement_timeout = 0; select pg_catalog.set_config('search_path', '', false);\n" + Table.Replace(" t ", " public.t ", StringComparison.Ordinal)).SessionStates);

    private static DatabaseModel Analyze(string schema, string? query = null, DatabaseOptions? options = null)
    {
        List<InputFile> files = [new(InputKind.Schema, "schema.sql", "schema.sql", schema)];
        if (query is not null) files.Add(new(InputKind.Query, "queries/q.sql", "queries/q.sql", query));
        return DatabaseAnalysis.Analyze(files.ToEquatableArray(), options ?? DatabaseOptions.Default, new StageCache(), TestContext.Current.CancellationToken);
    }
}
