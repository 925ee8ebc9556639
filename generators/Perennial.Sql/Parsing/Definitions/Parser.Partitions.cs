using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Partition keys and bounds.</summary>
internal sealed partial class Parser
{
    // PARTITION BY strategy ( element [, ...] )
    private PartitionKey ParsePartitionKey()
    {
        int start = Start;
        Expect(K.Partition, K.By);
        int strategyStart = Start;
        Identifier strategy = ParseColumnId();
        Expect(K.OpenParen);
        NodeList<PartitionElement> elements = List<PartitionElement>();
        do elements.Add(ParsePartitionElement());
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        if (strategy.Name.ToLowerInvariant() is not ("list" or "range" or "hash"))
            throw Error(strategyStart, $"'{strategy.Name}' is no partitioning strategy: write LIST, RANGE or HASH", "22023");
        return new PartitionKey(strategy, elements.ToArray()) { Span = SpanFrom(start) };
    }

    // { column | function | ( expression ) } [ COLLATE c ] [ operator class ]
    private PartitionElement ParsePartitionElement()
    {
        int start = Start;
        Expression value = ParseColumnOrExpression();
        QualifiedName? collation = ParseOptionalCollation();
        QualifiedName? operatorClass = IsColumnId ? ParseAnyName() : null;
        return new PartitionElement(value, collation, operatorClass) { Span = SpanFrom(start) };
    }

    // A column, a function call without window, or an expression in parentheses.
    private Expression ParseColumnOrExpression()
    {
        if (Kind == K.OpenParen) return ParseParenthesizedExpression();
        bool isFunction = !IsColumnId || Peek(1) is K.Dot or K.OpenBracket || Peek(1) == K.OpenParen && IsFunctionWord;
        if (isFunction) return ParseWindowlessFunction();
        int start = Start;
        Identifier column = ParseColumnId();
        return new ColumnReference([column]) { Span = SpanFrom(start) };
    }

    // Among the words that may name a column, but no function, some begin a construct that counts as a function.
    private bool IsFunctionWord => IsInClass(KeywordClasses.TypeOrFunction) || Kind is K.Coalesce or K.Extract or K.Greatest or K.Least or K.Json or K.JsonArray
        or K.JsonArrayagg or K.JsonExists or K.JsonObject or K.JsonObjectagg or K.JsonQuery or K.JsonScalar or K.JsonSerialize or K.JsonValue or K.MergeAction
        or K.Normalize or K.Nullif or K.Overlay or K.Position or K.Substring or K.Treat or K.Trim or K.Xmlconcat or K.Xmlelement or K.Xmlexists or K.Xmlforest
        or K.Xmlparse or K.Xmlpi or K.Xmlroot or K.Xmlserialize;

    // DEFAULT | FOR VALUES { IN ( ... ) | FROM ( ... ) TO ( ... ) | WITH ( MODULUS n, REMAINDER n ) }
    private PartitionBound ParsePartitionBound()
    {
        int start = Start;
        if (Accept(K.Default)) return new DefaultPartitionBound { Span = SpanFrom(start) };
        Expect(K.For, K.Values);
        switch (Kind)
        {
            case K.In:
                Advance();
                return new ListPartitionBound(ParseParenthesizedExpressionList()) { Span = SpanFrom(start) };
            case K.From:
                Advance();
                EquatableArray<Expression> from = ParseParenthesizedExpressionList();
                Expect(K.To);
                EquatableArray<Expression> to = ParseParenthesizedExpressionList();
                return new RangePartitionBound(from, to) { Span = SpanFrom(start) };
            default:
                int with = Start;
                if (!Accept(K.With)) throw Unexpected("IN, FROM or WITH");
                return ParseHashBound(start, with);
        }
    }

    private HashPartitionBound ParseHashBound(int start, int with)
    {
        int modulus = -1, remainder = -1;
        Expect(K.OpenParen);
        List<(Identifier Name, int Value)> parts = [];
        do
        {
            Identifier name = ParseNonReservedWord();
            parts.Add((name, ParseInteger()));
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        foreach ((Identifier name, int value) in parts)
        {
            if (name.Name == "modulus")
            {
                if (modulus >= 0) throw Error(name.Span.Start, "MODULUS is given twice");
                modulus = value;
            }
            else if (name.Name == "remainder")
            {
                if (remainder >= 0) throw Error(name.Span.Start, "REMAINDER is given twice");
                remainder = value;
            }
            else
            {
                throw Error(name.Span.Start, $"expected MODULUS or REMAINDER but found '{name.Name}'");
            }
        }

        if (modulus < 0) throw Error(with, "a hash partition needs a MODULUS");
        if (remainder < 0) throw Error(with, "a hash partition needs a REMAINDER");
        return new HashPartitionBound(modulus, remainder) { Span = SpanFrom(start) };
    }

    private EquatableArray<Expression> ParseParenthesizedExpressionList()
    {
        Expect(K.OpenParen);
        EquatableArray<Expression> values = ParseExpressionList();
        Expect(K.CloseParen);
        return values;
    }
}
