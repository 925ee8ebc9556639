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
    public static IEnumerable<CommentLine> Names(SourceText source, ParsedStatement statement) => Comments(source, statement).Where(static line => IsName(line.Text));

    /// <summary>The lines within the statement's text that are comments.</summary>
    public static IEnumerable<CommentLine> Comments(SourceText source, ParsedStatement statement)
    {
        string text = source.Text;
        int start = statement.Span.Start;
        while (start < statement.Span.End)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0 || end > statement.Span.End) end = statement.Span.End;
            string line = text.Substring(start, end - start);
            string trimmed = line.Trim();
            if (trimmed.StartsWith("--", StringComparison.Ordinal))
            {
                int dashes = start + line.IndexOf("--", StringComparison.Ordinal);
                string comment = trimmed.Substring(2);
                yield return new CommentLine(new TextSpan(dashes, trimmed.Length), comment.StartsWith(" ", StringComparison.Ordinal) ? comment.Substring(1) : comment, source.GetPosition(dashes).Line);
            }

            start = end + 1;
        }
    }

    /// <summary>Whether a comment, without its dashes, names a query.</summary>
    public static bool IsName(string comment)
    {
        string text = comment.TrimStart();
        return text.StartsWith("name", StringComparison.Ordinal) && text.Substring(4).TrimStart().StartsWith(":", StringComparison.Ordinal);
    }
}
