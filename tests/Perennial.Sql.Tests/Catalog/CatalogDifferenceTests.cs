using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Catalog;

public class CatalogDifferenceTests
{
    [Theory]
    [InlineData("create table t (id serial primary key, a int not null default 1)", "create table t (a int default 1); create sequence t_id_seq as integer; drop table t; create table t (id int not null); alter table t add a int not null default 1; alter sequence t_id_seq owned by t.id; alter table t alter id set default nextval('public.t_id_seq'::regclass); alter table only t add constraint t_pkey primary key (id)")]
    [InlineData("create table t (a text check (a in ('x', 'y')), b int check (b between 1 and 5))", "create table public.t (a text, b integer, constraint t_a_check check ((t.a = any (array['x'::text, 'y'::text]))), constraint t_b_check check (((b >= 1) and (b <= 5))))")]
    [InlineData("create table t (a int); create index on t (a)", "create table t (a int4); create index t_a_idx on public.t using btree (a)")]
    [InlineData("create table t (a timestamptz default now())", "create table t (a timestamp with time zone default current_timestamp)")]
    [InlineData("create table t (a varchar(5) default null)", "create table t (a varchar(5) default null::character varying)")]
    [InlineData("create type e as enum ('a', 'b')", "create type e as enum ('b'); alter type e add value 'a' before 'b'")]
    public void Different_ways_to_the_same_objects_are_equal(string expected, string actual) =>
        Assert.Equal([], CatalogDifference.Compare(Build(expected), Build(actual)).Select(static difference => difference.ToString()));

    [Theory]
    [InlineData("yes", "false", false)]
    [InlineData("on", "off", false)]
    [InlineData("ye", "true", true)]
    [InlineData(" ON ", "1", true)]
    [InlineData("of", "no", true)]
    public void Booleans_are_read_as_the_server_reads_them(string expected, string actual, bool areEqual) => Assert.Equal(
        areEqual,
        CatalogDifference.Compare(
            Build($"create table t (a boolean default '{expected}')", DefinitionBinder.Instance),
            Build($"create table t (a boolean default '{actual}'::boolean)", DefinitionBinder.Instance), binder: DefinitionBinder.Instance).IsEmpty);

