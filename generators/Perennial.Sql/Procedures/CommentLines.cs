using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>A line of a comment above a statement, by itself.</summary>
/// <param name="Span">From the dashes to the end of the text, blanks at the end left out.</param>
/// <param name="Text">What follows the dashes and one blank.</param>
/// <param name="Line">Line number in the file, from 1.</param>
internal readonly record struct CommentLine(TextSpan Span, string Text, int Line);

/// <summary>Takes the comments above or within a statement apart.</summary>
internal static class CommentLines
{
    /// <summary>The <c>--</c> comments that stand on lines of their own. Block comments, and comments behind a statement's end, are nobody's documentation.</summary>
    public static List<CommentLine> Of(SourceText source, IEnumerable<Comment> comments) => Of(source, comments, isOfQueries: false);

    /// <summary>Those of a file of queries, where a block comment may name a query, as sqlc reads it: <c>/* name: GetTask :one */</c>.</summary>
    public static List<CommentLine> OfQueries(SourceText source, IEnumerable<Comment> comments) => Of(source, comments, isOfQueries: true);

    /// <summary>Whether a comment, without its dashes, names a query.</summary>
    public static bool IsName(string comment)
    {
        string text = comment.TrimStart();
        return text.StartsWith("name", StringComparison.Ordinal) && text.Substring(4).TrimStart().StartsWith(":", StringComparison.Ordinal);
    }

    private static List<CommentLine> Of(SourceText source, IEnumerable<Comment> comments, bool isOfQueries)
    {
        List<CommentLine> lines = [];
        foreach (Comment comment in comments)
        {
            if (!StandsAlone(source.Text, comment.Span.Start)) continue;
            bool isBlock = comment.Text.StartsWith("/*", StringComparison.Ordinal);
            string trimmed = (isBlock ? comment.Text.Substring(0, comment.Text.Length - 2) : comment.Text).TrimEnd();
            string text = trimmed.Substring(Math.Min(2, trimmed.Length));
            if (isBlock && (!isOfQueries || text.Contains('\n') || !IsName(text))) continue;
            if (text.StartsWith(" ", StringComparison.Ordinal)) text = text.Substring(1);
            lines.Add(new CommentLine(new TextSpan(comment.Span.Start, trimmed.Length), text, source.GetPosition(comment.Span.Start).Line));
        }

        return lines;
    }

    /// <summary>The index of the first line of the block that ends directly above <paramref name="statementLine"/>; the count when there is none.</summary>
    public static int BlockAbove(List<CommentLine> lines, int statementLine)
    {
        int index = lines.Count;
        int expected = statementLine - 1;
        while (index > 0 && lines[index - 1].Line == expected)
        {
            index--;
            expected--;
        }

        return index;
    }

    /// <summary>Whether nothing but blanks stands before a place on its line.</summary>
    public static bool StandsAlone(string text, int start)
    {
        for (int i = start - 1; i >= 0; i--)
        {
            if (text[i] is '\n' or '\r') return true;
            if (text[i] is not (' ' or '\t')) return false;
        }

        return true;
    }
}
