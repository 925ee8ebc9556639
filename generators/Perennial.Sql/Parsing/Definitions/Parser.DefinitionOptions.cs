using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Options in parentheses: <c>with (fillfactor = 70, toast.autovacuum_enabled)</c>, <c>create operator ... (leftarg = box)</c>.</summary>
internal sealed partial class Parser
{
    // ( name [ = value ] [, ...] )
    private EquatableArray<DefinitionOption> ParseDefinitionOptions() => ParseDefinitionOptions(isQualified: false);

    // ( [ namespace. ] name [ = value ] [, ...] )
    private EquatableArray<DefinitionOption> ParseStorageParameters() => ParseDefinitionOptions(isQualified: true);

    private EquatableArray<DefinitionOption> ParseOptionalStorageParameters() => Accept(K.With) ? ParseStorageParameters() : default;

    private EquatableArray<DefinitionOption> ParseOptionalDefinitionOptions() => Accept(K.With) ? ParseDefinitionOptions() : default;

    private EquatableArray<DefinitionOption> ParseDefinitionOptions(bool isQualified)
    {
        Expect(K.OpenParen);
        NodeList<DefinitionOption> options = List<DefinitionOption>();
        do options.Add(ParseDefinitionOption(isQualified));
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return options.ToArray();
    }

    private DefinitionOption ParseDefinitionOption(bool isQualified)
    {
        int start = Start;
        Identifier? space = null;
        Identifier name = ParseLabel();
        if (isQualified && Accept(K.Dot))
        {
            space = name;
            name = ParseLabel();
        }

        OptionValue? value = Accept(K.EqualSign) ? ParseOptionValue() : null;
        return new DefinitionOption(space, name, value) { Span = SpanFrom(start) };
    }

    // type | reserved word | operator | number | string | NONE
    private OptionValue ParseOptionValue()
    {
        int start = Start;
        if (Kind == K.StringConstant || IsNumberStart()) return new OptionLiteral(ParseLiteralValue()) { Span = SpanFrom(start) };
        if (Kind == K.Operator && Peek(1) == K.OpenParen) return new OptionOperator(ParseQualifiedOperator()) { Span = SpanFrom(start) };
        if (IsOperator) return new OptionOperator(ParseOperator()) { Span = SpanFrom(start) };
        if (Kind == K.None || IsReservedWord(Kind))
        {
            string word = Keywords.TextOf(Kind)!;
            Advance();
            return new OptionKeyword(word) { Span = SpanFrom(start) };
        }

        return new OptionName(ParseFunctionType()) { Span = SpanFrom(start) };
    }

    private Expression ParseLiteralValue() => Kind == K.StringConstant ? ParseString() : ParseNumber();

    private static bool IsReservedWord(TokenKind kind) => (Keywords.ClassOf(kind) & KeywordClasses.Reserved) != KeywordClasses.None;

    // [ + | - ] number; a lone sign is an operator
    private bool IsNumberStart() => Kind switch
    {
        K.IntegerConstant or K.NumericConstant => true,
        K.Plus or K.Minus => Peek(1) is K.IntegerConstant or K.NumericConstant,
        _ => false,
    };

    /// <summary>A number with an optional sign (the grammar's NumericOnly).</summary>
    private Literal ParseNumber()
    {
        int start = Start;
        bool isNegative = Accept(K.Minus);
        if (!isNegative) Accept(K.Plus);
        Token token = Current;
        if (Accept(K.IntegerConstant)) return new IntegerLiteral(isNegative ? -token.Value : token.Value) { Span = SpanFrom(start) };
        if (!Accept(K.NumericConstant)) throw Unexpected("a number");
        string text = Text.Substring(token.Start, token.End - token.Start).Replace("_", "");
        return new NumericLiteral(isNegative ? "-" + text : text) { Span = SpanFrom(start) };
    }

    /// <summary>The digits of <see cref="ParseNumber"/>.</summary>
    private string ParseNumberText() => ParseNumber() switch
    {
        IntegerLiteral integer => integer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        NumericLiteral numeric => numeric.Text,
        _ => "",
    };
}
