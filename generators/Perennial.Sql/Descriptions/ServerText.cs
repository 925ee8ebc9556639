using System.Globalization;
using System.Text;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Descriptions;

/// <summary>
/// A query as a server's Parse takes it. Works on tokens alone, so that a query that does not bind has such a text as well.
/// Named parameters are numbered by their first place in the text, as binding numbers them.
/// </summary>
internal static class ServerText
{
    public static string Of(string sql)
    {
        using Lexer lexer = new(sql, ParseOptions.Queries);
        if (!lexer.ReadStatement()) return sql;
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        StringBuilder result = new();
        int written = 0;
        for (int i = 0; i < lexer.Count; i++)
        {
            if (Replacement(sql, lexer, ref i, numbers, out int start) is not { } text) continue;
            result.Append(sql, written, start - written).Append(text);
            written = lexer.Tokens[i].End;
        }

        return written == 0 ? sql : result.Append(sql, written, sql.Length - written).ToString();
    }

    // Moves to the last token that is replaced.
    private static string? Replacement(string sql, Lexer lexer, ref int index, Dictionary<string, int> numbers, out int start)
    {
        Token[] tokens = lexer.Tokens;
        start = tokens[index].Start;
        if (tokens[index].Kind == TokenKind.NamedParameter) return Parameter(sql.Substring(start + 1, tokens[index].End - start - 1).TrimEnd('?', '!').ToLowerInvariant(), numbers);
        if (!IsWord(sql, tokens[index], "sqlc") || tokens[index + 1].Kind != TokenKind.Dot || tokens[index + 3].Kind != TokenKind.OpenParen || tokens[index + 5].Kind != TokenKind.CloseParen)
            return null;
        string function = Text(sql, tokens[index + 2]).ToLowerInvariant();
        string name = Text(sql, tokens[index + 4]).Trim('\'', '"');
        if (function is not ("arg" or "narg" or "slice" or "embed")) return null;
        int call = index;
        index += 5;
        if (function == "embed") return Text(sql, tokens[call + 4]) + ".*";
        string parameter = Parameter(name, numbers);
        if (function != "slice" || call < 2 || tokens[call - 1].Kind != TokenKind.OpenParen || !IsWord(sql, tokens[call - 2], "in")) return parameter;
        // x in (sqlc.slice(y)) compares with an array.
        bool isNegated = call > 2 && IsWord(sql, tokens[call - 3], "not");
        start = tokens[isNegated ? call - 3 : call - 2].Start;
        return (isNegated ? "<> all (" : "= any (") + parameter;
    }

    private static string Parameter(string name, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(name, out int number)) numbers.Add(name, number = numbers.Count + 1);
        return "$" + number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Text(string sql, Token token) => sql.Substring(token.Start, token.End - token.Start);

    private static bool IsWord(string sql, Token token, string word) =>
        token.End - token.Start == word.Length && string.Compare(sql, token.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