    /// <summary>The objects are made twice, with the new name and with the old one, which is then changed.</summary>
    [Theory]
    [InlineData("plus", "add", "alter function add(int, int) rename to plus", "create function @(a int, b int) returns int immutable language sql as 'select a'; create aggregate total(int) (sfunc = @, stype = int, combinefunc = @, initcond = '0')")]
    [InlineData("s.f", "f", "alter function f(int) set schema s", "create schema s; create function @(a int) returns int immutable language sql as 'select a'; " + UsersOfFunction)]
    [InlineData("g", "f", "alter function f(int) rename to g", "create function @(a int) returns int immutable language sql as 'select a'; " + UsersOfFunction)]
    [InlineData("fresh", "new", "alter type state rename value 'new' to 'fresh'", "create type state as enum ('@', 'done'); create table t (s state default '@' check (s in ('@', 'done') and s <> '@' or s is distinct from '@' or s = any (array['@']::state[])), note text default 'new'); create index on t (note) where s = '@'::state; create policy p on t using (s = '@')")]
    [InlineData("s.state", "state", "alter type state set schema s", "create schema s; create type @ as enum ('new'); create table t (a text, b @ default 'new'); create index on t ((b = 'new'::@)); create policy p on t using (b = cast('new' as @)); create function f(a @ default 'new'::@) returns int language sql as 'select 1'")]
    [InlineData("after_it", "before_it", "alter schema before_it rename to after_it", "create schema @; create function @.f(a int) returns int immutable language sql as 'select a'; create sequence @.s; create table @.t (a int check (@.f(a) > 1) default nextval('@.s')); create collation @.c (locale = 'C')")]
    [InlineData("after_it", "before_it", "alter schema before_it rename to after_it", "create schema @; create collation @.c (locale = 'C'); create function @.f(a int, b int) returns boolean immutable language sql as 'select true'; create operator @.=== (leftarg = int, rightarg = int, function = @.f); create table t (a int, b text, check (a operator(@.===) any (array[1, 2])), check (b collate @.c > 'x'))")]
    [InlineData("counter", "numbers", "alter sequence numbers rename to counter", "create sequence @; create table t (a int default nextval('@'), b int default nextval('public.@'::regclass))")]
    [InlineData("s", "public", "alter table public.t set schema s", "create schema s; create table @.t (a serial, b int default 3)")]
    [InlineData("b", "a", "alter table t rename column a to b", "create table t (@ int, c int); create table u (x int); create rule r as on update to t where old.@ > 1 do also (insert into u values (new.@); delete from u where x = old.@)")]
    [InlineData("w", "u", "alter table u rename to w", "create table t (a int); create table @ (x int); create rule r as on insert to t do instead insert into @ (x) select new.a from @ where @.x > new.a")]
    [InlineData("words", "english_words", "alter text search configuration english_words rename to words", "create text search configuration @ (copy = english); create table t (body text, w tsvector generated always as (to_tsvector('@', body)) stored); create index on t (to_tsvector('@', body)); create view v as select to_tsvector('public.@'::regconfig, 'x') from t")]
    [InlineData("s.words", "public.words", "alter text search configuration words set schema s", "create schema s; create text search dictionary stem (template = simple); create text search configuration @ (copy = english); alter text search configuration @ alter mapping for word with stem; create table t (body text, check (to_tsvector('@'::regconfig, body) is not null))")]
    [InlineData("search", "find", "alter schema find rename to search", "create schema @; create text search dictionary @.stem (template = simple); create text search configuration @.words (copy = english); alter text search configuration @.words alter mapping for word with @.stem; create table t (body text, check (to_tsvector('@.words'::regconfig, body) is not null))")]
    [InlineData("store", "shop", "alter text search configuration shop rename to store", UsersOfConfiguration)]
    [InlineData("public.finnish", "public.shop", "alter text search configuration shop rename to finnish", UsersOfConfiguration)]
    [InlineData("s.shop", "public.shop", "alter text search configuration shop set schema s", "create schema s; " + UsersOfConfiguration)]
    [InlineData("public.french", "public.english", "alter text search dictionary public.english rename to french", "create text search dictionary @ (template = simple); create table t (body text, w tsvector generated always as (to_tsvector('english', body)) stored, d regdictionary default '@', c regconfig default 'english'); create index on t (ts_lexize('@', body))")]
    [InlineData("b", "a", "alter table t rename column a to b", "create table t (@ int, c int); create function f() returns trigger language plpgsql as 'begin return new; end'; create policy p on t using (@ > 1) with check (@ > 2); create trigger x before update on t for each row when (old.@ is distinct from new.@) execute function f()")]
    [InlineData("b", "a", "alter table u rename column a to b", "create table u (@ int); create table t (c int); create policy p on t using (exists (select from u where u.@ = t.c) and c > 1)")]
    [InlineData("b", "a", "alter type c rename attribute a to b cascade", "create type c as (@ int); create table t of c; create index i on t ((@ + 1))")]
    [InlineData("b", "a", "alter table t rename column a to b", "create table t (@ int, c int) partition by range (@, (@ + 1))")]
    [InlineData("fresh", "new", "alter type state rename value 'new' to 'fresh'", "create type state as enum ('@', 'done'); create table t (s state) partition by list (s); create table t1 partition of t for values in ('@', 'done'); create function f(a int, s state default '@') returns int language sql as 'select 1'")]
    [InlineData("s.===", "===", "alter operator === (int, text) set schema s", "create schema s; create function f(a int, b text) returns boolean language sql as 'select true'; create operator @ (leftarg = int, rightarg = text, function = f)")]
    [InlineData("app.clock", "app.now", "alter function app.now() rename to clock", "create schema app; create function @() returns timestamptz language sql as 'select null::timestamptz'; create table t (a timestamptz default now(), b timestamptz default @())")]
    [InlineData("g", "f", "alter function f(int) rename to g", "create function f(a text) returns text immutable language sql as 'select a'; create function @(a int) returns int immutable language sql as 'select a'; create table o (a text, b int, check (f(a) > 'x' and @(b) > 1 and f(@(b)::text) > 'x'))")]
    [InlineData("public.points", "public.point", "alter table public.point rename to points", "create table @ (x int); create table t (q text check (q::point is not null), r text check (r::@ is not null))")]
    public void Definitions_follow_what_they_name(string now, string before, string change, string objects) => Assert.Equal(
        [],
        CatalogDifference.Compare(
            Build(objects.Replace("@", now, StringComparison.Ordinal), DefinitionBinder.Instance),
            Build(objects.Replace("@", before, StringComparison.Ordinal) + "; " + change, DefinitionBinder.Instance), binder: DefinitionBinder.Instance).Select(static difference => difference.ToString()));

