using System.Text;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>Messages of syntax errors, made when a statement has failed.</summary>
internal sealed partial class Parser
{
    // More alternatives than these say nothing to a reader: the message then names none.
    private const int MaxAlternatives = 5;

    /// <summary>
    /// Parses the failed statement once more, remembering which tokens were tried at the token at fault and before it: the first pass
    /// keeps no such books.
    /// </summary>
    private SyntaxError Explain<T>(Lexer lexer, Func<Parser, T> rule, TokenKind terminator, SyntaxErrorException failure)
    {
        int index = FaultIndex(lexer, failure.TokenIndex);
        Token token = lexer.Tokens[index];
        foreach (LexicalError lexical in lexer.Errors)
        {
            if (lexical.TokenIndex == index && failure.FullMessage is null)
                return new SyntaxError(TextSpan.FromBounds(lexical.Offset, Math.Max(lexical.Offset, lexical.End)), lexical.Message, lexical.SqlState);
        }

        if (failure.FullMessage is not null) return new SyntaxError(failure.Span!.Value, failure.FullMessage, failure.SqlState);
        List<TokenKind> atFault = TriedAt(lexer, rule, terminator, index);
        int previous = index - 1;
        string? suggestion = Suggest(token, atFault);
        string found = Quote(token);
        StringBuilder message = new();
        string expected = Join(failure.Expected, atFault);
        if (token.Kind == TokenKind.EndOfInput || token.Kind == TokenKind.Semicolon && index + 1 == lexer.Count)
            message.Append(expected.Length == 0 ? "the statement ends too early" : $"the statement ends too early: expected {expected}");
        else
            message.Append(expected.Length == 0 ? $"{found} cannot stand here" : $"expected {expected} but found {found}");

        if (ForeignParameter(lexer, index, expected) is { } hint)
        {
            message.Append("; ").Append(hint);
        }
        else if (suggestion is not null)
        {
            message.Append($"; did you mean '{suggestion}'?");
        }
        else if (SyntaxAdvice.ForHabit(lexer, index) is { } habit)
        {
            message.Append("; ").Append(habit);
        }
        else if (SuggestBefore(lexer, rule, terminator, index) is { } before)
        {
            message.Append("; ").Append(before);
        }
        else if (previous >= 0 && lexer.Tokens[previous].Kind == TokenKind.Comma && !expected.StartsWith("'", StringComparison.Ordinal) && token.Kind is TokenKind.CloseParen or TokenKind.Semicolon or TokenKind.EndOfInput or TokenKind.From or TokenKind.Where)
        {
            message.Append("; the comma before it is one too many");
        }
        else if (MissingComma(lexer, index, atFault) is { } missing)
        {
            message.Append("; ").Append(missing);
        }
        else if (expected.Length > 0 && (!expected.StartsWith("'", StringComparison.Ordinal) || expected == "')' or a name") && IsTakenForName(lexer, index))
        {
            message.Append($"; it is a reserved word, and as a name it stands in double quotes: \"{lexer.WordOf(index)}\"");
        }
        else if (SyntaxAdvice.ForStructure(lexer, index, Text, expected) is { } structure)
        {
            message.Append("; ").Append(structure);
        }

        TextSpan span = token.Kind == TokenKind.EndOfInput ? new TextSpan(EndOfStatement(lexer), 0) : TextSpan.FromBounds(token.Start, token.End);
        return new SyntaxError(span, message.ToString(), failure.SqlState);
    }

    // What those write who come from other tools.
    private string? ForeignParameter(Lexer lexer, int index, string expected)
    {
        Token token = lexer.Tokens[index];
        Token next = token.Kind == TokenKind.EndOfInput ? token : lexer.Tokens[index + 1];
        if (token.Kind == TokenKind.Colon && next.Start == token.End && next.End > next.Start && char.IsLetter(Text[next.Start])) return $"a parameter is written @{Text.Substring(next.Start, next.End - next.Start)}";
        if (index > 0 && Quote(lexer.Tokens[index - 1]) == "'?'") return "a parameter is written @name, and not ?";
        bool isName = token.Kind is TokenKind.NamedParameter or TokenKind.PositionalParameter
            && (expected.Contains("name") || expected.Contains("table"));
        return isName ? "a parameter stands for a value, never for a name" : null;
    }

    // A misspelt keyword may have been taken for a name; in ALTER the name that belongs behind it for a type, too: add colum a integer.
    private string? SuggestBefore<T>(Lexer lexer, Func<Parser, T> rule, TokenKind terminator, int index)
    {
        int first = lexer.Tokens[0].Kind == TokenKind.Alter ? index - 2 : index - 1;
        for (int i = index - 1; i >= Math.Max(first, 0); i--)
        {
            Token token = lexer.Tokens[i];
            if (token.Kind == TokenKind.Identifier && Suggest(token, TriedAt(lexer, rule, terminator, i)) is { } meant) return $"did you mean '{meant}' instead of {Quote(token)}?";
        }

        return null;
    }

