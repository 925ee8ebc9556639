using System.Globalization;
using System.Text;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests.Versions;

/// <summary>A history as large systems have it: a hundred and twenty versions, three hundred procedures, all sealed but the last.</summary>
public sealed class LongHistoryTests
{
    private const int VersionCount = 120;
    private const int TableCount = 30;
    private const int QueriesPerTable = 10;

    [Fact]
    public void A_long_history_folds_once_and_without_a_finding()
    {
        DatabaseFiles history = History();
        Assert.Empty(history.Analyze().Findings);
        DatabaseFiles shipped = history.Ship();

        // Each version is folded once, and an edit of a query folds none; how long it takes, the benchmark "contract" tells.
        DatabaseFiles fresh = new(shipped.Texts);
        StageCache cache = new();
        DatabaseModel model = DatabaseAnalysis.Analyze(fresh.Inputs, DatabaseOptions.Default, cache, TestContext.Current.CancellationToken);
        Assert.Empty(model.Findings);
        Assert.Equal((VersionCount, TableCount * QueriesPerTable), (model.Version, model.Procedures.Count));
        DatabaseModel edited = DatabaseAnalysis.Analyze(fresh.Replace("queries/t7.sql", "order by t.id limit", "order by t.id desc limit").Inputs, DatabaseOptions.Default, cache, TestContext.Current.CancellationToken);
        Assert.All(edited.Findings, static finding => Assert.Equal(FindingRules.NoOpenVersion, finding.Rule));
        Assert.Equal((VersionCount, 1), (cache.ComputedCount(StageNames.FoldVersion), cache.ComputedCount(StageNames.BuildCatalog)));

        // The whole point of a history: what breaks one shipped procedure is found.
        DatabaseFiles broken = fresh.Replace("schema.sql", "    c7_extra integer,\n", "").With("versions/0121-drop/upgrade.sql", "alter table app.t7 drop column c7_extra;\n")
            .With("versions/0121-drop/downgrade.sql", "alter table app.t7 add column c7_extra integer;\n");
        Assert.All(broken.Analyze().Findings, static finding => Assert.Equal(FindingRules.BodyDoesNotBind, finding.Rule));
        Assert.NotEmpty(broken.Analyze().Findings);
    }

    // Version 1 makes the tables; each later one adds a column, an index online, or changes a constraint, and the next query of a table uses the column.
    private static DatabaseFiles History()
    {
        StringBuilder[] columns = [.. Enumerable.Range(0, TableCount).Select(table => new StringBuilder(Format($"    id bigint primary key,\n    name text not null,\n    c{table}_extra integer,\n    made timestamptz not null default now()")))];
        DatabaseFiles files = DatabaseFiles.Empty;
        StringBuilder first = new("create schema app;\n");
        for (int table = 0; table < TableCount; table++) first.Append(Format($"create table app.t{table} (\n{columns[table]}\n);\n"));
        files = files.With("versions/0001-initial/upgrade.sql", first.ToString()).With("versions/0001-initial/downgrade.sql", "drop schema app cascade;\n");
        for (int version = 2; version <= VersionCount; version++)
        {
            int table = version % TableCount;
            string folder = Format($"versions/{version:0000}-step");
            columns[table].Append(Format($",\n    v{version} integer default {version}"));
            files = files.With(folder + "/upgrade.sql", Format($"alter table app.t{table} add column v{version} integer default {version};\n"))
                .With(folder + "/downgrade.sql", Format($"drop index if exists app.t{table}_v{version}_idx;\nalter table app.t{table} drop column v{version};\n"))
                .With(folder + "/online.sql", Format($"create index concurrently t{table}_v{version}_idx on app.t{table} (v{version});\n"));
        }

        StringBuilder schema = new("create schema app;\n");
        for (int table = 0; table < TableCount; table++) schema.Append(Format($"create table app.t{table} (\n{columns[table]}\n);\n"));
        for (int version = 2; version <= VersionCount; version++) schema.Append(Format($"create index t{version % TableCount}_v{version}_idx on app.t{version % TableCount} (v{version});\n"));
        files = files.With("schema.sql", schema.ToString());
        for (int table = 0; table < TableCount; table++)
        {
            StringBuilder queries = new("-- schema: app\n");
            for (int query = 0; query < QueriesPerTable; query++)
                queries.Append(Format($"\n-- name: T{table}Q{query} :many\nselect t.id, t.name, t.c{table}_extra, t.made from app.t{table} t where t.id > @after and t.c{table}_extra = {query} order by t.id limit @count;\n"));
            files = files.With(Format($"queries/t{table}.sql"), queries.ToString());
        }

        return files;
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
