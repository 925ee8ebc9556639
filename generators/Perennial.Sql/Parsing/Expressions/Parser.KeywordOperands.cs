using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Operands that begin with a keyword (func_expr_common_subexpr and the constants of built-in types).</summary>
internal sealed partial class Parser
{
    private Expression ParseKeywordPrimary(int start)
    {
        bool isCall = Peek(1) == K.OpenParen;
        switch (Kind)
        {
            case K.CurrentDate:
                return TakeValueFunction(SqlValueFunctionKind.CurrentDate, start);
            case K.CurrentTime:
                return ParseTimeFunction(SqlValueFunctionKind.CurrentTime, start);
            case K.CurrentTimestamp:
                return ParseTimeFunction(SqlValueFunctionKind.CurrentTimestamp, start);
            case K.Localtime:
                return ParseTimeFunction(SqlValueFunctionKind.LocalTime, start);
            case K.Localtimestamp:
                return ParseTimeFunction(SqlValueFunctionKind.LocalTimestamp, start);
            case K.CurrentRole:
                return TakeValueFunction(SqlValueFunctionKind.CurrentRole, start);
            case K.CurrentUser:
                return TakeValueFunction(SqlValueFunctionKind.CurrentUser, start);
            case K.User:
                return TakeValueFunction(SqlValueFunctionKind.User, start);
            case K.SessionUser:
                return TakeValueFunction(SqlValueFunctionKind.SessionUser, start);
            case K.SystemUser:
                Require(16, "SYSTEM_USER");
                return TakeValueFunction(SqlValueFunctionKind.SystemUser, start);
            case K.CurrentCatalog:
                return TakeValueFunction(SqlValueFunctionKind.CurrentCatalog, start);
            case K.CurrentSchema when !isCall && Peek(1) != K.StringConstant:
                return TakeValueFunction(SqlValueFunctionKind.CurrentSchema, start);
            case K.Collation when Peek(1) == K.For:
                return ParseCollationFor(start);
            case K.Cast:
                return ParseCast(start);
            case K.Extract when isCall:
                return ParseExtract(start);
            case K.Normalize when isCall:
                return ParseNormalize(start);
            case K.Overlay when isCall:
                return ParseOverlay(start);
            case K.Position when isCall:
                return ParsePosition(start);
            case K.Substring when isCall:
                return ParseSubstring(start);
            case K.Treat when isCall:
                return ParseTreat(start);
            case K.Trim when isCall:
                return ParseTrim(start);
            case K.Nullif when isCall:
                return ParseNullIf(start);
            case K.Coalesce when isCall:
                return new Coalesce(ParseParenthesizedList()) { Span = SpanFrom(start) };
            case K.Greatest when isCall:
                return new Extremum(ExtremumKind.Greatest, ParseParenthesizedList()) { Span = SpanFrom(start) };
            case K.Least when isCall:
                return new Extremum(ExtremumKind.Least, ParseParenthesizedList()) { Span = SpanFrom(start) };
            case (>= K.Xmlattributes and <= K.Xmltable) when isCall:
                return ParseXmlFunction(start);
            case (K.JsonObject or K.JsonArray or K.Json or K.JsonScalar or K.JsonSerialize or K.JsonExists or K.JsonQuery or K.JsonValue
                or K.JsonObjectagg or K.JsonArrayagg) when isCall:
                return ParseJsonFunction(start);
            case K.MergeAction when isCall:
                Require(17, "MERGE_ACTION()");
                Expect(K.MergeAction, K.OpenParen);
                Expect(K.CloseParen);
                return new MergeAction { Span = SpanFrom(start) };
            case K.Double when Peek(1) == K.Precision:
                return ParseTypedLiteral(ParseSimpleTypeName(isConstant: true), start);
            default:
                return IsTypeKeyword() && IsTypedLiteralAhead() ? ParseKeywordTypedLiteral(start) : ParseNamed(start);
        }
    }

    private bool IsTypeKeyword() => Kind is K.Int or K.Integer or K.Smallint or K.Bigint or K.Real or K.Float or K.Decimal or K.Dec or K.Numeric
        or K.Boolean or K.Bit or K.Character or K.Char or K.Varchar or K.National or K.Nchar or K.Timestamp or K.Time or K.Interval or K.Json;

    // Such a word may also be a column; then neither a string nor the rest of a type follows.
    private bool IsTypedLiteralAhead() => Peek(1) switch
    {
        K.StringConstant => true,
        K.OpenParen => Kind is K.Float or K.Decimal or K.Dec or K.Numeric or K.Bit or K.Character or K.Char or K.Varchar or K.Nchar or K.Timestamp
            or K.Time or K.Interval,
        K.Varying => Kind is K.Bit or K.Character or K.Char or K.Nchar,
        K.Character or K.Char => Kind == K.National,
        K.WithLa or K.WithoutLa => Kind is K.Time or K.Timestamp,
        _ => false,
    };

    private TypedLiteral ParseKeywordTypedLiteral(int start)
    {
        TypeName type = ParseSimpleTypeName(isConstant: true);
        string value = ParseString().Value;
        if (type.Interval is null && type.Name.Name == "interval" && ParseIntervalFields() is { } fields) type = type with { Interval = fields, Span = SpanFrom(start) };
        return new TypedLiteral(type, value) { Span = SpanFrom(start) };
    }

    private SqlValueFunction TakeValueFunction(SqlValueFunctionKind kind, int start)
    {
        Advance();
        return new SqlValueFunction(kind, null) { Span = SpanFrom(start) };
    }

    private SqlValueFunction ParseTimeFunction(SqlValueFunctionKind kind, int start)
    {
        Advance();
        int? precision = null;
        if (Accept(K.OpenParen))
        {
            precision = ParseInteger();
            Expect(K.CloseParen);
        }

        return new SqlValueFunction(kind, precision) { Span = SpanFrom(start) };
    }

    // Takes the function's word and its arguments as an expression list.
    private EquatableArray<Expression> ParseParenthesizedList()
    {
        Advance();
        Expect(K.OpenParen);
        EquatableArray<Expression> list = ParseExpressionList();
        Expect(K.CloseParen);
        return list;
    }
}
