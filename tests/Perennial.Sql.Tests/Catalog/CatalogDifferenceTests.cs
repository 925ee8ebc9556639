using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
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

    private static DatabaseCatalog Build(string sql)
    {
        SourceText source = new("test.sql", sql);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(18);
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements)
        {
            Assert.Null(statement.Error);
            DdlResult result = DdlApplier.Apply(catalog, statement.Node!, new(source, null));
            Assert.Equal([], result.Findings.Select(static finding => finding.Message));
            catalog = result.Catalog;
        }

        return catalog;
    }
}
