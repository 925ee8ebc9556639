using System.Text;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>What the utility statements share.</summary>
internal sealed partial class Parser
{
    private UtilityStatement Utility(int start, string kind) => new(kind, TokensFrom(start)) { Span = SpanFrom(start) };

    // The text from a token's start to the last token taken, with single spaces between tokens.
    private string TokensFrom(int start)
    {
        int first = Index;
        while (first > 0 && TokenAt(first - 1).Start >= start) first--;
        StringBuilder text = new();
        for (int i = first; i < Index; i++)
        {
            Token token = TokenAt(i);
            if (text.Length > 0) text.Append(' ');
            text.Append(Text, token.Start, token.End - token.Start);
        }

        return text.ToString();
    }

    // TRUE | FALSE | ON | word | 'string' (the grammar's opt_boolean_or_string)
    private string ParseBooleanOrString()
    {
        if (Accept(K.True)) return "true";
        if (Accept(K.False)) return "false";
        return Accept(K.On) ? "on" : ParseWordOrString().Name;
    }

    private bool IsBooleanOrString => Kind is K.True or K.False or K.On or K.StringConstant || IsInClass(KeywordClasses.NonReserved);

    // ( name [ value ] [, ...] )
    private EquatableArray<UtilityOption> ParseUtilityOptions()
    {
        Expect(K.OpenParen);
        NodeList<UtilityOption> options = List<UtilityOption>();
        do options.Add(ParseUtilityOption());
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return options.ToArray();
    }

    private UtilityOption ParseUtilityOption()
    {
        int start = Start;
        string name = Accept(K.Analyze) || Accept(K.Analyse) ? "analyze" : Accept(K.FormatLa) ? "format" : ParseNonReservedWord().Name;
        string? value = IsNumberSign ? ParseNumberText() : IsBooleanOrString ? ParseBooleanOrString() : null;
        return new UtilityOption(name, value) { Span = SpanFrom(start) };
    }

    // Where no operator may stand, a sign begins a number.
    private bool IsNumberSign => Kind is K.IntegerConstant or K.NumericConstant or K.Plus or K.Minus;
}
