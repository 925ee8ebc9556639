using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// Binds queries and bodies. A query is bound by its own text, wherever it stands in its file: so an edit of one query leaves the others' results in the cache,
/// and findings are moved to their places afterwards.
/// </summary>
internal sealed class BindStage(StageCache cache, DatabaseOptions options, SchemaCatalog schema)
{
    private readonly ParseOptions _queries = new(options.OldestPostgres, NamedParameters: true);

    private readonly BindOptions _bindQueries = new() { SearchPath = options.SearchPath, QueryAnnotations = true };

    /// <summary>The query, bound; findings count from its first character.</summary>
    public BoundStatement Bind(QueryDefinition query)
    {
        // A query of a file that nobody has edited is the same object; finding it by its text would hash all texts again.
        if (query.Bound.Get(query) is Bound known && ReferenceEquals(known.Schema, schema) && ReferenceEquals(known.Cache, cache) && known.Options == options) return known.Statement;
        BoundStatement statement = Bind(query, schema.Key, schema.Catalog);
        query.Bound.Set(query, new Bound(statement, schema, cache, options));
        return statement;
    }

    /// <summary>A query, bound against a catalog whose key says what it was made from. Conditions that callers may drop prove nothing of its result.</summary>
    public BoundStatement Bind(QueryDefinition query, string key, DatabaseCatalog catalog)
    {
        BoundStatement bound = Bind(query.Sql, key, catalog);
        return query.Optional.IsEmpty || bound.HasErrors ? bound : cache.GetOrAdd(StageNames.BindOptional, (key, query.Sql, query.Optional), _ => WithLeastProofs(query, bound, key, catalog));
    }

    private BoundStatement WithLeastProofs(QueryDefinition query, BoundStatement bound, string key, DatabaseCatalog catalog)
    {
        if (QueryVariants.WithoutOptional(query, bound) is not { } sql) return bound;
        // A condition that is dropped may have given another parameter its type, so that the rest cannot be bound by itself: then it proves nothing.
        BoundStatement least = Bind(sql, key, catalog);
        bool isUnknown = least.HasErrors || least.Columns.Count != bound.Columns.Count;
        return bound with { Columns = bound.Columns.Select((column, index) => column.IsNullabilityGiven ? column : column with { IsNullable = column.IsNullable || isUnknown || least.Columns[index].IsNullable }).ToEquatableArray() };
    }

    /// <summary>A query's text, bound against the catalog of a version, whose key says what it was made from.</summary>
    public BoundStatement Bind(string sql, string key, DatabaseCatalog catalog) =>
        cache.GetOrAdd(StageNames.BindQuery, (key, sql), own =>
        {
            SourceText source = new("", own.sql);
            ParsedScript script = SqlParser.Parse(source, _queries);
            return script.Statements.Count == 1 && script.Statements[0].Node is { } node
                ? QueryBinder.Bind(catalog, node, source, _bindQueries)
                : new BoundStatement { Command = "" };
        });

    /// <summary>What to do about a key of pages that is not proven to be unique; null when it is.</summary>
    public string? AdvisePage(QueryDefinition query, string key, DatabaseCatalog catalog) =>
        cache.GetOrAdd(StageNames.CheckPage, (key, query.Sql, query.Page, query.Optional), own =>
        {
            SourceText source = new("", own.Sql);
            return new StageResult<string?>(
                SqlParser.Parse(source, _queries).Statements[0].Node is { } node ? PageKey.Advise(catalog, node, source, _bindQueries, QueryVariants.PageColumns(query), own.Page[0].EndsWith(" desc", StringComparison.Ordinal) ? " desc" : "", own.Optional) : null, default);
        }).Value;

    /// <summary>The body of a routine of schema.sql, bound; null where none can be bound by itself.</summary>
    /// <param name="routine">The routine.</param>
    /// <param name="file">The file that defines it.</param>
    public BoundBody? Bind(Routine routine, SourceText file) =>
        Body(schema.Key, routine, () => RoutineBinder.Bind(schema.Catalog, routine, options.SearchPath, file));

    /// <summary>The body of a routine, bound against a catalog whose key says what it was made from; only its problem is of interest there, not where that stands.</summary>
    public BoundBody? Bind(Routine routine, string key, DatabaseCatalog catalog) =>
        Body(key, routine, () => RoutineBinder.Bind(catalog, routine, options.SearchPath));

    /// <summary>What the words of a body tell that cannot be bound.</summary>
    public UnboundBody ReadUnbound(Routine routine) =>
        cache.GetOrAdd(StageNames.ReadUnboundBody, (schema.Key, routine.Oid, routine.Source), _ => UnboundBody.Of(schema.Catalog, routine));

    /// <summary>What the body of a routine proves; null where it is in another language.</summary>
    public PlpgsqlOutcome? Prove(Routine routine, CancellationToken cancellationToken) => Prove(routine, schema.Key, schema.Catalog, cancellationToken);

    /// <summary>The same against a catalog whose key says what it was made from.</summary>
    public PlpgsqlOutcome? Prove(Routine routine, string key, DatabaseCatalog catalog, CancellationToken cancellationToken) =>
        routine.Language == "plpgsql"
            ? cache.GetOrAdd(StageNames.ProveBody, (key, routine.Oid, routine.Source), _ => PlpgsqlProof.Find(catalog, routine, options.SearchPath, cancellationToken))
            : null;

    private BoundBody? Body(string key, Routine routine, Func<BoundBody?> bind) =>
        routine.Language is "sql" or "plpgsql" ? cache.GetOrAdd(StageNames.BindRoutine, (key, routine.Oid, routine.Source, routine.Body), _ => new StageResult<BoundBody?>(bind(), default)).Value : null;

    /// <summary>Findings of a text that begins at <paramref name="start"/> of a file, at their places in the file.</summary>
    public static IEnumerable<Finding> Move(EquatableArray<Finding> findings, SourceText file, int start)
    {
        foreach (Finding finding in findings)
        {
            TextSpan span = new(start + finding.Span.Start, finding.Span.Length);
            yield return finding with { Path = file.Path, Span = span, Start = file.GetPosition(span.Start), End = file.GetPosition(span.End) };
        }
    }

    // All that the result depends on, but for the query.
    private sealed record Bound(BoundStatement Statement, SchemaCatalog Schema, StageCache Cache, DatabaseOptions Options);
}
