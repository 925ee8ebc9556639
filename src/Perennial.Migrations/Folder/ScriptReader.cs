using System.Text.RegularExpressions;
using Perennial.Sql;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Migrations.Folder;

/// <summary>Cuts a script into statements and tells what the runner has to know about each.</summary>
internal static partial class ScriptReader
{
    public static SqlScript Read(string name, string path, string text)
    {
        text = TextHash.WithLineFeeds(text);
        SourceText source = new(path, text);
        List<SqlStatement> statements = [];
        // A statement that the parser does not understand still has its span; whether it is right is for the server to say.
        foreach (ParsedStatement parsed in SqlParser.Parse(source).Statements)
        {
            LinePosition start = source.GetPosition(parsed.Span.Start);
            SqlStatement statement = new(source.ToString(parsed.Span), path, start.Line, start.Column)
            {
                IsBatch = parsed.LeadingComments.Any(static comment => BatchHeader().IsMatch(comment.Text)),
                IsComment = parsed.Node is CommentStatement,
            };
            statements.Add(Classify(statement, parsed.Node));
        }

        return new SqlScript(name, text, statements.ToEquatableArray());
    }

    private static SqlStatement Classify(SqlStatement statement, Statement? node)
    {
        Match index = ConcurrentIndex().Match(statement.Text);
        if (index.Success)
        {
            string name = index.Groups["name"].Value;
            string schema = index.Groups["schema"].Value;
            return statement with { Kind = StatementKind.ConcurrentIndex, IndexName = name.Length == 0 ? null : schema + name };
        }

        return statement with
        {
            Kind = Control().IsMatch(statement.Text) ? StatementKind.TransactionControl
                : ConcurrentDrop().IsMatch(statement.Text) ? StatementKind.ConcurrentDrop
                : Outside().IsMatch(statement.Text) ? StatementKind.OutsideTransaction
                : node is SetStatement { IsReset: true, Name: "all" } ? StatementKind.ResetAll
                : node is SetStatement set && Lasts(set) ? StatementKind.Setting
                : StatementKind.Plain,
        };
    }

    // Not what lasts for a transaction, not who runs the statements, and not how long locks are waited for, which is the runner's to say.
    private static bool Lasts(SetStatement set) => !set.IsLocal && set.Name.ToLowerInvariant() is not ("role" or "session_authorization" or "lock_timeout" or "session characteristics"
        or "transaction" or "transaction snapshot" or "transaction_isolation" or "transaction_read_only" or "transaction_deferrable");

    [GeneratedRegex(@"^--\s*name:\s*\S+\s+:(online|check)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex BatchHeader();

    [GeneratedRegex("""^create\s+(unique\s+)?index\s+concurrently\s+(if\s+not\s+exists\s+)?((?<name>(?!on\b)[\w$]+|"(?:[^"]|"")+")\s+)?on\s+(only\s+)?(?<schema>([\w$]+|"(?:[^"]|"")+")\.)?""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ConcurrentIndex();

    [GeneratedRegex("""^drop\s+index\s+concurrently\b""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ConcurrentDrop();

    [GeneratedRegex("""^(begin|start\s+transaction|commit|end|rollback|abort|savepoint|release|prepare\s+transaction)\b""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Control();

    [GeneratedRegex("""^(vacuum|create\s+database|drop\s+database|create\s+tablespace|drop\s+tablespace|alter\s+system|reindex\s+(\([^)]*\)\s*)?(index|table|schema)\s+concurrently|alter\s+table\s.*detach\s+partition\s.*concurrently)\b""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Outside();
}
