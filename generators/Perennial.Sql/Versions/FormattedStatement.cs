using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>A statement that PL/pgSQL puts together by <c>format</c> and runs, where it can be told without running it.</summary>
/// <param name="Span">EXECUTE up to its semicolon, in the body.</param>
/// <param name="Text">The statement with its arguments filled in; null for one in which a value that only a run knows leaves no trace in the catalog.</param>
/// <param name="IsWhole">False for columns with a default that only a run knows: they are added without it, and it remains to be told.</param>
internal readonly record struct FormattedStatement(TextSpan Span, string? Text, bool IsWhole = true)
{
    // What the documentation of format() knows besides, as widths, is told by no script that was seen.
    private static readonly Regex Specifier = new(@"%(?<known>%|((?<position>\d{1,4})\$)?(?<kind>[sIL]))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The statements <c>EXECUTE format('...', ...);</c> of a body whose names, words and values are constants, or whose values do not matter.</summary>
    public static List<FormattedStatement> In(string body)
    {
        List<FormattedStatement> found = [];
        using Lexer lexer = new(body, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i + 3 < lexer.Count; i++)
            {
                if (lexer.Tokens[i].Kind != TokenKind.Execute || lexer.WordOf(i + 1) != "format" || lexer.Tokens[i + 2].Kind != TokenKind.OpenParen) continue;
                List<string?> arguments = Arguments(body, lexer, i + 2, out int close);
                if (lexer.Tokens[close + 1].Kind != TokenKind.Semicolon || arguments.Count == 0 || arguments[0] is not { } format) continue;
                if (Expand(format, arguments, out bool hasUnknownValue) is not { } text) continue;
                TextSpan span = TextSpan.FromBounds(lexer.Tokens[i].Start, lexer.Tokens[close + 1].End);
                if (!hasUnknownValue) found.Add(new(span, text));
                else if (Consists(text, LeavesNoTrace)) found.Add(new(span, null));
                else if (Consists(text, AddsColumns)) found.Add(new(span, text, IsWhole: false));
            }
        }

        return found;
    }

    // Null when a name or a word is not known.
    private static string? Expand(string format, List<string?> arguments, out bool hasUnknownValue)
    {
        int next = 1;
        bool isKnown = true, isValueUnknown = false;
        string text = Specifier.Replace(format, match =>
        {
            if (match.Value == "%%") return "%";
            int index = match.Groups["position"].Success ? int.Parse(match.Groups["position"].Value, CultureInfo.InvariantCulture) : next;
            next = index + 1;
            string? value = index > 0 && index < arguments.Count ? arguments[index] : null;
            switch (match.Groups["kind"].Value)
            {
                case "L" when value is not null:
                    return "'" + value.Replace("'", "''") + "'";
                case "L" when index > 0 && index < arguments.Count:
                    isValueUnknown = true;
                    return "null";
                case "I" when value is not null:
                    return NameRules.Quote(value);
                case "s" when value is not null:
                    return value;
                default:
                    isKnown = false;
                    return "";
            }
        });
        hasUnknownValue = isValueUnknown;
        return isKnown ? text : null;
    }

    private static bool Consists(string text, Func<Statement?, bool> ofWhat) => SqlParser.Parse(new SourceText("", text)).Statements is { Count: > 0 } statements && statements.All(statement => ofWhat(statement.Node));

    // Rows, passwords and what comments say are no part of what relations and types are.
    private static bool LeavesNoTrace(Statement? node) => node is CommentStatement or InsertStatement or UpdateStatement or DeleteStatement or CreateRoleStatement or AlterRoleStatement;

    private static bool AddsColumns(Statement? node) => node is AlterTableStatement { Actions: var actions } && actions.All(static action => action is AddColumn);

    // Constants as they are, null for all else; and the parenthesis that closes them.
    private static List<string?> Arguments(string body, Lexer lexer, int open, out int close)
    {
        List<string?> arguments = [];
        int depth = 0, start = open + 1;
        for (close = open; close < lexer.Count; close++)
        {
            TokenKind kind = lexer.Tokens[close].Kind;
            if (kind is TokenKind.OpenParen or TokenKind.OpenBracket) depth++;
            else if (kind is TokenKind.CloseParen or TokenKind.CloseBracket) depth--;
            if (depth > 1 || (depth == 1 && kind != TokenKind.Comma)) continue;
            Token first = lexer.Tokens[start];
            arguments.Add(close == start + 1 && first.Kind == TokenKind.StringConstant ? StringDecoder.DecodeString(body, first) : null);
            start = close + 1;
            if (depth == 0) break;
        }

        return arguments;
    }
}