    // The texts that are no names of it stay.
    private const string UsersOfConfiguration =
        "create text search configuration @ (copy = simple); create function f(a text, b regconfig default '@') returns text immutable language sql return a; create domain d as regconfig default '@' check (value <> '@'::regconfig); "
        + "create table t (body text default lower('shop'), c regconfig default '@', b boolean default (to_tsvector('shop') is null), w tsvector generated always as (to_tsvector(regconfig '@', body)) stored, check (body <> 'shop' and to_tsvector('@', 'shop') is not null)); "
        + "create index on t (f(body, '@'), strpos(body, 'shop')) where c = '@'::regconfig or c in (regconfig '@', 'simple'::regconfig); create policy p on t using (c <> '@'::regconfig and exists (select from t)); create view v as select to_tsvector('@', 'shop') as w from t";

    private const string UsersOfFunction =
        "create table t (a int default @(1) check (@(a) > 1), b int generated always as (@(a)) stored); create index i on t (@(a)) where @(a) > 2; create statistics st on (@(a)), a from t; "
        + "create policy p on t using (@(a) > 3); create domain d as int default @(4) check (@(value) > 5); create function g2(a int default @(6)) returns int language sql as 'select a'; "
        + "create view v as select @(a) as x from t; create table p (k int) partition by range ((@(k))); create function tf() returns trigger language plpgsql as 'begin return new; end'; "
        + "create trigger x before update on t for each row when (@(new.a) > 1) execute function tf()";

    [Fact]
    public void Another_function_of_the_name_keeps_its_callers()
    {
        const string Objects = "create function f(a int) returns int immutable language sql as 'select a'; create function f(a text) returns text immutable language sql as 'select a'; create table o (a text check (f(a) > 'x'), b int check (f(b) > 1)); ";
        DatabaseCatalog catalog = Build(Objects + "alter function f(int) rename to g", DefinitionBinder.Instance);
        Assert.Equal(["f(a) > 'x'", "g(b) > 1"], catalog.FindRelation(null, "o")!.Constraints.Select(static constraint => SqlPrinter.Print(constraint.Condition!)));
    }

    [Fact]
    public void Another_function_of_the_name_keeps_its_callers_in_triggers_and_domains()
    {
        const string Objects = "create function f(a int) returns int immutable language sql as 'select a'; create function f(a text) returns text immutable language sql as 'select a'; "
            + "create domain words as text check (f(value) > 'x'); create domain numbers as int check (f(value) > 1); create table o (a text, b int); create function tf() returns trigger language plpgsql as 'begin return new; end'; "
            + "create trigger x before update on o for each row when (f(new.a) > 'x' and f(old.b) > 1) execute function tf(); ";
        DatabaseCatalog catalog = Build(Objects + "alter function f(int) rename to g", DefinitionBinder.Instance);
        Assert.Equal("f(new.a) > 'x' and g(old.b) > 1", SqlPrinter.Print(Assert.Single(catalog.FindRelation(null, "o")!.Triggers).When!));
        Assert.Equal("f(value) > 'x'", SqlPrinter.Print(Assert.Single(catalog.FindType(null, "words")!.Constraints).Condition!));
        Assert.Equal("g(value) > 1", SqlPrinter.Print(Assert.Single(catalog.FindType(null, "numbers")!.Constraints).Condition!));
    }

