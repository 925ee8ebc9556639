using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Type names (documentation, "Data Types").</summary>
internal sealed partial class Parser
{
    private static Identifier PgCatalog => new("pg_catalog", default);

    /// <summary>Typename.</summary>
    private TypeName ParseTypeName()
    {
        int start = Start;
        bool isSetOf = Accept(K.Setof);
        TypeName type = ParseSimpleTypeName(isConstant: false);
        EquatableArray<int?> bounds = ParseArrayBounds();
        if (!isSetOf && bounds.IsEmpty) return type;
        return type with { IsSetOf = isSetOf, ArrayBounds = bounds, Span = SpanFrom(start) };
    }

    /// <summary>func_type: a Typename, or <c>table.column%TYPE</c>.</summary>
    private TypeName ParseFunctionType()
    {
        int start = Start;
        bool isSetOf = Accept(K.Setof);
        if (IsInClass(KeywordClasses.TypeOrFunction) && Peek(1) == K.Dot)
        {
            Identifier first = TakeName();
            QualifiedName name = ParseAnyName(first);
            if (Is(K.Percent))
            {
                Advance();
                Expect(K.Type);
                return new TypeName(name) { IsSetOf = isSetOf, IsColumnType = true, Span = SpanFrom(start) };
            }

            TypeName named = new(name) { Modifiers = ParseTypeModifiers() };
            return named with { IsSetOf = isSetOf, ArrayBounds = ParseArrayBounds(), Span = SpanFrom(start) };
        }

        TypeName type = ParseSimpleTypeName(isConstant: false);
        EquatableArray<int?> bounds = ParseArrayBounds();
        return type with { IsSetOf = isSetOf, ArrayBounds = bounds, Span = SpanFrom(start) };
    }

    /// <summary>type_list: Typenames with commas between.</summary>
    private EquatableArray<TypeName> ParseTypeNameList()
    {
        NodeList<TypeName> types = List<TypeName>();
        do types.Add(ParseTypeName());
        while (Accept(K.Comma));
        return types.ToArray();
    }

    private EquatableArray<int?> ParseArrayBounds()
    {
        if (Is(K.OpenBracket))
        {
            List<int?> bounds = [];
            while (Accept(K.OpenBracket))
            {
                bounds.Add(Is(K.CloseBracket) ? null : ParseInteger());
                Expect(K.CloseBracket);
            }

            return bounds.ToEquatableArray();
        }

        if (!Accept(K.Array)) return default;
        int? bound = null;
        if (Accept(K.OpenBracket))
        {
            bound = ParseInteger();
            Expect(K.CloseBracket);
        }

        return new EquatableArray<int?>([bound]);
    }

    /// <summary>SimpleTypename.</summary>
    /// <param name="isConstant">The type stands before a string constant, where a name that only the grammar knows is meant and
    /// <c>interval</c> takes its fields behind the string.</param>
    private TypeName ParseSimpleTypeName(bool isConstant)
    {
        int start = Start;
        switch (Kind)
        {
            case K.Int or K.Integer:
                return TakeSystemType("int4");
            case K.Smallint:
                return TakeSystemType("int2");
            case K.Bigint:
                return TakeSystemType("int8");
            case K.Real:
                return TakeSystemType("float4");
            case K.Boolean:
                return TakeSystemType("bool");
            case K.Float:
                return ParseFloatType();
            case K.Double when Peek(1) == K.Precision:
                Advance();
                return TakeSystemType("float8", start);
            case K.Decimal or K.Dec or K.Numeric:
                Advance();
                return SystemType("numeric", start, ParseTypeModifiers());
            case K.Bit:
                return ParseBitType(isConstant);
            case K.Character or K.Char or K.Varchar or K.National or K.Nchar:
                return ParseCharacterType(isConstant);
            case K.Timestamp or K.Time:
                return ParseTimeType();
            case K.Interval:
                return ParseIntervalType(isConstant);
            case K.Json:
                return TakeSystemType("json");
            default:
                if (!IsInClass(KeywordClasses.TypeOrFunction)) throw Unexpected("a type");
                QualifiedName name = ParseAnyName(TakeName());
                EquatableArray<Expression> modifiers = ParseTypeModifiers();
                return new TypeName(name) { Modifiers = modifiers, Span = SpanFrom(start) };
        }
    }

    /// <summary>opt_type_modifiers.</summary>
    private EquatableArray<Expression> ParseTypeModifiers()
    {
        if (!Accept(K.OpenParen)) return default;
        EquatableArray<Expression> modifiers = ParseExpressionList();
        Expect(K.CloseParen);
        return modifiers;
    }

    private TypeName TakeSystemType(string name)
    {
        int start = Start;
        return TakeSystemType(name, start);
    }

    private TypeName TakeSystemType(string name, int start)
    {
        Advance();
        return SystemType(name, start, default);
    }

    private TypeName SystemType(string name, int start, EquatableArray<Expression> modifiers)
    {
        QualifiedName qualified = new(new EquatableArray<Identifier>([PgCatalog, new Identifier(name, SpanFrom(start))])) { Span = SpanFrom(start) };
        return new TypeName(qualified) { Modifiers = modifiers, Span = SpanFrom(start) };
    }

