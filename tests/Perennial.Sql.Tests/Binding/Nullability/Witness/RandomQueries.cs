using System.Globalization;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>Makes random queries over the tables a, b and c of <see cref="Schema"/>: joins of every kind, subqueries, groups, windows, set operations, common tables, modifications.</summary>
internal sealed class RandomQueries(Random random)
{
    public const string Schema =
        """
        create table a (id integer primary key, x integer, y integer not null, s text, t text not null, f boolean);
        create table b (id integer primary key, a_id integer references a, x integer not null, y integer, s text, unique (x, y));
        create table c (a_id integer not null references a, b_id integer not null references b, y integer default 7, s text not null default 'd', primary key (a_id, b_id));
        create view v as select a.id, b.x, a.s, b.y from a left join b on b.a_id = a.id;
        create view w as select a_id as id, count(*)::integer as x, max(y) as y, min(s) as s from c group by a_id;
        """;

    private static readonly (string Name, string[] Ints, string[] Texts)[] Tables =
    [
        ("a", ["id", "x", "y"], ["s", "t"]), ("b", ["id", "a_id", "x", "y"], ["s"]), ("c", ["a_id", "b_id", "y"], ["s"]), ("v", ["id", "x", "y"], ["s"]), ("w", ["id", "x", "y"], ["s"]),
    ];

    private int _aliases;

    /// <summary>Columns that an expression may name.</summary>
    private sealed record Columns(List<string> Ints, List<string> Texts)
    {
        public static Columns Empty { get; } = new([], []);

        public Columns And(Columns other) => new([.. Ints, .. other.Ints], [.. Texts, .. other.Texts]);
    }

    public string Next()
    {
        _aliases = 0;
        if (Chance(0.12)) return Modification();
        if (Chance(0.12))
        {
            string name = Alias();
            bool isRecursive = Chance(0.4);
            string table = isRecursive
                ? $"with recursive {name}(p, q) as (select u.k, u.l from ({Query(Columns.Empty, 1, "ti")}) u(k, l) union {(Chance(0.5) ? "" : "all ")}select {IntOf(["r.q", "r.q + 1", "null", "nullif(r.q, 2)", "a.x"])}, {IntOf(["coalesce(r.q, 0) + 1", "r.q + 1"])} from {name} r {Pick(["join", "left join"])} a on a.id = r.q where coalesce(r.q, 0) < 4)"
                : $"with {name}(p, q) as ({Query(Columns.Empty, 1, "ti")})";
            string column = isRecursive ? "p::integer" : "q";
            return $"{table} select {column}, q, a.t, a.x from {name} {Pick(["join", "left join", "right join", "full join"])} a on a.id = q";
        }

        return Query(Columns.Empty, 2, null);
    }

    private string IntOf(string[] values) => Pick(values);

    private string Modification()
    {
        string returning = "";
        switch (random.Next(4))
        {
            case 0:
                Columns row = ColumnsOf("a", "a");
                return $"update a set x = {Int(row, 1)}, s = {Text(row, 1)}{(Chance(0.5) ? ", t = coalesce(" + Text(row, 1) + ", 'n')" : "")}{(Chance(0.3) ? " from b" : "")} where {Condition(row, 2)} returning a.x, a.s, a.t, {Int(row, 1)}";
            case 1:
                Columns old = ColumnsOf("c", "c");
                return $"delete from c where {Condition(old, 2)} returning y, s, {Int(old, 1)}, {Text(old, 1)}";
            case 2:
                returning = Pick(["", " on conflict (id) do nothing", " on conflict (id) do update set s = excluded.s", " on conflict (id) do update set s = null where a.x > 1", " on conflict (id) do update set x = a.x, s = 'u'"]);
                return $"insert into a (id, x, y, s, t) values ({Pick(["1", "77"])}, {Int(Columns.Empty, 1)}, 1, {Text(Columns.Empty, 1)}, 'z'){returning} returning id, x, y, s, t, f";
            default:
                Columns rows = ColumnsOf("b", "b");
                return $"insert into a (id, x, y, s, t) select b.id + 1000, {Int(rows, 2)}, 1, {Text(rows, 1)}, 'q' from b where {Condition(rows, 2)} returning x, s, t, f";
        }
    }

