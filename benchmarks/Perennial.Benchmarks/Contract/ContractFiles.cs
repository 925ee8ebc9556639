using System.Globalization;
using System.Text;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Benchmarks.Contract;

/// <summary>A database with a history: tables of eight columns, five queries a table, versions that each add columns to some tables, all shipped but the last version.</summary>
internal static class ContractFiles
{
    private const int QueriesPerTable = 5;
    private const int QueriesPerFile = 20;

    /// <summary>The files by relative path. Another <paramref name="seed"/> gives the same shapes under other names, so that nothing of them is in a cache.</summary>
    public static EquatableArray<InputFile> Create(int tables, int versions, int seed)
    {
        string schema = string.Create(CultureInfo.InvariantCulture, $"s{seed}");
        StringBuilder[] columns = [.. Enumerable.Range(0, tables).Select(static _ => new StringBuilder(
            "id bigint generated always as identity primary key, name text not null, kind integer not null, amount numeric(12, 2), note text, made_at timestamptz not null default now(), done_at timestamptz"))];
        Dictionary<string, string> files = [];
        files["versions/0001-initial/upgrade.sql"] = Schema(schema, columns);
        files["versions/0001-initial/downgrade.sql"] = Join(Enumerable.Range(0, tables).Select(table => $"drop table {schema}.t{table};")) + $"drop schema {schema};\n";
        for (int version = 2; version <= versions; version++)
        {
            int[] changed = [.. Enumerable.Range(0, tables).Where(table => table % (versions - 1) == version - 2)];
            string folder = string.Create(CultureInfo.InvariantCulture, $"versions/{version:0000}-step");
            files[folder + "/upgrade.sql"] = Join(changed.Select(table => $"alter table {schema}.t{table} add column v{version} integer not null default {version};"));
            files[folder + "/downgrade.sql"] = Join(changed.Select(table => $"alter table {schema}.t{table} drop column v{version};"));
            files[folder + "/online.sql"] = Join(changed.Select(table => $"create index concurrently t{table}_v{version}_idx on {schema}.t{table} (v{version});"));
            foreach (int table in changed) columns[table].Append(CultureInfo.InvariantCulture, $", v{version} integer not null default {version}");
        }

        string indexes = Join(Enumerable.Range(2, versions - 1).SelectMany(version => Enumerable.Range(0, tables).Where(table => table % (versions - 1) == version - 2)
            .Select(table => $"create index t{table}_v{version}_idx on {schema}.t{table} (v{version});")));
        files["schema.sql"] = Schema(schema, columns) + indexes;
        AddQueries(files, schema, tables);

        ShipPlan plan = DatabaseAnalysis.PlanShip(Inputs(files), DatabaseOptions.Default);
        if (plan.IsRefused) throw new InvalidOperationException(plan.Refusals[0].ToString());
        foreach (FileChange change in plan.Changes) files[change.RelativePath] = change.Text;
        string next = string.Create(CultureInfo.InvariantCulture, $"versions/{versions + 1:0000}-next/");
        files[next + "upgrade.sql"] = $"create table {schema}.later (id bigint primary key);\n";
        files[next + "downgrade.sql"] = $"drop table {schema}.later;\n";
        files["schema.sql"] += files[next + "upgrade.sql"];
        return Inputs(files);
    }

    private static EquatableArray<InputFile> Inputs(Dictionary<string, string> files) =>
        files.OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => new InputFile(InputFile.Classify(file.Key)!.Value, "/db/" + file.Key, file.Key, file.Value)).ToEquatableArray();

    private static string Schema(string schema, StringBuilder[] columns) => $"create schema {schema};\n" + Join(columns.Select((list, table) => $"create table {schema}.t{table} ({list});"));

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(static line => line + "\n"));

    private static void AddQueries(Dictionary<string, string> files, string schema, int tables)
    {
        StringBuilder queries = new();
        for (int query = 0; query < tables * QueriesPerTable; query++)
        {
            if (query % QueriesPerFile == 0) queries.Clear().Append(CultureInfo.InvariantCulture, $"-- schema: {schema}\n-- service: shop\n\n");
            queries.Append(Query(query, $"{schema}.t{query / QueriesPerTable}"));
            if ((query + 1) % QueriesPerFile == 0) files[string.Create(CultureInfo.InvariantCulture, $"queries/q{query / QueriesPerFile}.sql")] = queries.ToString();
        }
    }

    private static string Query(int number, string table) => (number % QueriesPerTable) switch
    {
        0 => $"-- name: Get{number} :one\nselect t.id, t.name, t.kind, t.amount, t.note, t.made_at, t.done_at from {table} t where t.id = @id;\n\n",
        1 => $"-- name: List{number} :many\nselect t.id, t.name, count(*) over () as total from {table} t where t.kind = @kind and t.made_at > @since order by t.made_at limit 100;\n\n",
        2 => $"-- name: Add{number} :one\ninsert into {table} (name, kind, amount, note) values (@name, @kind, @amount?, @note?) returning id, made_at;\n\n",
        3 => $"-- name: Finish{number} :execrows\nupdate {table} t set done_at = now(), note = coalesce(@note?, t.note) where t.id = any (@ids) and t.done_at is null;\n\n",
        _ => $"-- name: Sum{number} :many\nselect t.kind, sum(t.amount) as total, max(t.made_at) as newest from {table} t left join {table} o on o.id = t.kind where o.name is null group by t.kind;\n\n",
    };
}