    private TypeName ParseFloatType()
    {
        int start = Start;
        Advance();
        if (!Accept(K.OpenParen)) return SystemType("float8", start, default);
        int offset = Start;
        int precision = ParseInteger();
        Expect(K.CloseParen);
        if (precision is < 1 or > 53) throw Error(offset, "the precision of a float is 1 to 53 bits", "22023");
        return SystemType(precision <= 24 ? "float4" : "float8", start, default);
    }

    private TypeName ParseBitType(bool isConstant)
    {
        int start = Start;
        Advance();
        bool isVarying = Accept(K.Varying);
        EquatableArray<Expression> modifiers = default;
        if (Accept(K.OpenParen))
        {
            modifiers = ParseExpressionList();
            Expect(K.CloseParen);
        }
        else if (!isVarying && !isConstant)
        {
            modifiers = ImpliedLength;
        }

        return SystemType(isVarying ? "varbit" : "bit", start, modifiers);
    }

    // "bit" and "char" without a length mean a length of 1.
    private static EquatableArray<Expression> ImpliedLength { get; } = [new IntegerLiteral(1)];

    private TypeName ParseCharacterType(bool isConstant)
    {
        int start = Start;
        bool isVarying = false;
        if (Is(K.Varchar))
        {
            Advance();
            isVarying = true;
        }
        else
        {
            if (Accept(K.National))
            {
                if (Kind is not (K.Character or K.Char)) throw Unexpected("'character' or 'char'");
            }

            Advance();
            isVarying = Accept(K.Varying);
        }

        EquatableArray<Expression> modifiers = default;
        if (Accept(K.OpenParen))
        {
            int offset = Start;
            int length = ParseInteger();
            modifiers = new EquatableArray<Expression>([new IntegerLiteral(length) { Span = LastSpan }]);
            Expect(K.CloseParen);
            _ = offset;
        }
        else if (!isVarying && !isConstant)
        {
            modifiers = ImpliedLength;
        }

        return SystemType(isVarying ? "varchar" : "bpchar", start, modifiers);
    }

    private TypeName ParseTimeType()
    {
        int start = Start;
        bool isTimestamp = Is(K.Timestamp);
        Advance();
        EquatableArray<Expression> modifiers = default;
        if (Accept(K.OpenParen))
        {
            int precision = ParseInteger();
            modifiers = new EquatableArray<Expression>([new IntegerLiteral(precision) { Span = LastSpan }]);
            Expect(K.CloseParen);
        }

        bool withZone = Accept(K.WithLa);
        if (withZone || Accept(K.WithoutLa)) Expect(K.Time, K.Zone);
        string name = isTimestamp ? "timestamp" : "time";
        return SystemType(withZone ? name + "tz" : name, start, modifiers);
    }

    private TypeName ParseIntervalType(bool isConstant)
    {
        int start = Start;
        Advance();
        IntervalQualifier? qualifier;
        if (Is(K.OpenParen))
        {
            int open = Start;
            Advance();
            int precision = ParseInteger();
            Expect(K.CloseParen);
            qualifier = new IntervalQualifier(null, precision) { Span = SpanFrom(open) };
        }
        else
        {
            qualifier = isConstant ? null : ParseIntervalFields();
        }

        return SystemType("interval", start, default) with { Interval = qualifier };
    }

    /// <summary>opt_interval: the fields behind <c>interval</c>, or behind its constant.</summary>
    private IntervalQualifier? ParseIntervalFields()
    {
        int start = Start;
        IntervalFields fields;
        int? precision = null;
        switch (Kind)
        {
            case K.Year:
                Advance();
                fields = AcceptPhrase(K.To, K.Month) ? IntervalFields.YearToMonth : IntervalFields.Year;
                break;
            case K.Month:
                Advance();
                fields = IntervalFields.Month;
                break;
            case K.Day:
                Advance();
                fields = !Accept(K.To) ? IntervalFields.Day
                    : Accept(K.Hour) ? IntervalFields.DayToHour
                    : Accept(K.Minute) ? IntervalFields.DayToMinute
                    : ParseToSecond(IntervalFields.DayToSecond, out precision);
                break;
            case K.Hour:
                Advance();
                fields = !Accept(K.To) ? IntervalFields.Hour
                    : Accept(K.Minute) ? IntervalFields.HourToMinute
                    : ParseToSecond(IntervalFields.HourToSecond, out precision);
                break;
            case K.Minute:
                Advance();
                fields = Accept(K.To) ? ParseToSecond(IntervalFields.MinuteToSecond, out precision) : IntervalFields.Minute;
                break;
            case K.Second:
                fields = ParseToSecond(IntervalFields.Second, out precision);
                break;
            default:
                return null;
        }

        return new IntervalQualifier(fields, precision) { Span = SpanFrom(start) };
    }

    private IntervalFields ParseToSecond(IntervalFields fields, out int? precision)
    {
        Expect(K.Second);
        precision = null;
        if (!Accept(K.OpenParen)) return fields;
        precision = ParseInteger();
        Expect(K.CloseParen);
        return fields;
    }
}
