using System.Globalization;
using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Benchmarks.Binding;

/// <summary>Tables of a made-up application and queries over them: look-ups, joins, aggregates, common tables, modifications, in the proportions of applications.</summary>
public sealed class BindWorkload
{
    private static readonly BindOptions Options = new() { QueryAnnotations = true };

    private readonly DatabaseCatalog _catalog;
    private readonly ParsedScript _queries;

    /// <param name="tables">How many tables there are.</param>
    /// <param name="queries">How many queries there are.</param>
    public BindWorkload(int tables, int queries)
    {
        _catalog = Fold(Schema(tables));
        _queries = SqlParser.Parse(new SourceText("queries.sql", Queries(tables, queries)), ParseOptions.Queries);
    }

    /// <summary>Binds every query.</summary>
    /// <returns>How many columns they give.</returns>
    public int Bind()
    {
        int columns = 0;
        foreach (ParsedStatement statement in _queries.Statements) columns += QueryBinder.Bind(_catalog, statement.Node!, _queries.Source, Options).Columns.Count;
        return columns;
    }

    /// <summary>The first thing that is wrong with the workload itself; null when all queries bind.</summary>
    public string? FindError()
    {
        foreach (ParsedStatement statement in _queries.Statements)
        {
            if (statement.Node is null) return statement.Error!.Message;
            BoundStatement bound = QueryBinder.Bind(_catalog, statement.Node, _queries.Source, Options);
            if (bound.HasErrors) return $"{bound.Findings[0]}\n{_queries.Source.ToString(statement.Span)}";
        }

        return null;
    }

    private static DatabaseCatalog Fold(string sql)
    {
        SourceText source = new("schema.sql", sql);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(18);
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements) catalog = DdlApplier.Apply(catalog, statement.Node!, new DdlContext(source, DefinitionBinder.Instance)).Catalog;
        return catalog;
    }

    private static string Schema(int tables)
    {
        StringBuilder sql = new("create type state as enum ('new', 'open', 'done');\n");
        for (int i = 0; i < tables; i++)
        {
            string owner = i == 0 ? "bigint" : $"bigint not null references t{i / 2}";
            sql.Append(CultureInfo.InvariantCulture, $"""
                create table t{i} (id bigint generated always as identity primary key, owner_id {owner}, name text not null, code varchar(20) unique, state state not null default 'new',
                    amount numeric(12, 2), score real, tags text[] not null default array[]::text[], data jsonb, created timestamptz not null default now(), due date, note{i} text);
                create index on t{i} (owner_id);
                create view v{i} as select id, name, amount * 2 as twice, created::date as day from t{i} where state <> 'done';
                """).Append('\n');
        }

        return sql.ToString();
    }

    private static string Queries(int tables, int queries)
    {
        StringBuilder sql = new();
        for (int i = 0; i < queries; i++)
        {
            int a = i % tables, b = (i * 7 + 1) % tables;
            sql.Append((i % 10) switch
            {
                0 => $"select * from t{a} where id = @id",
                1 => $"select id, name, amount + @extra as more, lower(code), created at time zone 'utc' from t{a} where owner_id = @owner and state = any(@states) and created > now() - interval '1 day' order by created desc limit @count",
                2 => $"insert into t{a} (owner_id, name, code, data) values (@owner, @name, @code?, @data) returning id, created",
                3 => $"update t{a} set name = coalesce(@name?, name), state = @state, amount = amount + 1 where id = @id and created < @before returning *",
                4 => $"select a.id, a.name, b.name as owner, b.amount, coalesce(b.note{b}, '') from t{a} a left join t{b} b on b.id = a.owner_id where a.name ilike @pattern",
                5 => $"select owner_id, count(*), sum(amount), avg(score), max(created), array_agg(name order by id) from t{a} where due between @first and @last group by owner_id having count(*) > @least",
                6 => $"with recent as (select * from t{a} where created > @since), sums as (select owner_id, sum(amount) as total from recent group by owner_id) select r.id, s.total, row_number() over (partition by r.owner_id order by r.created) from recent r join sums s using (owner_id)",
                7 => $"delete from t{a} where id in (select owner_id from t{b} where data ->> 'kind' = @kind) and exists (select 1 from v{b} where v{b}.id = t{a}.id)",
                8 => $"select v.name, v.twice, v.day, case when t.state = 'done' then 'x' else t.name end from v{a} v join t{b} t on t.id = v.id where @tag = any(t.tags) union all select name, amount, due, note{a} from t{a}",
                _ => $"insert into t{a} (owner_id, name, code) select @owner, n, c from unnest(@names::text[], @codes::text[]) as u(n, c) on conflict (code) do update set name = excluded.name where t{a}.name <> excluded.name",
            }).Append(";\n");
        }

        return sql.ToString();
    }
}
