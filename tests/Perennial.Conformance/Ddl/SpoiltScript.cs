using Npgsql;
using Perennial.Conformance.Corpus;
using Perennial.Conformance.Spoiling;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Conformance.Ddl;

/// <summary>Plays the definitions of a schema, without its rows, and before each one tries mistakes in it on a server and through the catalog stage.</summary>
/// <param name="count">How many mistakes to try at each statement.</param>
internal sealed class SpoiltScript(NpgsqlConnection server, int version, DdlSpoiler spoiler, int count)
{
    private DatabaseCatalog _catalog = DatabaseCatalog.Empty(version);

    /// <summary>Runs each file in a database of its own; every result holds its spoilt statements.</summary>
    public static async Task<List<DdlComparison>> CompareAsync(PostgresServer server, IEnumerable<CorpusFile> files, DdlSpoiler spoiler, int count, CancellationToken ct)
    {
        List<DdlComparison> results = [];
        foreach (CorpusFile file in files)
        {
            await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
            await using NpgsqlConnection connection = await database.OpenAsync(ct);
            results.Add(new(file.Name) { Steps = await new SpoiltScript(connection, server.Version, spoiler, count).RunAsync(file, ct) });
        }

        return results;
    }

    private async Task<List<DdlStep>> RunAsync(CorpusFile file, CancellationToken ct)
    {
        SourceText source = new(file.Name, file.Text);
        List<DdlStep> steps = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            string sql = source.ToString(statement.Span);
            bool isShape = statement.Node is not null and not CreateIndexStatement { IsConcurrent: true } && DdlJudge.IsCatalogShape(statement.Node);
            if (!isShape && statement.Node is not SetStatement) continue;
            spoiler.Learn(sql);
            if (isShape && sql.Length < 4000) await TryAsync(new DdlStep(file.Name, source.GetPosition(statement.Span.Start).Line, sql), steps, ct);

            if (server.State != System.Data.ConnectionState.Open) break;
            if ((await DdlJudge.ExecuteAsync(server, sql, ct)).IsAccepted) _catalog = DdlApplier.Apply(_catalog, statement.Node!, new DdlContext(source, DefinitionBinder.Instance)).Catalog;
        }

        return steps;
    }

    private async Task TryAsync(DdlStep origin, List<DdlStep> steps, CancellationToken ct)
    {
        await DdlJudge.ExecuteAsync(server, "begin", ct);
        for (int i = 0; i < count; i++)
        {
            SpoiltDefinition spoilt = spoiler.Next(origin.Sql, _catalog);
            DatabaseCatalog catalog = _catalog;
            await DdlJudge.ExecuteAsync(server, "savepoint untouched", ct);
            if (spoilt.Before is null || ((await DdlJudge.ExecuteAsync(server, spoilt.Before, ct)).IsAccepted && Apply(spoilt.Before, ref catalog).IsAccepted))
            {
                DdlStep step = origin with { Sql = spoilt.Before is null ? spoilt.Sql : $"{spoilt.Before}; {spoilt.Sql}", Theirs = await DdlJudge.ExecuteAsync(server, spoilt.Sql, ct), Ours = Apply(spoilt.Sql, ref catalog) };
                if (step.Theirs.IsAccepted || DdlJudge.IsJudgeableWithoutRows(step.Theirs)) steps.Add(step with { IsJudged = true });
            }

            // A debug build of a server can go down over a mistake; what was judged so far counts.
            if (server.State != System.Data.ConnectionState.Open) return;
            await DdlJudge.ExecuteAsync(server, "rollback to untouched", ct);
        }

        await DdlJudge.ExecuteAsync(server, "rollback", ct);
    }

    private DdlVerdict Apply(string sql, ref DatabaseCatalog catalog)
    {
        SourceText source = new("spoilt.sql", sql);
        DdlContext context = new(source, DefinitionBinder.Instance);
        DatabaseCatalog before = catalog;
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            DdlResult? ours = statement.Node is null ? null : DdlApplier.Apply(before, statement.Node, context);
            catalog = ours?.Catalog ?? before;
            return DdlJudge.Verdict(statement, before, ours, context, checksBodies: true);
        }

        return default;
    }
}
