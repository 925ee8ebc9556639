using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Finds queries that a statement without a semicolon has swallowed.</summary>
internal static class UnendedStatement
{
    /// <summary>The first line that names a query and that the parser passed on its way to the token at fault; null when the fault is another one.</summary>
    public static CommentLine? NextName(SourceText source, ParsedStatement statement)
    {
        if (statement.Error is not { } error) return null;
        foreach (CommentLine line in Names(source, statement))
        {
            if (line.Span.End <= error.Span.Start) return line;
        }

        return null;
    }

    /// <summary>The lines within the statement's text that name queries.</summary>
    public static IEnumerable<CommentLine> Names(SourceText source, ParsedStatement statement) => Comments(source, statement).Where(static line => CommentLines.IsName(line.Text));

    /// <summary>The comments within the statement's text; a line of a string is none.</summary>
    public static IEnumerable<CommentLine> Comments(SourceText source, ParsedStatement statement)
    {
        string text = source.ToString(statement.Span);
        if (text.IndexOf("--", StringComparison.Ordinal) < 0 && text.IndexOf("/*", StringComparison.Ordinal) < 0) return [];
        using Lexer lexer = new(text, ParseOptions.Queries) { KeepsComments = true };
        while (lexer.ReadStatement())
        {
        }

        return CommentLines.OfQueries(source, lexer.Comments.Select(token => new Comment(new TextSpan(statement.Span.Start + token.Start, token.End - token.Start), text.Substring(token.Start, token.End - token.Start))));
    }
}
