using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>What a refused statement would have made.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Span">The statement.</param>
/// <param name="Kind">The word of CREATE: <c>table</c>, <c>function</c>; <c>column</c> for what ADD COLUMN adds.</param>
/// <param name="Name">As messages print it: folded, without quotes, with its schema where one is written.</param>
internal sealed record RefusedDefinition(InputFile File, TextSpan Span, string Kind, string Name)
{
    /// <summary>Of a column, its table in the same form; null otherwise.</summary>
    public string? Table { get; init; }

    /// <summary>The name's offset in the file, which is where declarations say that they stand.</summary>
    public int NameStart { get; init; }

    /// <summary>Reads the words of a statement, which may have a syntax error somewhere behind them.</summary>
    public static IEnumerable<RefusedDefinition> Read(InputFile file, TextSpan span)
    {
        using Lexer lexer = new(file.Text.Substring(span.Start, span.Length), new ParseOptions());
        return lexer.ReadStatement() ? ReadWords(lexer, file, span) : [];
    }

    /// <summary>Whether a statement at a place names a table, and calls it by a name.</summary>
    /// <param name="text">Of the file.</param>
    /// <param name="position">An offset in the statement.</param>
    /// <param name="table">With or without its schema.</param>
    /// <param name="qualifier">The table's alias or its own name; null for any.</param>
    public static bool IsNamedAt(string text, int position, string table, string? qualifier)
    {
        string name = table.Substring(table.LastIndexOf('.') + 1);
        using Lexer lexer = new(text, new ParseOptions());
        while (lexer.ReadStatement())
        {
            if (lexer.Tokens[lexer.Count - 1].End < position) continue;
            for (int i = 0; i < lexer.Count; i++)
            {
                if (lexer.NameOf(i) != name) continue;
                if (qualifier is null || qualifier == name) return true;
                int alias = i + 1 < lexer.Count && lexer.WordOf(i + 1) == "as" ? i + 2 : i + 1;
                if (alias < lexer.Count && lexer.NameOf(alias) == qualifier) return true;
            }

            return false;
        }

        return false;
    }

    private static List<RefusedDefinition> ReadWords(Lexer lexer, InputFile file, TextSpan span)
    {
        List<RefusedDefinition> found = [];
        int at = 1;
        string first = lexer.WordOf(0);
        if (first == "create")
        {
            while (at < lexer.Count && lexer.WordOf(at) is "or" or "replace" or "temporary" or "temp" or "unlogged" or "recursive" or "materialized" or "foreign") at++;
            if (at >= lexer.Count || lexer.WordOf(at) is not ("schema" or "table" or "view" or "type" or "domain" or "function" or "procedure" or "sequence")) return found;
            string kind = lexer.WordOf(at++);
            SkipWords(lexer, ref at, "if", "not", "exists");
            int start = at < lexer.Count ? span.Start + lexer.Tokens[at].Start : span.Start;
            if (ReadName(lexer, ref at) is { } name) found.Add(new(file, span, kind, name) { NameStart = start });
            return found;
        }

        if (first != "alter") return found;
        SkipWords(lexer, ref at, "foreign");
        if (at >= lexer.Count || lexer.WordOf(at++) != "table") return found;
        SkipWords(lexer, ref at, "if", "exists");
        SkipWords(lexer, ref at, "only");
        if (ReadName(lexer, ref at) is not { } table) return found;
        for (int depth = 0; at < lexer.Count; at++)
        {
            depth += lexer.Tokens[at].Kind switch { TokenKind.OpenParen => 1, TokenKind.CloseParen => -1, _ => 0 };
            if (depth > 0 || lexer.WordOf(at) != "add") continue;
            int added = at + 1;
            SkipWords(lexer, ref added, "column");
            SkipWords(lexer, ref added, "if", "not", "exists");
            if (added < lexer.Count && lexer.WordOf(added) is not ("constraint" or "primary" or "unique" or "check" or "foreign" or "exclude") && ReadName(lexer, ref added) is { } column)
                found.Add(new(file, span, "column", column) { Table = table });
        }

        return found;
    }

    private static void SkipWords(Lexer lexer, ref int at, params string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (at + i >= lexer.Count || lexer.WordOf(at + i) != words[i]) return;
        }

        at += words.Length;
    }

    // name [ . name [ ... ] ]; null when something else stands there.
    private static string? ReadName(Lexer lexer, ref int at)
    {
        string? name = null;
        while (at < lexer.Count && lexer.TextOf(at) is var text && (text[0] is '"' or '_' || char.IsLetter(text[0])))
        {
            name += lexer.NameOf(at++);
            if (at >= lexer.Count || lexer.Tokens[at].Kind != TokenKind.Dot) return name;
            name += ".";
            at++;
        }

        return name;
    }
}
