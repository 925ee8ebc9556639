using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>
/// Annotations that nothing reads, because they stand within a statement or behind code. Most comments there are remarks, so only what is written just as an annotation
/// counts, and behind code only what hardly anybody would write as a remark.
/// </summary>
internal static class StrayAnnotations
{
    /// <summary>Those within a statement, and behind its semicolon on the same line.</summary>
    /// <param name="source">The file.</param>
    /// <param name="statement">A statement without an error.</param>
    /// <param name="end">Where the next statement begins, or the file's end.</param>
    public static IEnumerable<(CommentLine Line, AnnotationKind Kind)> Of(SourceText source, ParsedStatement statement, int end)
    {
        string text = source.Text.Substring(statement.Span.Start, end - statement.Span.Start);
        if (text.IndexOf("--", StringComparison.Ordinal) < 0) yield break;
        using Lexer lexer = new(text, ParseOptions.Queries) { KeepsComments = true };
        int semicolon = text.Length;
        if (lexer.ReadStatement() && lexer.Tokens[lexer.Count - 1] is { Kind: TokenKind.Semicolon } last) semicolon = last.Start;
        while (lexer.ReadStatement())
        {
        }

        string code = source.ToString(statement.Span);
        foreach (Token token in lexer.Comments.ToList())
        {
            string comment = text.Substring(token.Start, token.End - token.Start).TrimEnd();
            if (!comment.StartsWith("--", StringComparison.Ordinal)) continue;
            bool isAlone = CommentLines.StandsAlone(source.Text, statement.Span.Start + token.Start);

            // A line of its own behind the semicolon belongs to what follows.
            if (token.Start > semicolon && (isAlone || text.IndexOf('\n', semicolon, token.Start - semicolon) >= 0)) continue;
            CommentLine line = new(new TextSpan(statement.Span.Start + token.Start, comment.Length), comment.Substring(2).Trim(), source.GetPosition(statement.Span.Start + token.Start).Line);
            if (KindOf(line.Text, isAlone, code) is { } kind) yield return (line, kind);
        }
    }

    private static AnnotationKind? KindOf(string text, bool isAlone, string code)
    {
        int colon = text.IndexOf(':');
        if (colon < 0 || AnnotationKind.Find(text.Substring(0, colon).TrimEnd()) is not { TakesValue: true } kind) return null;
        string value = text.Substring(colon + 1).Trim();

        // Free text reads like a remark, and a remark often begins with such a word: "order: newest first".
        if (kind.Key == "deprecated") return value.StartsWith("use ", StringComparison.Ordinal) && value.IndexOf(' ', 4) < 0 ? kind : null;
        if (!AnnotationReader.IsValue(kind.Key, value)) return null;
        return isAlone || IsUnlikeRemark(kind.Key, value, code) ? kind : null;
    }

    private static bool IsUnlikeRemark(string key, string value, string code) => key switch
    {
        "name" or "service" or "schema" or "raises" or "type" => true,
        "security" => value is "definer" or "invoker",
        "row" => char.IsUpper(value[0]),
        "optional" => value.Split(',').All(name => code.Contains("@" + name.Trim())),
        "order" or "page" => value.IndexOf(',') >= 0,
        _ => false,
    };
}
