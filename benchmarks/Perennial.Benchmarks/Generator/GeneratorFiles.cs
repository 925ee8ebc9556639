using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Perennial.Benchmarks.Generator;

/// <summary>A database of any size: tables of eight columns, and five queries a table, in files of twenty.</summary>
internal static class GeneratorFiles
{
    private const int QueriesPerTable = 5;
    private const int QueriesPerFile = 20;

    /// <summary>The files. Another <paramref name="seed"/> gives the same shapes under other names, so that nothing of them is in a cache.</summary>
    public static List<AdditionalText> Create(int tables, int seed)
    {
        StringBuilder schema = new();
        schema.Append(CultureInfo.InvariantCulture, $"create schema s{seed};\n");
        for (int table = 0; table < tables; table++)
        {
            schema.Append(CultureInfo.InvariantCulture, $"""
                create table s{seed}.t{table} (
                    id bigint generated always as identity primary key,
                    name text not null,
                    kind integer not null,
                    amount numeric(12, 2),
                    note text,
                    tags text[] not null default array[]::text[],
                    made_at timestamptz not null default now(),
                    done_at timestamptz
                );

                """);
        }

        List<AdditionalText> files = [new GeneratorText("schema", "schema.sql", schema.ToString())];
        StringBuilder queries = new();
        for (int query = 0; query < tables * QueriesPerTable; query++)
        {
            if (query % QueriesPerFile == 0) queries.Clear().Append(CultureInfo.InvariantCulture, $"-- schema: s{seed}\n\n");
            queries.Append(Query(query, $"s{seed}.t{query / QueriesPerTable}"));
            if ((query + 1) % QueriesPerFile == 0) files.Add(new GeneratorText("query", $"queries/q{query / QueriesPerFile}.sql", queries.ToString()));
        }

        return files;
    }

    private static string Query(int number, string table) => (number % QueriesPerTable) switch
    {
        0 => $"-- name: Get{number} :one\nselect t.id, t.name, t.kind, t.amount, t.note, t.tags, t.made_at, t.done_at from {table} t where t.id = @id;\n\n",
        1 => $"-- name: List{number} :many\nselect t.id, t.name, count(*) over () as total from {table} t where t.kind = @kind and t.made_at > @since order by t.made_at limit 100;\n\n",
        2 => $"-- name: Add{number} :one\ninsert into {table} (name, kind, amount, note) values (@name, @kind, @amount?, @note?) returning id, made_at;\n\n",
        3 => $"-- name: Finish{number} :execrows\nupdate {table} t set done_at = now(), note = coalesce(@note?, t.note) where t.id = any (@ids) and t.done_at is null;\n\n",
        _ => $"-- name: Sum{number} :many\nselect t.kind, sum(t.amount) as total, max(t.made_at) as newest from {table} t left join {table} o on o.id = t.kind where o.name is null group by t.kind;\n\n",
    };
}

/// <summary>A file in memory, marked as the targets mark it.</summary>
internal sealed class GeneratorText(string kind, string relativePath, string text) : AdditionalText
{
    public string Kind => kind;

    public string RelativePath => relativePath;

    public override string Path => "/db/" + relativePath;

    public GeneratorText With(string newText) => new(kind, relativePath, newText);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
