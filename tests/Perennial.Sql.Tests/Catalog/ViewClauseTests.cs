using System.Collections;
using System.Reflection;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Catalog;

/// <summary>
/// Each clause of a view's query counts when it is compared. A test holds every property of the syntax of queries to a pair of views that differ in it, so that a clause that is new in
/// the grammar cannot be forgotten in the comparison.
/// </summary>
public class ViewClauseTests
{
    private const string Tables = "create table t (a int, b int, c text, x xml, j jsonb); create table u (a int, d int); create function less(int, int) returns boolean immutable language sql as 'select $1 < $2'; ";

    private const string Recursive = "with recursive r(n, m) as (select 1, 2 union all select n + 1, m from r where n < 5) ";

    /// <summary>Two queries that the server keeps apart.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        { "select a from t", "values (1)" },
        { "select a from t", "select b as a from t" },
        { "select a from t", "select a as b from t" },
        { "select a from t", "select distinct a from t" },
        { "select distinct on (a) a from t", "select distinct on (b) a from t" },
        { "select a from t", "select t.a from t, u as w" },
        { "select a from t where a > 1", "select a from t where a > 2" },
        { "select a from t group by a", "select a from t" },
        { "select a from t group by a having count(*) > 1", "select a from t group by a having count(*) > 2" },
        { "select a from t group by a", "select a from t group by a, b" },
        { "select a, b from t group by distinct rollup (a), rollup (a, b)", "select a, b from t group by rollup (a), rollup (a, b)" },
        { "select a, b from t group by grouping sets (a, b)", "select a, b from t group by grouping sets ((a, b))" },
        { "select a from t group by grouping sets (a, ())", "select a from t group by grouping sets (a)" },
        { "select a, b from t group by rollup (a, b)", "select a, b from t group by cube (a, b)" },
        { "select a, b from t group by rollup (a, b)", "select a, b from t group by rollup ((a, b))" },
        { "select a, b from t group by a, rollup (b)", "select a, b from t group by rollup (a), b" },
        { "select a, b from t group by grouping sets (rollup (a), b)", "select a, b from t group by grouping sets (rollup (b), a)" },
        { "select count(*) from t group by ()", "select count(*) from t" },
        { "values (1, 2), (3, 4)", "values (1, 2), (3, 5)" },
        { "values (1)", "values (1), (2)" },
        { "table t", "table only t" },
        { "select a from t", "select a from only t" },
        { "select a from t", "select a from u" },
        { "table u", "table t" },
        { "select a from t union select d from u", "select a from t except select d from u" },
        { "select a from t union select d from u", "select a from t intersect select d from u" },
        { "select a from t union select d from u", "select a from t union all select d from u" },
        { "select a from t union select d from u", "select b as a from t union select d from u" },
        { "select a from t union select d from u", "select a from t union select a from u" },
        { "select a from t union (select d from u limit 1)", "select a from t union (select d from u limit 2)" },
        { "select a, b from t union select a, d from u order by 1", "select a, b from t union select a, d from u order by 2" },
        { "values (1, 2), (3, 4) order by 1", "values (1, 2), (3, 4) order by 2" },
        { "values (1, 2), (3, 4) order by 1", "values (1, 2), (3, 4) order by 1 desc" },
        { "select a from t order by a", "select a from t order by b" },
        { "select a from t order by a", "select a from t" },
        { "select a from t order by a", "select a from t order by a desc" },
        { "select a from t order by a desc, b", "select a from t order by a, b desc" },
        { "select a from t order by a using <", "select a from t order by a using >" },
        { "select a from t order by a", "select a from t order by a nulls first" },
        { "select a from t limit 1", "select a from t limit 2" },
        { "select a from t order by a limit 1", "select a from t order by a fetch first 1 rows with ties" },
        { "select a from t", "select a from t limit 1" },
        { "select a from t offset 1", "select a from t offset 2" },
        { "select a from t for update", "select a from t" },
        { "select a from t for update", "select a from t for no key update" },
        { "select a from t for update nowait", "select a from t for update skip locked" },
        { "select t.a from t, u for update of t", "select t.a from t, u for update of u" },
        { "select t.a from t, u for update of t", "select t.a from t, u for update" },
        { "select a from t tablesample bernoulli (10)", "select a from t" },
        { "select a from t tablesample bernoulli (10)", "select a from t tablesample system (10)" },
        { "select a from t tablesample bernoulli (10)", "select a from t tablesample bernoulli (20)" },
        { "select a from t tablesample bernoulli (10) repeatable (1)", "select a from t tablesample bernoulli (10) repeatable (2)" },
        { "select s.a from (select a from t) s", "select s.a from (select b as a from t) s" },
        { "select s.a from (select a, b from t) s", "select s.b as a from (select a, b from t) s" },
        { "select s.f from (select a, b from t) s (e, f)", "select s.f from (select a, b from t) s (f, e)" },
        { "select f from generate_series(1, 2) f", "select f from generate_series(1, 3) f" },
        { "select f from rows from (generate_series(1, 2), generate_series(1, 3)) f (f, g)", "select f from rows from (generate_series(1, 2), generate_series(1, 4)) f (f, g)" },
        { "select f.* from generate_series(1, 2) f", "select f.* from generate_series(1, 2) with ordinality f" },
        { "select f.a is null as a from jsonb_to_record('{}') f (a int)", "select f.a is null as a from jsonb_to_record('{}') f (a text)" },
        { "select f.a is null as a from rows from (jsonb_to_record('{}') as (a int)) f", "select f.a is null as a from rows from (jsonb_to_record('{}') as (a text)) f" },
        { "select t.b from t join u on t.a = u.a", "select t.b from t left join u on t.a = u.a" },
        { "select t.b from t join u on t.a = u.a", "select t.b from t join u on t.a = u.d" },
        { "select t.b from t join u on t.a = u.a", "select u.d as b from t join u on t.a = u.a" },
        { "select t.b from t left join u on true", "select t.b from u left join t on true" },
        { "select t.b from t natural join u", "select t.b from t cross join u" },
        { "select t.b from t natural join u", "select t.b from t join t u on true" },
        { "select t.b from t join t u using (a)", "select t.b from t join t u using (b)" },
        { "select a from (t join u using (a)) s (a, b)", "select b as a from (t join u using (a)) s (a, b)" },
        { "with q as (select a from t) select a from q", "with q as materialized (select a from t) select a from q" },
        { "with q as (select a from t) select a from q", "with q as (select b as a from t) select a from q" },
        { "with q (a, b) as (select a, b from t) select a from q", "with q (b, a) as (select a, b from t) select a from q" },
        { "with q as (select a from t) select a from t", "select a from t" },
        { "with q as (select a from t), w as (select a from u) select a from q", "with q as (select a from t), w as (select a from u) select a from w" },
        { Searched("search depth first by n set o"), Searched("search breadth first by n set o") },
        { Searched("search depth first by n set o"), Searched("search depth first by m set o") },
        { Searched("search depth first by n set o"), Recursive + "select n from r" },
        { Searched("cycle n set y using p"), Recursive + "select n from r" },
        { Searched("cycle n set y using p"), Searched("cycle m set y using p") },
        { Searched("cycle n set y to 1 default 0 using p"), Searched("cycle n set y to 2 default 0 using p") },
        { Searched("cycle n set y to 1 default 0 using p"), Searched("cycle n set y to 1 default 3 using p") },
        { "select sum(a) over (partition by a) from t", "select sum(a) over (partition by b) from t" },
        { "select sum(a) over w from t window w as (order by a)", "select sum(a) over w from t window w as (order by b)" },
        { "select sum(a) over (order by a) from t", "select sum(a) over (order by a desc) from t" },
        { "select sum(a) over (order by a rows 1 preceding) from t", "select sum(a) over (order by a rows 2 preceding) from t" },
        { "select sum(a) over (order by a rows 1 preceding) from t", "select sum(a) over (order by a groups 1 preceding) from t" },
        { "select sum(a) over (order by a rows 1 preceding) from t", "select sum(a) over (order by a rows between 1 preceding and 1 following) from t" },
        { "select sum(a) over (order by a rows 1 preceding) from t", "select sum(a) over (order by a rows 1 preceding exclude ties) from t" },
        { "select sum(a) over (order by a rows between 1 preceding and current row) from t", "select sum(a) over (order by a rows between 1 preceding and unbounded following) from t" },
        { "select sum(a) over (w order by c) from t window w as (partition by a), v as (partition by b)", "select sum(a) over (v order by c) from t window w as (partition by a), v as (partition by b)" },
        { "select array_agg(a order by a) from t", "select array_agg(a order by a desc) from t" },
        { "select array_agg(a order by a) from t", "select array_agg(a order by a nulls first) from t" },
        { "select count(a) from t", "select count(distinct a) from t" },
        { "select count(a) from t", "select count(a) filter (where a > 1) from t" },
        { "select percentile_disc(0.5) within group (order by a) as p from t", "select percentile_disc(0.5) within group (order by a desc) as p from t" },
        { "select case a when 1 then 2 end as a from t", "select case b when 1 then 2 end as a from t" },
        { "select case a when 1 then 2 end as a from t", "select case a when 1 then 2 else 3 end as a from t" },
        { "select a from t where c = 'x'", "select a from t where c = 'y'" },
        { "select a from t where a = any (select a from u)", "select a from t where a = all (select a from u)" },
        { "select j is json as y from t", "select j is not json as y from t" },
        { "select f.a from t, xmltable('/a' passing x columns a int path 'b') f", "select f.a from t, xmltable('/a' passing x columns a int path 'd') f" },
        { "select f.a from t, json_table(j, '$' columns (a int path '$.b')) f", "select f.a from t, json_table(j, '$' columns (a int path '$.d')) f" },
    };

    /// <summary>What no view has, what says nothing without a use that counts itself, and nodes that are compared by their text as a whole.</summary>
    private static readonly HashSet<string> Uncounted = new(StringComparer.Ordinal)
    {
        "SelectCore.Into", "IntoClause.Table", "IntoClause.Persistence",
        // A window that no call uses, names, and LATERAL without a reference.
        "SelectCore.Windows", "WindowDefinition.Name", "CommonTableExpression.Name", "TableAlias.Name", "JoinItem.UsingAlias", "SearchClause.Set", "CycleClause.Set", "CycleClause.Using",
        "SubqueryItem.IsLateral", "FunctionItem.IsLateral", "TableItem.Alias", "SubqueryItem.Alias", "FunctionItem.Alias", "JoinItem.Alias",
        // RECURSIVE before queries that do not refer to themselves; ROWS FROM of one function.
        "WithClause.IsRecursive", "FunctionItem.IsRowsFrom",
        "NestedQuery.Query",
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Clause_makes_another_view(string one, string other) =>
        Assert.NotEmpty(CatalogDifference.Compare(Build(one), Build(other), binder: DefinitionBinder.Instance));

    /// <summary>The second one is as the server prints the first.</summary>
    [Theory]
    [InlineData("select a from t order by a using >, b using < nulls last, c asc", "select t.a from t order by t.a desc, t.b, t.c")]
    [InlineData("select a from t order by a desc nulls first", "select t.a from t order by t.a desc")]
    [InlineData("select t.a from t, u for share nowait", "select t.a from t, u for share of t nowait for share of u nowait")]
    [InlineData("select a from t for share for update", "select t.a from t for update of t")]
    [InlineData("select a, b from t group by (a, b), grouping sets (a, grouping sets ((b), (a, b)))", "select t.a, t.b from t group by t.a, t.b, grouping sets ((t.a), (t.b), (t.a, t.b))")]
    [InlineData("select a from t tablesample system (10) repeatable (1)", "select t.a from t tablesample system (10) repeatable (1)")]
    [InlineData("select case a when 1 then 2 else 3 end as x from t", "select case t.a when 1 then 2 else 3 end as x from t")]
    public void Server_prints_the_same_view(string written, string printed) =>
        Assert.Empty(CatalogDifference.Compare(Build(written), Build(printed), binder: DefinitionBinder.Instance).Select(static difference => difference.ToString()));

    [Fact]
    public void Every_part_of_a_query_is_in_some_pair()
    {
        HashSet<string> covered = new(Uncounted, StringComparer.Ordinal);
        foreach (TheoryDataRow<string, string> pair in Pairs) Cover(Parse(pair.Data.Item1), Parse(pair.Data.Item2), covered);
        Assert.Empty(Parts().Except(covered));
    }

    private static string Searched(string clause) => $"with recursive r(n, m) as (select 1, 2 union all select n + 1, m from r where n < 5) {clause} select n from r";

    private static Statement Parse(string query) => SqlParser.Parse(new SourceText("test.sql", query)).Statements[0].Node!;

    private static IEnumerable<PropertyInfo> PropertiesOf(Type node) => node.GetProperties().Where(static property => property.SetMethod is not null && property.Name != nameof(SqlNode.Span));

    /// <summary>The properties of all nodes that a query is made of, down to its expressions.</summary>
    private static HashSet<string> Parts()
    {
        HashSet<string> parts = new(StringComparer.Ordinal);
        HashSet<Type> seen = [];
        Visit(typeof(SelectStatement));
        return parts;

        void Visit(Type type)
        {
            Type node = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? type.GetGenericArguments()[0] : type;
            // Tables of XML and JSON have no form but their text.
            bool isEnd = node == typeof(Expression) || node == typeof(Statement) || node == typeof(ColumnDefinition) || node == typeof(QualifiedName) || node == typeof(OperatorName) || node.Name.StartsWith("Xml", StringComparison.Ordinal) || node.Name.StartsWith("Json", StringComparison.Ordinal);
            if (isEnd || !typeof(SqlNode).IsAssignableFrom(node) || typeof(Expression).IsAssignableFrom(node) || !seen.Add(node)) return;
            if (node.IsAbstract)
            {
                foreach (Type derived in node.Assembly.GetTypes().Where(node.IsAssignableFrom)) Visit(derived);
                return;
            }

            foreach (PropertyInfo property in PropertiesOf(node))
            {
                parts.Add($"{node.Name}.{property.Name}");
                Visit(property.PropertyType);
            }
        }
    }

    /// <summary>The innermost properties in which two nodes differ.</summary>
    private static void Cover(SqlNode one, SqlNode other, HashSet<string> covered)
    {
        foreach (PropertyInfo property in PropertiesOf(one.GetType()))
        {
            object? left = property.GetValue(one), right = property.GetValue(other);
            if (Equals(left, right)) continue;
            if (left is SqlNode a && right is SqlNode b && a.GetType() == b.GetType()) Cover(a, b, covered);
            else if (left is IEnumerable x && right is IEnumerable y && Pairwise(x, y)) continue;
            covered.Add($"{one.GetType().Name}.{property.Name}");
        }

        bool Pairwise(IEnumerable left, IEnumerable right)
        {
            object[] some = [.. left.Cast<object>()], others = [.. right.Cast<object>()];
            if (some.Length != others.Length || !some.Zip(others).All(static pair => pair.First is SqlNode && pair.First.GetType() == pair.Second.GetType())) return false;
            foreach ((object first, object second) in some.Zip(others)) Cover((SqlNode)first, (SqlNode)second, covered);
            return false;
        }
    }

    private static DatabaseCatalog Build(string query)
    {
        SourceText source = new("test.sql", $"{Tables}create view v as {query}");
        DatabaseCatalog catalog = DatabaseCatalog.Empty(18);
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements)
        {
            Assert.Null(statement.Error);
            DdlResult result = DdlApplier.Apply(catalog, statement.Node!, new(source, DefinitionBinder.Instance));
            Assert.Equal([], result.Findings.Select(static finding => finding.Message));
            catalog = result.Catalog;
        }

        return catalog;
    }
}
