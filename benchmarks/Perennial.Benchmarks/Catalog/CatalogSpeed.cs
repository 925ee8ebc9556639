using System.Diagnostics;
using System.Globalization;
using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Benchmarks.Catalog;

/// <summary>
/// Measures how long the built-in catalog takes to answer the first questions of a process, and how the time to apply a schema grows with its size:
/// tables with keys, references, checks, indexes and comments, views, routines, changes, and partitions of one table.
/// </summary>
public static class CatalogSpeed
{
    private const int Rounds = 5;
    private static readonly int[] Sizes = [100, 200, 400, 800];

    public static int Run(TextWriter output)
    {
        Load(output);
        output.WriteLine();
        output.WriteLine($"{"tables",8} {"statements",11} {"ms",9} {"us/stmt",9} {"growth x2",10}");
        double previous = 0;
        foreach (int tables in Sizes)
        {
            (SourceText source, Statement[] statements) = Parse(Schema(tables));
            if (previous == 0) Apply(source, statements);
            // The fastest round is the one that other programs disturbed least.
            double best = Enumerable.Range(0, Rounds).Min(_ => Apply(source, statements));
            string growth = previous == 0 ? "" : (best / previous).ToString("0.00", CultureInfo.InvariantCulture);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tables,8} {statements.Length,11} {best * 1e3,9:0.0} {best * 1e6 / statements.Length,9:0.0} {growth,10}"));
            previous = best;
        }

        return 0;
    }

    private static void Load(TextWriter output)
    {
        // Each line is the first use in this process of what it names; the code is compiled in the same time.
        foreach ((string what, Action<DatabaseCatalog> question) in new (string, Action<DatabaseCatalog>)[]
        {
            ("a type by name", static catalog => catalog.FindType(null, "int4")),
            ("a function by name", static catalog => catalog.FindRoutines(null, "sum")),
            ("an operator by name", static catalog => catalog.FindOperators(null, "+")),
            ("a cast", static catalog => catalog.FindCast(TypeOid.Int4, TypeOid.Int8)),
            ("a system view", static catalog => catalog.FindRelation("information_schema", "columns")),
        })
        {
            double first = Milliseconds(() => question(DatabaseCatalog.Empty(18)));
            double second = Milliseconds(() => question(DatabaseCatalog.Empty(17)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} first {first,6:0.00} ms, of another server version {second,6:0.00} ms"));
        }
    }

    private static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Apply(SourceText source, Statement[] statements)
    {
        GC.Collect();
        DdlContext context = new(source, DefinitionBinder.Instance);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(18);
        long start = Stopwatch.GetTimestamp();
        foreach (Statement statement in statements)
        {
            DdlResult result = DdlApplier.Apply(catalog, statement, context);
            if (!result.Findings.IsEmpty) throw new InvalidOperationException(result.Findings[0].ToString());
            catalog = result.Catalog;
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static (SourceText Source, Statement[] Statements) Parse(string sql)
    {
        SourceText source = new("schema.sql", sql);
        return (source, [.. SqlParser.Parse(source).Statements.Select(static statement => statement.Node ?? throw new InvalidOperationException(statement.Error!.Message))]);
    }

    private static string Schema(int tables)
    {
        StringBuilder sql = new();
        sql.Append("create table events (id bigint not null, at date not null, primary key (id, at)) partition by range (at);\n");
        DateOnly day = new(2000, 1, 1);
        for (int i = 0; i < tables; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"""
                create type state_{i} as enum ('new', 'running', 'done');
                create table t_{i} (id bigint generated always as identity primary key, name text not null unique, state state_{i} not null default 'new',
                    parent bigint {(i == 0 ? "" : $"references t_{i - 1}")}, amount numeric(10, 2) check (amount >= 0), at timestamptz not null default now());
                create index on t_{i} (state, at) where amount > 0;
                comment on column t_{i}.name is 'shown to people';
                alter table t_{i} add column note text, alter column parent set default 0;
                create view v_{i} as select t.id, t.name, p.name as parent from t_{i} t left join t_{Math.Max(0, i - 1)} p on p.id = t.parent;
                create function f_{i}(wanted bigint) returns setof t_{i} language sql stable as 'select * from t_{i} where id = wanted';
                drop index t_{i}_state_at_idx;
                create table events_{i} partition of events for values from ('{day.AddDays(i):yyyy-MM-dd}') to ('{day.AddDays(i + 1):yyyy-MM-dd}');

                """);
        }

        return sql.ToString();
    }
}
