using Perennial.Conformance.Trees;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Fuzzing;

/// <summary>What holds for the parse of any text.</summary>
public static class ParserInvariants
{
    /// <summary>Parses the text and checks the result.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Violation(string text)
    {
        ParsedScript script = SqlParser.Parse(new SourceText("", text));
        int end = 0;
        foreach (ParsedStatement statement in script.Statements)
        {
            if (statement.Node is null == statement.Error is null) return "a statement has either a node or an error";
            if (statement.Span.Start < end || statement.Span.Length <= 0 || statement.Span.End > text.Length) return $"statement at {statement.Span} of {text.Length}, the one before ends at {end}";
            end = statement.Span.End;
            if (statement.Error is { } error && (error.Span.Start < statement.Span.Start || error.Span.Length < 0 || error.Span.End > text.Length)) return $"error at {error.Span} in a statement at {statement.Span}";
            if (statement.Error is { Message.Length: 0 }) return "an error says what is wrong";
            foreach (Comment comment in statement.LeadingComments)
            {
                if (comment.Span.End > statement.Span.Start || text.Substring(comment.Span.Start, comment.Span.Length) != comment.Text) return $"comment at {comment.Span} before a statement at {statement.Span}";
            }

            if (statement.Node is not null && NodeOutside(statement.Node, statement.Span) is { } node) return $"{node.GetType().Name} at {node.Span} in a statement at {statement.Span}";
        }

        return null;
    }

    // Nodes that nobody has written (defaults that the grammar fills in) have the empty span at 0.
    private static SqlNode? NodeOutside(Statement statement, TextSpan span) =>
        NodeWalk.Descendants(statement).FirstOrDefault(node => node.Span != default && (node.Span.Start < span.Start || node.Span.End > span.End));
}
