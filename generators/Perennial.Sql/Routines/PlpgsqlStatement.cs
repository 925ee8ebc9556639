using Perennial.Sql.Parsing;

namespace Perennial.Sql.Routines;

/// <summary>Where statements of a PL/pgSQL body begin, told from its tokens: words like COMMIT and MERGE are names elsewhere.</summary>
internal static class PlpgsqlStatement
{
    /// <summary>Whether a statement of PL/pgSQL begins with the token.</summary>
    /// <param name="lexer">Has the tokens up to a semicolon.</param>
    /// <param name="index">Of the token.</param>
    public static bool BeginsAt(Lexer lexer, int index) => index == 0 || lexer.WordOf(index - 1) is "begin" or "then" or "else" or "loop" or ">>";

    /// <summary>Whether a statement of SQL begins with the token: one of PL/pgSQL, a query that another statement runs, or what follows a WITH.</summary>
    /// <param name="lexer">Has the tokens up to a semicolon.</param>
    /// <param name="index">Of the token.</param>
    public static bool BeginsSqlAt(Lexer lexer, int index) =>
        BeginsAt(lexer, index) || lexer.WordOf(index - 1) is "(" or "in" or "query" || (lexer.Tokens[index - 1].Kind == TokenKind.CloseParen && ClosesWith(lexer, index - 1));

    private static bool ClosesWith(Lexer lexer, int close)
    {
        int depth = 0;
        for (int i = close; i > 0; i--)
        {
            if (lexer.Tokens[i].Kind == TokenKind.CloseParen) depth++;
            else if (lexer.Tokens[i].Kind == TokenKind.OpenParen && --depth == 0) return lexer.WordOf(i - 1) is "as" or "materialized";
        }

        return false;
    }
}