    /// <param name="shape">Types of the columns, i and t; null for any.</param>
    private string Query(Columns outer, int depth, string? shape)
    {
        shape ??= new string([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Chance(0.6) ? 'i' : 't')]);
        if (depth > 0 && Chance(0.12)) return $"({Query(outer, depth - 1, shape)}) {Pick(["union", "union all", "intersect", "except", "except all"])} ({Query(outer, depth - 1, shape)})";
        if (Chance(0.05)) return "values " + string.Join(", ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => "(" + string.Join(", ", shape.Select(type => Value(type, outer, 1))) + ")"));
        (string from, Columns own) = From(outer, depth);
        Columns all = Chance(0.8) || outer.Ints.Count == 0 ? own : own.And(outer);
        string where = Chance(0.5) ? " where " + Condition(own.And(outer), 2) : "";
        if (Chance(0.3)) return Grouped(from, where, own, outer, shape);
        if (Chance(0.15)) return $"select {string.Join(", ", shape.Select(type => Chance(0.6) ? Window(type, all) : Value(type, all, 2)))} from {from}{where}";
        string distinct = Chance(0.1) ? "distinct " : "";
        string list = string.Join(", ", shape.Select(type => Value(type, all, 2)));
        return $"select {distinct}{list} from {from}{where}{(Chance(0.15) ? " order by 1 limit " + random.Next(3).ToString(CultureInfo.InvariantCulture) : "")}";
    }

    private string Grouped(string from, string where, Columns own, Columns outer, string shape)
    {
        List<string> ints = [.. own.Ints.OrderBy(_ => random.Next()).Take(random.Next(3))], texts = [.. own.Texts.OrderBy(_ => random.Next()).Take(random.Next(2))];
        string[] keys = [.. ints, .. texts];
        string group = keys.Length == 0 ? (Chance(0.2) ? " group by ()" : "") : random.Next(5) switch
        {
            0 => $" group by rollup ({string.Join(", ", keys)})",
            1 => $" group by cube ({string.Join(", ", keys)})",
            2 => $" group by grouping sets (({string.Join(", ", keys)}), ({keys[0]}){(Chance(0.4) ? ", ()" : "")})",
            _ => " group by " + string.Join(", ", keys),
        };
        Columns grouped = new(ints, texts);
        string Column(char type) => Chance(0.35) && (type == 'i' ? ints : texts).Count > 0 ? Value(type, grouped, 2) : Aggregate(type, own);
        string having = Chance(0.25) ? " having " + Pick([$"{Aggregate('i', own)} > 0", "count(*) > 1", $"{Column('t')} is not null", $"{Column('i')} is not null or {Column('i')} < 2"]) : "";
        _ = outer;
        return $"select {string.Join(", ", shape.Select(Column))} from {from}{where}{group}{having}";
    }

    private string Aggregate(char type, Columns own)
    {
        string filter = Chance(0.2) ? $" filter (where {Condition(own, 1)})" : "";
        string inner = type == 'i'
            ? Pick([$"count(*){filter}", $"sum({Int(own, 2)}){filter}", $"max({Int(own, 2)}){filter}", $"min({Int(own, 1)})", $"count({Int(own, 1)}){filter}", $"bit_or({Int(own, 1)})", $"cardinality(array_agg({Int(own, 1)}){filter})"])
            : Pick([$"max({Text(own, 2)}){filter}", $"string_agg({Text(own, 1)}, ','){filter}", $"min({Text(own, 1)}){filter}", $"array_agg({Text(own, 1)})::text"]);
        inner = type == 'i' ? $"({inner})::integer" : inner;
        return Chance(0.25) ? $"coalesce({inner}, {(type == 'i' ? "0" : "'n'")})" : inner;
    }