    private string? MissingComma(Lexer lexer, int index, List<TokenKind> atFault)
    {
        if (index == 0) return null;
        Token token = lexer.Tokens[index];
        Token previous = lexer.Tokens[index - 1];
        bool isName = IsName(token) && !MissingItem.BeginsStatement(token.Kind) && lexer.NameOf(index).Trim().Length == lexer.NameOf(index).Length;
        if ((isName || IsConstant(token)) && atFault.Contains(TokenKind.Comma) && ((isName && IsOnNextLine(previous, token)) || MissingItem.IsIn(lexer, index)))
            return MissingItem.LacksFrom(lexer, index) ? "is FROM missing, or the comma before it?" : "is the comma before it missing?";

        // The qualifier of a column, or a function's name, was taken for the alias of the one before.
        bool isTaken = token.Kind is TokenKind.Dot or TokenKind.OpenParen && index > 1 && IsName(previous)
            && (IsOnNextLine(lexer.Tokens[index - 2], previous) || (MissingItem.IsIn(lexer, index) && MissingItem.IsEnd(lexer.Tokens[index - 2])));
        return isTaken ? $"is a comma missing before {Quote(previous)}?" : null;
    }

    private static bool IsName(Token token) => token.Kind == TokenKind.Identifier || (Keywords.ClassOf(token.Kind) & KeywordClasses.ColumnId) != KeywordClasses.None;

    private static bool IsConstant(Token token) => MissingItem.IsConstant(token.Kind);

    private bool IsOnNextLine(Token first, Token second) => Text.IndexOf('\n', first.End, second.Start - first.End) >= 0;

    // Reserved words that tables and columns are often called by.
    private static bool IsTakenForName(Lexer lexer, int index) => lexer.Tokens[index].Kind switch
    {
        TokenKind.Order or TokenKind.Group => index + 1 < lexer.Count && lexer.Tokens[index + 1].Kind != TokenKind.By,
        TokenKind.User or TokenKind.Table or TokenKind.Column or TokenKind.Check or TokenKind.Desc or TokenKind.Asc or TokenKind.References or TokenKind.Primary or TokenKind.Default
            or TokenKind.Constraint or TokenKind.Grant => true,
        // A column's definition: what follows is a type.
        _ => index > 0 && index + 1 < lexer.Count && lexer.WordOf(0) == "create" && lexer.Tokens[index - 1].Kind is TokenKind.OpenParen or TokenKind.Comma
            && lexer.Tokens[index].Kind is not (TokenKind.Select or TokenKind.With or TokenKind.Values) && char.IsLetter(lexer.WordOf(index)[0]) && IsName(lexer.Tokens[index + 1]),
    };

    private static int EndOfStatement(Lexer lexer) => lexer.Tokens[lexer.Count].Start;

    // The server's scanner has read one token more when it decides what NOT, NULLS, WITH, WITHOUT or FORMAT is.
    private static int FaultIndex(Lexer lexer, int index) =>
        lexer.Tokens[index].Kind is TokenKind.Not or TokenKind.Nulls or TokenKind.With or TokenKind.Without or TokenKind.Format
        && lexer.Tokens[index + 1].Kind == TokenKind.Invalid ? index + 1 : index;

    private List<TokenKind> TriedAt<T>(Lexer lexer, Func<Parser, T> rule, TokenKind terminator, int index)
    {
        try
        {
            RunOnce(lexer, rule, terminator, index);
        }
        catch (SyntaxErrorException)
        {
            // The pass is made for its books only.
        }

        return [.. Tried.Distinct()];
    }

    private string Quote(Token token)
    {
        const int MaxLength = 40;
        if (token.Kind == TokenKind.EndOfInput) return "the end";
        int length = token.End - token.Start;
        return length <= MaxLength ? $"'{Text.Substring(token.Start, length)}'" : $"'{Text.Substring(token.Start, MaxLength)}...'";
    }

    private static string Join(string? expected, List<TokenKind> tried)
    {
        List<string> parts = [];
        if (expected is not null) parts.Add(expected);
        foreach (TokenKind kind in tried)
        {
            if (TokenText.Of(kind) is { } text && !parts.Contains(text)) parts.Add(text);
        }

        if (expected is not null && (parts.Count > 3 || expected.Contains(" or "))) return expected;
        if (parts.Count > MaxAlternatives) return "";
        return parts.Count switch
        {
            0 => "",
            1 => parts[0],
            _ => string.Join(", ", parts.Take(parts.Count - 1)) + " or " + parts[parts.Count - 1],
        };
    }

    private string? Suggest(Token token, List<TokenKind> tried)
    {
        if (token.Kind != TokenKind.Identifier || Text[token.Start] == '"') return null;
        string word = IdentifierText.Get(Text, token);
        return Spelling.Nearest(word, tried.Select(Keywords.TextOf));
    }
}
