namespace Perennial.Sql.Parsing;

/// <summary>Whether a token that cannot stand where it does would begin the next item of a list, were there a comma before it.</summary>
internal static class MissingItem
{
    /// <summary>What may end an item, so that the next word can only be its alias or another item.</summary>
    public static bool IsEnd(Token token) => token.Kind is TokenKind.Identifier or TokenKind.CloseParen or TokenKind.CloseBracket || IsConstant(token.Kind);

    /// <summary>Numbers, texts and parameters.</summary>
    public static bool IsConstant(TokenKind kind) =>
        kind is TokenKind.StringConstant or TokenKind.IntegerConstant or TokenKind.NumericConstant or TokenKind.PositionalParameter or TokenKind.NamedParameter;

    /// <summary>Words that may be names and are more often the next statement's first.</summary>
    public static bool BeginsStatement(TokenKind kind) =>
        kind is TokenKind.Insert or TokenKind.Update or TokenKind.Delete or TokenKind.Merge or TokenKind.Alter or TokenKind.Drop or TokenKind.Comment or TokenKind.Set or TokenKind.Begin or TokenKind.Commit;

    /// <summary>
    /// Whether the token stands in a list: in the select list, among the assignments of SET, in the parentheses of columns and values. Elsewhere, as behind FROM, two words
    /// without a comma are more often something else.
    /// </summary>
    /// <param name="lexer">Has the statement's tokens.</param>
    /// <param name="index">Of the token at fault.</param>
    public static bool IsIn(Lexer lexer, int index)
    {
        int depth = 0;
        for (int i = index - 1; i >= 0; i--)
        {
            TokenKind kind = lexer.Tokens[i].Kind;
            if (kind == TokenKind.CloseParen) depth++;
            else if (kind == TokenKind.OpenParen && depth-- == 0) return IsOfItems(lexer, i, index);
            if (depth > 0) continue;
            if (kind == TokenKind.Select) return true;
            if (kind == TokenKind.Set) return lexer.WordOf(0) is "update" or "insert" or "merge" or "with";
            if (kind is TokenKind.From or TokenKind.Where or TokenKind.By or TokenKind.On or TokenKind.Having or TokenKind.Limit or TokenKind.Returning or TokenKind.Using) return false;
        }

        return false;
    }

    /// <summary>Whether the select list before the token goes on to WHERE or a join without FROM, which may be what is missing.</summary>
    /// <param name="lexer">Has the statement's tokens.</param>
    /// <param name="index">Of the token at fault, which stands in a list.</param>
    public static bool LacksFrom(Lexer lexer, int index)
    {
        int depth = 0;
        for (int i = index; i < lexer.Count; i++)
        {
            TokenKind kind = lexer.Tokens[i].Kind;
            if (kind == TokenKind.OpenParen) depth++;
            else if (kind == TokenKind.CloseParen && depth-- == 0) return false;
            if (depth > 0) continue;
            if (kind is TokenKind.From or TokenKind.Set) return false;
            if (kind is TokenKind.Where or TokenKind.Join) return lexer.WordOf(0) is "select" or "with";
        }

        return false;
    }

    // A constant behind the name of a type is its length: varchar 20.
    private static bool IsOfItems(Lexer lexer, int open, int index)
    {
        bool isDefinition = lexer.WordOf(0) == "create";
        string before = open > 0 ? lexer.WordOf(open - 1) : "";
        if (isDefinition) return IsConstant(lexer.Tokens[index].Kind) ? before is "enum" or "in" : before is not "check";
        return lexer.WordOf(0) is "insert" or "with" or "merge" || before is "values" or "in";
    }
}