    private string Window(char type, Columns own)
    {
        string partition = Chance(0.4) ? "partition by " + Value(Chance(0.5) ? 'i' : 't', own, 0) + " " : "";
        string frame = Chance(0.4) ? Pick(["rows between unbounded preceding and current row", "rows between 1 preceding and 1 following", "rows between 1 following and 2 following", "rows between unbounded preceding and 1 preceding", "groups between current row and unbounded following", "rows between 1 preceding and 1 following exclude current row"]) : "";
        string over = $" over ({partition}order by {Value('i', own, 0)} {frame})";
        return type == 'i'
            ? Pick([$"lag({Int(own, 1)}){over}", $"lead({Int(own, 1)}, 1, 0){over}", $"row_number(){over}::integer", $"sum({Int(own, 1)}){over}::integer", $"first_value({Int(own, 1)}){over}", $"count({Int(own, 0)}){over}::integer", $"max({Int(own, 1)}){over}", $"nth_value({Int(own, 0)}, 2){over}"])
            : Pick([$"lag({Text(own, 1)}){over}", $"last_value({Text(own, 1)}){over}", $"min({Text(own, 1)}){over}", $"string_agg({Text(own, 1)}, '-'){over}"]);
    }

    private (string Sql, Columns Columns) From(Columns outer, int depth)
    {
        (string sql, Columns columns) = Item(outer, depth, isLateral: false);
        for (int joins = depth == 2 ? random.Next(4) : random.Next(2); joins > 0; joins--)
        {
            string kind = Pick(["join", "left join", "left join", "right join", "full join", "cross join"]);
            bool isLateral = kind is "join" or "left join" or "cross join" && Chance(0.25);
            (string right, Columns rightColumns) = Item(isLateral ? columns.And(outer) : outer, depth, isLateral);
            if (Chance(0.15))
            {
                string inner = Pick(["join", "left join", "right join"]);
                (string second, Columns secondColumns) = Item(outer, depth, isLateral: false);
                right = $"({right} {inner} {second} on {Equality(rightColumns, secondColumns)})";
                rightColumns = rightColumns.And(secondColumns);
            }

            Columns both = columns.And(rightColumns);
            string on = kind == "cross join" ? "" : kind == "full join" ? " on " + Equality(columns, rightColumns)
                : " on " + Pick([Equality(columns, rightColumns), Equality(columns, rightColumns), Equality(columns, rightColumns) + " and " + Condition(both, 1), Condition(both, 1), "true"]);
            sql = $"{sql} {kind} {right}{on}";
            columns = both;
        }

        return (sql, columns);
    }

    private string Equality(Columns left, Columns right) => $"{PickOr(left.Ints, "1")} = {PickOr(right.Ints, "1")}";

    private (string Sql, Columns Columns) Item(Columns outer, int depth, bool isLateral)
    {
        string alias = Alias();
        if (depth > 0 && (isLateral || Chance(0.3)))
        {
            string shape = new([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Chance(0.7) ? 'i' : 't')]);
            string names = string.Join(", ", shape.Select((_, index) => $"k{index}"));
            Columns columns = new([], []);
            for (int i = 0; i < shape.Length; i++) (shape[i] == 'i' ? columns.Ints : columns.Texts).Add($"{alias}.k{i}");
            return ($"{(isLateral ? "lateral " : "")}({Query(isLateral ? outer : Columns.Empty, depth - 1, shape)}) {alias}({names})", columns);
        }