    [Theory]
    [InlineData("public.english")]
    [InlineData("english")]
    public void Schema_of_a_configuration_is_left_out_where_another_one_has_the_name(string written)
    {
        const string Before = "create text search configuration public.english (copy = simple); create table t (body text check (to_tsvector('";
        EquatableArray<CatalogDifference> found = CatalogDifference.Compare(Build(Before + written + "'::regconfig, body) is not null))"), Build(Before + "pg_catalog.english'::regconfig, body) is not null))"));
        Assert.Equal(written == "english", found.IsEmpty);
    }

    [Fact]
    public void Text_search_objects_come_in_the_order_in_which_they_were_made()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(static i => $"d{i * 7 % 40}")];
        DatabaseCatalog catalog = Build(string.Join("; ", names.Select(static name => $"create text search dictionary {name} (template = simple)")));
        Assert.Equal(names, catalog.UserTextSearch.Select(static found => found.Name));
    }

    [Fact]
    public void Children_of_a_table_may_come_before_or_after_a_view_of_it() => Assert.Empty(CatalogDifference.Compare(
        Build("create table t (a int); create table c () inherits (t); create view v as select a from t", DefinitionBinder.Instance),
        Build("create table t (a int); create view v as select a from t; create table c () inherits (t)", DefinitionBinder.Instance), binder: DefinitionBinder.Instance));

    [Theory]
    [InlineData("int default '7'", "int default 7")]
    [InlineData("boolean default 'yes'", "boolean default true")]
    public void Default_is_what_it_means(string written, string printed) =>
        Assert.Empty(CatalogDifference.Compare(Build($"create table t (a {written})"), Build($"create table t (a {printed})"), binder: DefinitionBinder.Instance));

    [Theory]
    [InlineData("create table t (a int)", "create table t (a bigint)", "column public.t.a: type is bigint, expected integer")]
    [InlineData("create table t (a int, b int)", "create table t (b int, a int)", "table public.t: order of columns is b, a, expected a, b")]
    [InlineData("create table t (a int)", "", "table public.t is missing")]
    [InlineData("create table t (a int, b int)", "create table t (a int)", "column public.t.b is missing")]
    [InlineData("", "create table t (a int)", "table public.t is not expected")]
    [InlineData("create table t (a int not null)", "create table t (a int)", "column public.t.a: not null is not set, expected true")]
    [InlineData("create table t (a int default 1)", "create table t (a int default 2)", "column public.t.a: default is 2, expected 1")]
    [InlineData("create table t (a int check (a > 1))", "create table t (a int check (a > 2))", "constraint t_a_check on public.t: condition is a > 2, expected a > 1")]
    [InlineData("create table t (a int); create index i on t (a)", "create table t (a int); create unique index i on t (a)", "index public.i: unique is true, expected none")]
    [InlineData("create type e as enum ('a', 'b')", "create type e as enum ('b', 'a')", "type public.e: labels is 'b', 'a', expected 'a', 'b'")]
    [InlineData("create function f() returns int language sql as 'select 1'", "create function f() returns int language sql as 'select 2'", "function public.f(): source is select 2, expected select 1")]
    [InlineData("create schema s", "", "schema s is missing")]
    public void Difference_names_the_object_and_what_differs(string expected, string actual, string message) =>
        Assert.Contains(message, CatalogDifference.Compare(Build(expected), Build(actual)).Select(static difference => difference.ToString()));

    [Theory]
    [InlineData("also insert into log values (old.a)", "also insert into log values (new.a)")]
    [InlineData("also update log set x = old.a where x = new.a", "also update log set x = new.a where x = old.a")]
    [InlineData("also select old", "also select new")]
    [InlineData("also insert into log select old.a", "also insert into log select new.a")]
    [InlineData("also insert into numbered overriding system value values (new.a)", "also insert into numbered overriding user value values (new.a)")]
    [InlineData("also insert into numbered overriding system value values (new.a)", "also insert into numbered values (new.a)")]
    [InlineData("also notify \"Changed\"", "also notify changed")]
    [InlineData("also notify changed, 'A'", "also notify changed, 'a'")]
    public void Rule_that_does_something_else_is_another_one(string expected, string actual) => Assert.Single(CompareRules(expected, actual));

    [Theory]
    [InlineData("also notify Changed, 'A'", "also NOTIFY \"changed\" ,'A'")]
    [InlineData("also insert into log values (old.a, new.a)", "also insert into public.log (x, y) values (OLD.a, (NEW.a))")]
    public void Rule_in_other_words_is_the_same_rule(string expected, string actual) => Assert.Empty(CompareRules(expected, actual));

    [Fact]
    public void Condition_of_a_rule_tells_the_old_row_from_the_new_one() => Assert.Single(CompareRules("where old.a > 1 do instead nothing", "where new.a > 1 do instead nothing", " "));

    [Fact]
    public void Rule_of_a_view_replaces_its_query()
    {
        const string Table = "create table t (a int, b int); ";
        DatabaseCatalog replaced = Build(Table + "create view v as select a from t; create or replace rule \"_RETURN\" as on select to v do instead select b as a from t", DefinitionBinder.Instance);

        Assert.Single(CatalogDifference.Compare(Build(Table + "create view v as select a from t", DefinitionBinder.Instance), replaced, binder: DefinitionBinder.Instance));
        Assert.Empty(CatalogDifference.Compare(Build(Table + "create view v as select b as a from t", DefinitionBinder.Instance), replaced, binder: DefinitionBinder.Instance));
    }

    private static EquatableArray<CatalogDifference> CompareRules(string expected, string actual, string verb = " do ")
    {
        const string Tables = "create table t (a int); create table log (x int, y int); create table numbered (i int generated always as identity); create rule r as on update to t";
        return CatalogDifference.Compare(Build(Tables + verb + expected, DefinitionBinder.Instance), Build(Tables + verb + actual, DefinitionBinder.Instance), binder: DefinitionBinder.Instance);
    }

    [Theory]
    [InlineData("a in ('x')", "((a)::text = 'x'::text)")]
    [InlineData("a in ('x', 'y') and n > -1", "(((a)::text = any ((array['x'::character varying, 'y'::character varying])::text[])) and (n > ('-1'::integer)::numeric))")]
    [InlineData("n between -1 and 1", "((n >= ('-1'::integer)::numeric) and (n <= (1)::numeric))")]
    [InlineData("a <> ''", "((a)::text operator(pg_catalog.<>) ''::text)")]
    public void Condition_as_the_server_prints_it_is_the_same_condition(string written, string printed) => Assert.Empty(CompareConditions(written, printed));

    [Theory]
    [InlineData("a in ('x')", "((a)::text = 'y'::text)")]
    [InlineData("a in ('x', 'y')", "((a)::text = any ((array['x'::character varying, 'z'::character varying])::text[]))")]
    [InlineData("a in ('x', 'y')", "((a)::text = any ((array['x, y'::character varying])::text[]))")]
    [InlineData("n > -1", "(n > (1)::numeric)")]
    [InlineData("n > 1", "(n >= (1)::numeric)")]
    [InlineData("n > 1 and a = 'x'", "((n > (1)::numeric) or ((a)::text = 'x'::text))")]
    public void Condition_that_means_something_else_is_another_one(string written, string printed) => Assert.Single(CompareConditions(written, printed));

    private static EquatableArray<CatalogDifference> CompareConditions(string written, string printed)
    {
        const string Table = "create table t (a varchar(10), n numeric(5, 2), constraint c check (";
        return CatalogDifference.Compare(Build(Table + written + "))"), Build(Table + printed + "))"), binder: DefinitionBinder.Instance);
    }

    [Fact]
    public void Comments_count_only_when_asked_for()
    {
        DatabaseCatalog with = Build("create table t (a int); comment on table t is 'x'");
        DatabaseCatalog without = Build("create table t (a int)");
        Assert.Empty(CatalogDifference.Compare(with, without));
        Assert.Single(CatalogDifference.Compare(with, without, includeComments: true));
    }

    private static DatabaseCatalog Build(string sql, IDefinitionBinder? binder = null)
    {
        SourceText source = new("test.sql", sql);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(18);
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements)
        {
            Assert.Null(statement.Error);
            DdlResult result = DdlApplier.Apply(catalog, statement.Node!, new(source, binder));
            Assert.Equal([], result.Findings.Select(static finding => finding.Message));
            catalog = result.Catalog;
        }

        return catalog;
    }
}
