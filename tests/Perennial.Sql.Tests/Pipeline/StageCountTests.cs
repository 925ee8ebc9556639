using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests.Pipeline;

/// <summary>An edit costs what it touches: counted, not timed, on the reference database.</summary>
public sealed class StageCountTests
{
    private static readonly string[] Stages =
    [
        StageNames.Analyze, StageNames.Parse, StageNames.ReadQueries, StageNames.ReadContract, StageNames.BuildCatalog, StageNames.FoldVersion, StageNames.CompareCatalogs,
        StageNames.BindQuery, StageNames.BindRoutine, StageNames.ReadUnboundBody,
    ];

    private readonly StageCache _cache = new();

    [Fact]
    public void The_same_files_again_run_no_stage()
    {
        Run(DatabaseFiles.Reference);
        Assert.Equal("", Run(DatabaseFiles.Reference));
    }

    [Fact]
    public void An_edit_of_one_query_parses_one_file_and_binds_one_query()
    {
        DatabaseFiles files = DatabaseFiles.Reference;
        Run(files);
        Assert.Equal("Analyze 1, Parse 1, ReadQueries 1, BindQuery 1", Run(files.Replace("queries/statistics.sql", "count(*) as tasks", "count(t.task_id) as tasks")));
    }

    [Fact]
    public void A_comment_between_queries_binds_nothing()
    {
        DatabaseFiles files = DatabaseFiles.Reference;
        Run(files);
        Assert.Equal("Analyze 1, Parse 1, ReadQueries 1", Run(files.With("queries/statistics.sql", "-- about statistics\n\n" + files.Texts["queries/statistics.sql"])));
    }

    [Fact]
    public void An_edit_of_the_newest_version_folds_that_one_only()
    {
        DatabaseFiles files = DatabaseFiles.Reference;
        string newest = files.Texts.Keys.Last(static name => name.EndsWith("/upgrade.sql", StringComparison.Ordinal));
        Run(files);
        Assert.StartsWith("Analyze 1, Parse 1, FoldVersion 1", Run(files.With(newest, files.Texts[newest] + "\ncreate index tasks_priority_idx on queue.tasks (priority);\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_cannot_be_bound_is_read_once()
    {
        DatabaseFiles files = DatabaseFiles.Empty
            .With("schema.sql", "create function f() returns integer language plpgsql as $$ begin return 1; end $$;")
            .With("queries/q.sql", "-- name: One :value\nselect 1;\n");
        Assert.Contains("ReadUnboundBody 1", Run(files), StringComparison.Ordinal);
        Assert.DoesNotContain("ReadUnboundBody", Run(files.Replace("queries/q.sql", "select 1", "select 2")), StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_with_other_search_paths_share_no_bound_queries()
    {
        DatabaseFiles files = DatabaseFiles.Empty
            .With("schema.sql", "create schema a; create table a.t (x integer not null); create schema b; create table b.t (y text);")
            .With("queries/q.sql", "-- name: All :many\nselect * from t;\n");
        Assert.Equal("x", Columns(files, "a"));
        Assert.Equal("y", Columns(files, "b"));
    }

    /// <summary>Which stages ran, and how often.</summary>
    private string Run(DatabaseFiles files)
    {
        long[] before = [.. Stages.Select(_cache.ComputedCount)];
        DatabaseAnalysis.Analyze(files.Inputs, DatabaseOptions.Default, _cache, TestContext.Current.CancellationToken);
        return string.Join(", ", Stages.Select((stage, i) => (stage, count: _cache.ComputedCount(stage) - before[i])).Where(static run => run.count > 0).Select(static run => $"{run.stage} {run.count}"));
    }

    private string Columns(DatabaseFiles files, string schema)
    {
        DatabaseModel model = DatabaseAnalysis.Analyze(files.Inputs, DatabaseOptions.Default with { SearchPath = [schema] }, _cache, TestContext.Current.CancellationToken);
        return string.Join(", ", model.Procedures.Single().Signature.Columns.Select(static column => column.Name));
    }
}
