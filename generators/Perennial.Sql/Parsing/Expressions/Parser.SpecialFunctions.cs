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

    private FunctionCall ParseCollationFor(int start)
    {
        Expect(K.Collation, K.For);
        Expect(K.OpenParen);
        Expression value = ParseExpression();
        Expect(K.CloseParen);
        return SystemCall("pg_collation_for", FunctionCallForm.CollationFor, start, value);
    }

    private Cast ParseCast(int start)
    {
        Expect(K.Cast, K.OpenParen);
        Expression operand = ParseExpression();
        Expect(K.As);
        TypeName type = ParseTypeName();
        Expect(K.CloseParen);
        return new Cast(operand, type, CastForm.Cast) { Span = SpanFrom(start) };
    }

    private FunctionCall ParseExtract(int start)
    {
        Expect(K.Extract, K.OpenParen);
        if (Kind is not (K.Identifier or K.Year or K.Month or K.Day or K.Hour or K.Minute or K.Second or K.StringConstant))
            throw Unexpected("a field such as 'year' or 'epoch'");
        StringLiteral field = Is(K.StringConstant) ? ParseString() : new StringLiteral(TakeName().Name) { Span = LastSpan };
        Expect(K.From);
        Expression source = ParseExpression();
        Expect(K.CloseParen);
        return SystemCall("extract", FunctionCallForm.Extract, start, field, source);
    }

    private FunctionCall ParseNormalize(int start)
    {
        Expect(K.Normalize, K.OpenParen);
        Expression value = ParseExpression();
        StringLiteral? form = null;
        if (Accept(K.Comma))
        {
            UnicodeNormalForm parsed = ParseUnicodeNormalForm();
            form = new StringLiteral(NormalFormName(parsed)) { Span = LastSpan };
        }

        Expect(K.CloseParen);
        return form is null
            ? SystemCall("normalize", FunctionCallForm.Normalize, start, value)
            : SystemCall("normalize", FunctionCallForm.Normalize, start, value, form);
    }

    private static string NormalFormName(UnicodeNormalForm form) => form switch
    {
        UnicodeNormalForm.Nfc => "NFC",
        UnicodeNormalForm.Nfd => "NFD",
        UnicodeNormalForm.Nfkc => "NFKC",
        _ => "NFKD",
    };

    // overlay and substring may also be called like any function.
    private FunctionCall ParseOverlay(int start)
    {
        Expect(K.Overlay, K.OpenParen);
        if (IsPlainArgumentAhead(out Expression? value) || !Is(K.Placing))
        {
            Require(14, "OVERLAY without PLACING");
            return ParseWordCall("overlay", value, start);
        }

        Expect(K.Placing);
        Expression placing = ParseExpression();
        Expect(K.From);
        Expression from = ParseExpression();
        Expression? length = Accept(K.For) ? ParseExpression() : null;
        Expect(K.CloseParen);
        return length is null
            ? SystemCall("overlay", FunctionCallForm.Overlay, start, value!, placing, from)
            : SystemCall("overlay", FunctionCallForm.Overlay, start, value!, placing, from, length);
    }

    // True when only a plain argument list can follow; otherwise its first expression has been taken.
    private bool IsPlainArgumentAhead(out Expression? first)
    {
        first = null;
        if (Is(K.CloseParen) || (Peek(1) is K.EqualsGreater or K.ColonEquals && IsInClass(KeywordClasses.TypeOrFunction))) return true;
        first = ParseExpression(Precedence.BeforeSimilar, isRestricted: false);
        return false;
    }

    // The rest of a plain call whose first argument may have been taken.
    private FunctionCall ParseWordCall(string word, Expression? first, int start)
    {
        NodeList<FunctionArgument> arguments = List<FunctionArgument>();
        if (first is not null) arguments.Add(new FunctionArgument(null, first) { Span = first.Span });
        if (first is null ? !Is(K.CloseParen) : Accept(K.Comma))
        {
            do arguments.Add(ParseArgument());
            while (Accept(K.Comma));
        }

        Expect(K.CloseParen);
        QualifiedName name = new(new EquatableArray<Identifier>([new Identifier(word, new Perennial.Sql.Text.TextSpan(start, word.Length))]));
        return new FunctionCall(name) { Arguments = arguments.ToArray(), Span = SpanFrom(start) };
    }

    private FunctionCall ParsePosition(int start)
    {
        Expect(K.Position, K.OpenParen);
        Expression needle = ParseRestrictedExpression();
        Expect(K.In);
        Expression text = ParseRestrictedExpression();
        Expect(K.CloseParen);
        return SystemCall("position", FunctionCallForm.Position, start, text, needle);
    }

    private FunctionCall ParseSubstring(int start)
    {
        Expect(K.Substring, K.OpenParen);
        if (IsPlainArgumentAhead(out Expression? value)) return ParseWordCall("substring", value, start);
        Expression? from = null, length = null;
        switch (Kind)
        {
            case K.Similar:
                Require(14, "SUBSTRING ... SIMILAR");
                Advance();
                Expression pattern = ParseExpression();
                Expect(K.Escape);
                Expression escape = ParseExpression();
                Expect(K.CloseParen);
                return SystemCall("substring", FunctionCallForm.SubstringSimilar, start, value!, pattern, escape);
            case K.From:
                Advance();
                from = ParseExpression();
                if (Accept(K.For)) length = ParseExpression();
                break;
            case K.For:
                Advance();
                length = ParseExpression();
                if (Accept(K.From)) from = ParseExpression();
                break;
            default:
                return ParseWordCall("substring", value, start);
        }

        Expect(K.CloseParen);
        if (length is null) return SystemCall("substring", FunctionCallForm.Substring, start, value!, from!);

        // Without a start the server counts from 1, and takes the length as an integer whatever its type.
        return from is null
            ? SystemCall("substring", FunctionCallForm.Substring, start, value!, new IntegerLiteral(1), new Cast(length, IntegerType, CastForm.Cast) { Span = length.Span })
            : SystemCall("substring", FunctionCallForm.Substring, start, value!, from, length);
    }

    // Supplied by the grammar, so it stands nowhere.
    private static readonly TypeName IntegerType = new(new QualifiedName(new EquatableArray<Identifier>([PgCatalog, new Identifier("int4", default)])));

    private FunctionCall ParseTreat(int start)
    {
        Expect(K.Treat, K.OpenParen);
        Expression value = ParseExpression();
        Expect(K.As);
        TypeName type = ParseTypeName();
        Expect(K.CloseParen);
        return SystemCall(type.Name.Name, FunctionCallForm.Treat, start, value);
    }

    private FunctionCall ParseTrim(int start)
    {
        Expect(K.Trim, K.OpenParen);
        (string name, FunctionCallForm form) = Kind switch
        {
            K.Leading => ("ltrim", FunctionCallForm.TrimLeading),
            K.Trailing => ("rtrim", FunctionCallForm.TrimTrailing),
            _ => ("btrim", FunctionCallForm.TrimBoth),
        };
        if (Kind is K.Leading or K.Trailing or K.Both) Advance();
        Expression? characters = null;
        NodeList<Expression> list = List<Expression>();
        if (!Accept(K.From))
        {
            Expression first = ParseExpression();
            if (Accept(K.From)) characters = first;
            else list.Add(first);
        }

        if (list.Count == 0)
        {
            do list.Add(ParseExpression());
            while (Accept(K.Comma));
        }
        else
        {
            while (Accept(K.Comma)) list.Add(ParseExpression());
        }

        Expect(K.CloseParen);
        if (characters is not null) list.Add(characters);
        return SystemCall(name, form, start, list.ToArray().AsSpan().ToArray());
    }

    private NullIf ParseNullIf(int start)
    {
        Expect(K.Nullif, K.OpenParen);
        Expression left = ParseExpression();
        Expect(K.Comma);
        Expression right = ParseExpression();
        Expect(K.CloseParen);
        return new NullIf(left, right) { Span = SpanFrom(start) };
    }
}
