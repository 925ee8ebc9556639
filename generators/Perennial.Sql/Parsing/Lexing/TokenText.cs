namespace Perennial.Sql.Parsing;

/// <summary>How messages name a kind of token.</summary>
internal static class TokenText
{
    /// <summary>The words for the kind, or null when it is not worth naming.</summary>
    public static string? Of(TokenKind kind) => kind switch
    {
        TokenKind.Identifier => "a name",
        TokenKind.StringConstant => "a string",
        TokenKind.BitConstant => "a bit string",
        TokenKind.IntegerConstant => "an integer",
        TokenKind.NumericConstant => "a number",
        TokenKind.PositionalParameter or TokenKind.NamedParameter => "a parameter",
        TokenKind.OperatorSymbol => "an operator",
        TokenKind.OpenParen => "'('",
        TokenKind.CloseParen => "')'",
        TokenKind.OpenBracket => "'['",
        TokenKind.CloseBracket => "']'",
        TokenKind.Comma => "','",
        TokenKind.Semicolon => "';'",
        TokenKind.Colon => "':'",
        TokenKind.Dot => "'.'",
        TokenKind.DotDot => "'..'",
        TokenKind.ColonEquals => "':='",
        TokenKind.EqualsGreater => "'=>'",
        TokenKind.DoubleColon => "'::'",
        TokenKind.Plus => "'+'",
        TokenKind.Minus => "'-'",
        TokenKind.Star => "'*'",
        TokenKind.Slash => "'/'",
        TokenKind.Percent => "'%'",
        TokenKind.Caret => "'^'",
        TokenKind.Less => "'<'",
        TokenKind.Greater => "'>'",
        TokenKind.EqualSign => "'='",
        TokenKind.LessEquals => "'<='",
        TokenKind.GreaterEquals => "'>='",
        TokenKind.NotEquals => "'<>'",
        _ => Keywords.TextOf(kind) is { } word ? $"'{word}'" : null,
    };
}
