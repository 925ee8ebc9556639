using System.Text.RegularExpressions;
using Npgsql;
using Perennial.Conformance.Corpus;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Ddl;

/// <summary>Runs scripts on a server and through the catalog stage, side by side; after each statement that the server accepts both hold the same objects, or the step says what differs.</summary>
internal sealed partial class DdlScript(NpgsqlConnection server, int version)
{
    private readonly TransactionLog _transaction = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _checksBodies = true;

    /// <summary>Our catalog after all that was run.</summary>
    public DatabaseCatalog Catalog { get; private set; } = DatabaseCatalog.Empty(version);

    public async Task<List<DdlStep>> RunAsync(CorpusFile file, CancellationToken ct)
    {
        SourceText source = new(file.Name, file.Text);
        DdlContext context = new(source, DefinitionBinder.Instance);
        List<DdlStep> steps = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            // The server never sees the variables of psql, and COPY from the client waits for data.
            string sql = source.ToString(statement.Span);
            if (PsqlVariable().IsMatch(sql) || statement.Node is CopyStatement or UtilityStatement { Kind: "LISTEN" }) continue;
            DdlStep step = new(file.Name, source.GetPosition(statement.Span.Start).Line, sql);
            DdlResult? ours;
            try
            {
                ours = statement.Node is null ? null : DdlApplier.Apply(Catalog, statement.Node, context);
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{step.File}:{step.Line}: the catalog stage broke down over: {sql}", bug);
            }

            DdlVerdict theirs = await DdlJudge.ExecuteAsync(server, sql, ct);
            if (statement.Node is SetStatement { Name: "check_function_bodies" } setting) _checksBodies = setting.Values is not [StringLiteral { Value: "off" or "false" }] and not [BooleanLiteral { Value: false }];
            // A debug build of a server can go down over a script; what was judged so far counts.
            if (server.State != System.Data.ConnectionState.Open) break;
            steps.Add(await JudgeAsync(step with { Ours = DdlJudge.Verdict(statement, Catalog, ours, context, _checksBodies), Theirs = theirs, IsRoutine = statement.Node is CreateRoutineStatement or CreateAggregateStatement }, statement.Node, ours, ct));
        }

        return steps;
    }

    private async Task<DdlStep> JudgeAsync(DdlStep step, Statement? node, DdlResult? ours, CancellationToken ct)
    {
        if (_transaction.HasFailed && step.Theirs.SqlState == "25P02") return step;
        if (!step.Theirs.IsAccepted)
        {
            // The end of a transaction that is refused ends it, too.
            if (node is TransactionStatement { Command: TransactionCommand.Commit or TransactionCommand.Prepare }) Catalog = _transaction.Apply(Catalog, new TransactionStatement(TransactionCommand.Rollback, null));
            else _transaction.Fail();

            // An index that is built concurrently and meets bad rows stays behind, invalid.
            if (node is CreateIndexStatement { IsConcurrent: true } && !DdlJudge.IsJudgeable(step.Theirs)) Catalog = ours?.Catalog ?? Catalog;
            return step with { IsJudged = DdlJudge.IsCatalogShape(node) && DdlJudge.IsJudgeable(step.Theirs) };
        }

        Catalog = ours?.Catalog ?? Catalog;
        if (node is TransactionStatement transaction) Catalog = _transaction.Apply(Catalog, transaction);
        else if (_transaction.CommitsEachStatement) Catalog = DdlApplier.Apply(Catalog, new TransactionStatement(TransactionCommand.Commit, null), new DdlContext(new SourceText("", ""), null)).Catalog;
        step = step with { IsJudged = DdlJudge.IsCatalogShape(node) };
        if (!step.IsJudged || _transaction.HasFailed) return step;
        SortedSet<string> expected = await ServerSnapshot.ReadAsync(server, ct), actual = CatalogSnapshot.Of(Catalog);
        string[] missing = [.. expected.Except(actual)], extra = [.. actual.Except(expected)];
        DdlStep judged = step with { Missing = [.. missing.Where(line => !_known.Contains(line))], Extra = [.. extra.Where(line => !_known.Contains("+" + line))] };
        _known.Clear();
        _known.UnionWith(missing);
        _known.UnionWith(extra.Select(static line => "+" + line));
        return judged;
    }

    [GeneratedRegex("""(?<![:\w\]]):['"a-z]""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PsqlVariable();
}
