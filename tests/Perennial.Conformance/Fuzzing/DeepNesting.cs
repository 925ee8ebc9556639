namespace Perennial.Conformance.Fuzzing;

/// <summary>Texts that nest one construct very deeply, or chain it very often.</summary>
public static class DeepNesting
{
    private static readonly (string Start, string Open, string Middle, string Close)[] Constructs =
    [
        ("select ", "(", "1", ")"),
        ("select ", "((", "1", "))"),
        ("", "(", "select 1", ")"),
        ("select ", "(select ", "1", ")"),
        ("select * from ", "(select * from ", "t", ") as a"),
        ("select * from ", "(", "t", " join t on true)"),
        ("select * from ", "t join ", "t", " on true"),
        ("select * from t", " join t on true", "", ""),
        ("select * from t", ", t", "", ""),
        ("", "with a as (", "select 1", ") select 1"),
        ("select 1", " union all select 1", "", ""),
        ("select 1", " intersect (select 1", "", ")"),
        ("select ", "array[", "1", "]"),
        ("select array", "[", "1", "]"),
        ("select ", "a[", "1", "]"),
        ("select a", "[1]", "", ""),
        ("select (a)", ".b", "", ""),
        ("select a", ".b", "", ""),
        ("select ", "f(", "1", ")"),
        ("select ", "row(", "1", ")"),
        ("select ", "(1, ", "1", ")"),
        ("select ", "- ", "1", ""),
        ("select ", "@ ", "1", ""),
        ("select ", "not ", "true", ""),
        ("select 1", " + 1", "", ""),
        ("select ", "1 + (", "1", ")"),
        ("select 1", "::int", "", ""),
        ("select 1", " collate \"C\"", "", ""),
        ("select a", " at time zone 'x'", "", ""),
        ("select a", " and a", "", ""),
        ("select ", "a or (", "a", ")"),
        ("select a", " = any (array[a])", "", ""),
        ("select ", "a in (", "1", ")"),
        ("select ", "a between 1 and (", "1", ")"),
        ("select ", "a like (", "a", ")"),
        ("select ", "case when true then ", "1", " end"),
        ("select ", "case ", "1", " when 1 then 1 end"),
        ("select ", "cast(", "1", " as int)"),
        ("select ", "coalesce(", "1", ")"),
        ("select ", "exists (select ", "1", ")"),
        ("select ", "array(select ", "1", ")"),
        ("select ", "extract(day from ", "a", ")"),
        ("select ", "trim(both from ", "a", ")"),
        ("select ", "xmlelement(name a, ", "a", ")"),
        ("select ", "json_object(a : ", "1", ")"),
        ("select ", "json_array(", "1", ")"),
        ("select ", "count(*) filter (where ", "true", ")"),
        ("select ", "sum(1) over (partition by ", "1", ")"),
        ("select 1 group by ", "grouping sets (", "1", ")"),
        ("select 1 group by ", "rollup (", "1", ")"),
        ("select * from json_table(a, 'b' columns (", "nested path 'a' columns (", "b int", ")"),
        ("", "explain ", "select 1", ""),
        ("", "/*", "", "*/"),
        ("create function f() returns int begin atomic ", "select case when true then 1 end; ", "", ""),
        ("create table t (a int", ", b int", "", ""),
        ("create table t (a int check ", "(", "true", ")"),
        ("create rule r as on insert to t do also (", "(", "select 1", ")"),
        ("create schema s ", "create table t (a int) ", "", ""),
        ("insert into t values ", "(1), ", "(1)", ""),
        ("merge into t using s on true ", "when matched then delete ", "", ""),
        ("update t set ", "a = 1, ", "a = 1", ""),
        ("alter table t ", "add a int, ", "add a int", ""),
        ("grant select on t to a", ", a", "", ""),
        ("", ";", "", ""),
        ("", "select 1;", "", ""),
        ("", "begin;", "", ""),
        ("select '", "''", "", "'"),
        ("select $a$", "$", "", "$a$"),
        ("", "\\x\n", "", ""),
        ("", "copy t from stdin;\n", "", ""),
    ];

    /// <summary>Each construct, closed and left open.</summary>
    /// <param name="depth">How often it is nested or repeated.</param>
    public static IEnumerable<string> Texts(int depth)
    {
        foreach ((string start, string open, string middle, string close) in Constructs)
        {
            string opened = start + Repeat(open, depth) + middle;
            yield return opened + Repeat(close, depth);
            if (close.Length > 0) yield return opened;
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