        if (Chance(0.08)) return ($"unnest(array[1, 2, null], array['a', 'b']) {alias}(n, m)", new([alias + ".n"], [alias + ".m"]));
        if (Chance(0.05)) return ($"generate_series(0, 2) {alias}", new([alias], []));
        if (Chance(0.06)) return ($"(values (1, 'a'), (2, null)) {alias}(n, m)", new([alias + ".n"], [alias + ".m"]));
        string table = Pick(Tables).Name;
        return ($"{table} {alias}", ColumnsOf(table, alias));
    }

    private static Columns ColumnsOf(string table, string alias)
    {
        (_, string[] ints, string[] texts) = Array.Find(Tables, found => found.Name == table);
        return new([.. ints.Select(column => $"{alias}.{column}")], [.. texts.Select(column => $"{alias}.{column}")]);
    }

    private string Value(char type, Columns columns, int depth) => type == 'i' ? Int(columns, depth) : Text(columns, depth);

    private string Int(Columns columns, int depth)
    {
        if (depth <= 0 || Chance(0.4)) return Chance(0.9) ? PickOr(columns.Ints, "1") : Pick(["1", "2", "null::integer", "0"]);
        return random.Next(12) switch
        {
            0 => $"({Int(columns, depth - 1)} + {Int(columns, depth - 1)})",
            1 => $"coalesce({Int(columns, depth - 1)}, {Int(columns, depth - 1)})",
            2 => $"case when {Condition(columns, depth - 1)} then {Int(columns, depth - 1)} else {Int(columns, depth - 1)} end",
            3 => $"nullif({Int(columns, depth - 1)}, {Int(columns, depth - 1)})",
            4 => $"greatest({Int(columns, depth - 1)}, {Int(columns, depth - 1)})",
            5 => $"length({Text(columns, depth - 1)})",
            6 => $"case {Int(columns, depth - 1)} when 1 then {Int(columns, depth - 1)} when 2 then {Int(columns, depth - 1)}{(Chance(0.5) ? " else 3" : "")} end",
            7 when Chance(0.4) => $"(select u.k from ({Query(columns, depth - 2, "i")}) u(k) limit 1)",
            8 => $"(select {Pick(["max", "count", "min"])}({Int(ColumnsOf("b", "z"), 1)})::integer from b z where {Condition(ColumnsOf("b", "z").And(columns), 1)})",
            9 => $"abs({Int(columns, depth - 1)})",
            10 => $"(array[{Int(columns, depth - 1)}, {Int(columns, depth - 1)}])[{Pick(["1", "2", "3"])}]",
            _ => $"case when {Int(columns, depth - 1)} is null then 0 else {Int(columns, depth - 1)} end",
        };
    }

    private string Text(Columns columns, int depth)
    {
        if (depth <= 0 || Chance(0.4)) return Chance(0.85) ? PickOr(columns.Texts, "'n'") : Pick(["'a'", "''", "null::text"]);
        return random.Next(7) switch
        {
            0 => $"({Text(columns, depth - 1)} || {Text(columns, depth - 1)})",
            1 => $"coalesce({Text(columns, depth - 1)}, {Text(columns, depth - 1)})",
            2 => $"upper({Text(columns, depth - 1)})",
            3 => $"({Int(columns, depth - 1)})::text",
            4 => $"case when {Condition(columns, depth - 1)} then {Text(columns, depth - 1)} end",
            5 => $"concat({Text(columns, depth - 1)}, {Int(columns, depth - 1)})",
            _ => $"substring({Text(columns, depth - 1)} from {Pick(["'a(b)?'", "1", "'.'"])})",
        };
    }

    private string Condition(Columns columns, int depth)
    {
        if (depth > 0 && Chance(0.4))
        {
            return random.Next(3) switch
            {
                0 => $"({Condition(columns, depth - 1)} and {Condition(columns, depth - 1)})",
                1 => $"({Condition(columns, depth - 1)} or {Condition(columns, depth - 1)})",
                _ => $"not ({Condition(columns, depth - 1)})",
            };
        }

        string one = Int(columns, depth - 1), two = Int(columns, depth - 1), text = Text(columns, depth - 1);
        return random.Next(20) switch
        {
            0 or 1 => $"{one} = {two}",
            2 => $"{one} > {two}",
            3 => $"{one} is not null",
            4 => $"{text} is not null",
            5 => $"{one} is null",
            6 => $"{one} in (1, 2, {two})",
            7 => $"{one} not in (5, {two})",
            8 => $"{one} is distinct from {two}",
            9 => $"{one} is not distinct from {Pick(["1", two])}",
            10 => $"{text} like '%a%'",
            11 => $"({one} > 1) is {Pick(["true", "not true", "false", "not false", "unknown", "not unknown"])}",
            12 => $"({one}, {two}) {Pick(["=", "<", "<>", ">="])} (1, 2)",
            13 => $"exists (select 1 from b z where z.x = {one} and {Condition(ColumnsOf("b", "z").And(columns), 0)})",
            14 => $"{one} {Pick(["in", "not in", "= any", "<> all", "> all"])} (select {PickOr(ColumnsOf("b", "z").Ints, "1")} from b z)",
            15 => $"{one} between 0 and {two}",
            16 => $"coalesce({one}, {two}) = 1",
            17 => $"({one}, {text}) is {Pick(["null", "not null"])}",
            18 => $"{one} = any(array[1, {two}])",
            _ => $"case when {one} > 0 then {two} = 1 else {text} <> '' end",
        };
    }

    private string Alias() => "q" + (_aliases++).ToString(CultureInfo.InvariantCulture);

    private string PickOr(List<string> values, string otherwise) => values.Count == 0 ? otherwise : Pick(values);

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}
