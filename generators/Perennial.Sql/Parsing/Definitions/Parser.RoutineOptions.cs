using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Options of CREATE and ALTER FUNCTION and their relatives.</summary>
internal sealed partial class Parser
{
    private RoutineOption? ParseRoutineOption(bool isCreate)
    {
        int start = Start;
        switch (Kind)
        {
            case K.As when isCreate:
                Advance();
                return ParseRoutineAs(start);
            case K.Language when isCreate:
                Advance();
                return new RoutineLanguage(ParseWordOrString()) { Span = SpanFrom(start) };
            case K.Transform when isCreate:
                Advance();
                return ParseRoutineTransform(start);
            case K.Window when isCreate:
                Advance();
                return new RoutineWindowOption { Span = SpanFrom(start) };
            case K.Called:
                Expect(K.Called, K.On);
                Expect(K.Null, K.Input);
                return new RoutineStrictOption(IsStrict: false) { Span = SpanFrom(start) };
            case K.Returns:
                Expect(K.Returns, K.Null);
                Expect(K.On, K.Null);
                Expect(K.Input);
                return new RoutineStrictOption(IsStrict: true) { Span = SpanFrom(start) };
            case K.Strict:
                Advance();
                return new RoutineStrictOption(IsStrict: true) { Span = SpanFrom(start) };
            case K.Immutable:
                return Volatility(RoutineVolatility.Immutable);
            case K.Stable:
                return Volatility(RoutineVolatility.Stable);
            case K.Volatile:
                return Volatility(RoutineVolatility.Volatile);
            case K.External:
                Advance();
                return ParseRoutineSecurity(start);
            case K.Security:
                return ParseRoutineSecurity(start);
            case K.Leakproof:
                Advance();
                return new RoutineLeakproofOption(IsLeakproof: true) { Span = SpanFrom(start) };
            case K.Not:
                Expect(K.Not, K.Leakproof);
                return new RoutineLeakproofOption(IsLeakproof: false) { Span = SpanFrom(start) };
            case K.Cost:
                Advance();
                return new RoutineCostOption(ParseNumberText()) { Span = SpanFrom(start) };
            case K.Rows:
                Advance();
                return new RoutineRowsOption(ParseNumberText()) { Span = SpanFrom(start) };
            case K.Support:
                Advance();
                return new RoutineSupportOption(ParseAnyName()) { Span = SpanFrom(start) };
            case K.Parallel:
                Advance();
                return new RoutineParallelOption(ParseColumnId()) { Span = SpanFrom(start) };
            case K.Set or K.Reset:
                return new RoutineSetOption(ParseRoutineSetting()) { Span = SpanFrom(start) };
            default:
                // Named in messages as what may follow.
                if (isCreate && !Is(K.As)) Is(K.Language);
                return null;
        }

        RoutineVolatilityOption Volatility(RoutineVolatility volatility)
        {
            Advance();
            return new RoutineVolatilityOption(volatility) { Span = SpanFrom(start) };
        }
    }

    // AS 'definition' | AS 'object file', 'symbol'
    private RoutineAs ParseRoutineAs(int start)
    {
        Token token = Current;
        StringLiteral definition = ParseString();
        StringLiteral? symbol = Accept(K.Comma) ? ParseString() : null;
        return new RoutineAs(definition, symbol) { BodyStart = StringContentStart(token), Span = SpanFrom(start) };
    }

    // Where the characters of a string begin: behind '...', E'...', U&'...', $$ or $tag$.
    private int StringContentStart(Token token)
    {
        char delimiter = Text[token.Start] == '$' ? '$' : '\'';
        int from = delimiter == '$' ? token.Start + 1 : token.Start;
        return Text.IndexOf(delimiter, from) + 1;
    }

    private RoutineSecurityOption ParseRoutineSecurity(int start)
    {
        Expect(K.Security);
        bool isDefiner = Accept(K.Definer);
        if (!isDefiner) Expect(K.Invoker);
        return new RoutineSecurityOption(isDefiner) { Span = SpanFrom(start) };
    }

    // TRANSFORM FOR TYPE type [, ...]
    private RoutineTransformOption ParseRoutineTransform(int start)
    {
        NodeList<TypeName> types = List<TypeName>();
        do
        {
            Expect(K.For, K.Type);
            types.Add(ParseTypeName());
        }
        while (Accept(K.Comma));
        return new RoutineTransformOption(types.ToArray()) { Span = SpanFrom(start) };
    }
}
