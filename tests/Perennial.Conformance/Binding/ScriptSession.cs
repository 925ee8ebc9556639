using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Binding;

/// <summary>Plays a script on a server and folds it here, so that each statement is judged by both in the same state.</summary>
public sealed class ScriptSession(ServerOracle server, int version)
{
    private readonly Stack<(string? Savepoint, DatabaseCatalog Catalog)> _transactions = new();

    public DatabaseCatalog Catalog { get; private set; } = DatabaseCatalog.Empty(version);

    /// <summary>DDL that the server took and we refused.</summary>
    public List<string> RefusedDefinitions { get; } = [];

    /// <summary>What SET changed does not reach the next script.</summary>
    public void ResetSettings()
    {
        _transactions.Clear();
        Catalog = Catalog.WithSearchPath(SearchPath.Default);
    }

    /// <summary>Plays a script.</summary>
    /// <param name="judge">Called before each statement that has an interface; null to play only.</param>
    public async Task PlayAsync(string place, string text, Func<string, string, Task>? judge, CancellationToken ct)
    {
        SourceText source = new(place, text);
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            ct.ThrowIfCancellationRequested();
            string sql = source.ToString(statement.Span);
            string at = $"{place}:{source.GetPosition(statement.Span.Start).Line}";
            // psql replaces :variables before the server sees them, and \gset and its relatives run elsewhere.
            if (sql.Contains(":abs_", StringComparison.Ordinal) || sql.Contains("\\g", StringComparison.Ordinal)) continue;
            if (judge is not null && !server.IsInFailedTransaction && HasInterface(sql)) await judge(at, sql);
            await RunAsync(at, sql, statement, source, ct);
        }
    }

    private async Task RunAsync(string place, string sql, ParsedStatement statement, SourceText source, CancellationToken ct)
    {
        DatabaseCatalog before = Catalog;
        Answer? refusal = await server.ExecuteAsync(sql, ct);
        string[] words = sql.ToLowerInvariant().Split([' ', '\n', '\t', '\r', ';'], 5, StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "begin" or "start" when refusal is null:
                _transactions.Push((null, before));
                return;
            case "savepoint" when refusal is null:
                _transactions.Push((words[1], before));
                return;
            case "rollback" or "abort":
                Rollback(words.Contains("to") ? words[^1].TrimEnd(';') : null);
                return;
            case "commit" or "end" when refusal is null:
                _transactions.Clear();
                return;
        }

        if (refusal is not null || statement.Node is null) return;
        if (statement.Node is DoStatement)
        {
            Catalog = SchemaDescriber.ApplyBlock(before, source, statement);
            return;
        }

        DdlResult result = DdlApplier.Apply(before, statement.Node, new DdlContext(source, DefinitionBinder.Instance));
        Catalog = result.Catalog;
        foreach (Finding finding in result.Findings)
        {
            if (finding.Severity == FindingSeverity.Error) RefusedDefinitions.Add($"{place}: {finding.SqlState} {finding.Message}");
        }
    }

    private void Rollback(string? savepoint)
    {
        while (_transactions.TryPop(out (string? Savepoint, DatabaseCatalog Catalog) entry))
        {
            Catalog = entry.Catalog;
            if (savepoint is null || entry.Savepoint != savepoint) continue;
            _transactions.Push(entry);
            return;
        }
    }

    private static bool HasInterface(string sql)
    {
        string start = sql.TrimStart('(', ' ', '\n').ToLowerInvariant();
        return new[] { "select", "insert", "update", "delete", "merge", "values", "with", "table " }.Any(word => start.StartsWith(word, StringComparison.Ordinal));
    }
}
