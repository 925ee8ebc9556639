using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Functions with a grammar of their own behind a keyword (func_expr_common_subexpr).</summary>
internal sealed partial class Parser
{
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
