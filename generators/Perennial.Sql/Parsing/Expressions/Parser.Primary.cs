using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Operands: constants, references, calls, constructs in parentheses (c_expr).</summary>
internal sealed partial class Parser
{
    /// <summary>c_expr.</summary>
    private Expression ParsePrimary()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Identifier:
                return ParseNamed(start);
            case K.IntegerConstant:
                int number = Current.Value;
                Advance();
                return new IntegerLiteral(number) { Span = SpanFrom(start) };
            case K.StringConstant:
                return ParseString();
            case K.NumericConstant:
                string digits = Text.Substring(start, Current.End - start).Replace("_", "");
                Advance();
                return new NumericLiteral(digits) { Span = SpanFrom(start) };
            case K.BitConstant:
                string bits = StringDecoder.DecodeBits(Text, Current);
                Advance();
                return new BitStringLiteral((Text[start] | 0x20) == 'x', bits) { Span = SpanFrom(start) };
            case K.True or K.False:
                bool value = Is(K.True);
                Advance();
                return new BooleanLiteral(value) { Span = SpanFrom(start) };
            case K.Null:
                Advance();
                return new NullLiteral { Span = SpanFrom(start) };
            case K.PositionalParameter:
                int parameter = Current.Value;
                Advance();
                return ParseIndirection(new PositionalParameter(parameter) { Span = SpanFrom(start) }, start);
            case K.NamedParameter:
                return ParseIndirection(ParseNamedParameter(), start);
            case K.OpenParen:
                return ParseParenthesis(start);
            case K.Case:
                return ParseCase(start);
            case K.Array:
                return ParseArray(start);
            case K.Exists when Peek(1) == K.OpenParen:
                Advance();
                return new ExistsTest(ParseSubquery()) { Span = SpanFrom(start) };
            case K.Row when Peek(1) == K.OpenParen:
                return ParseRow();
            case K.Grouping when Peek(1) == K.OpenParen:
                Expect(K.Grouping, K.OpenParen);
                EquatableArray<Expression> groups = ParseExpressionList();
                Expect(K.CloseParen);
                return new GroupingFunction(groups) { Span = SpanFrom(start) };
            default:
                return ParseKeywordPrimary(start);
        }
    }

    private NamedParameter ParseNamedParameter()
    {
        Token token = Current;
        bool? isNullable = Text[token.End - 1] switch { '?' => true, '!' => false, _ => null };
        int end = isNullable is null ? token.End : token.End - 1;
        Advance();
        return new NamedParameter(NameTable.GetFolded(Text.AsSpan(token.Start + 1, end - token.Start - 1)), isNullable) { Span = LastSpan };
    }

    /// <summary>opt_indirection: fields and subscripts behind an operand that is no column.</summary>
    private Expression ParseIndirection(Expression operand, int start)
    {
        bool isEnd = false;
        while (true)
        {
            if (isEnd && Kind is not (K.Dot or K.OpenBracket)) return operand;
            if (Is(K.Dot))
            {
                Advance();
                operand = Accept(K.Star)
                    ? TakeFieldStar(operand, start, ref isEnd)
                    : new FieldSelection(operand, ParseLabel()) { Span = SpanFrom(start) };
            }
            else if (Is(K.OpenBracket))
            {
                operand = ParseSubscript(operand) with { Span = SpanFrom(start) };
            }
            else
            {
                return operand;
            }
        }
    }

    private FieldStar TakeFieldStar(Expression operand, int start, ref bool isEnd)
    {
        FieldStar star = new(operand) { Span = SpanFrom(start) };
        isEnd = true;
        RefuseIndirection();
        return star;
    }

    // A star must be the last part: the server says so when it has seen all parts, pointing at the token behind them.
    private void RefuseIndirection()
    {
        if (Kind is not (K.Dot or K.OpenBracket)) return;
        while (Kind is K.Dot or K.OpenBracket)
        {
            if (!Accept(K.Dot)) ParseSubscript(new NullLiteral());
            else if (!Accept(K.Star)) ParseLabel();
        }

        throw Error(Start, "'*' must be the last part of a name");
    }

    /// <summary>One subscript or slice in brackets, of <paramref name="operand"/>.</summary>
    private Expression ParseSubscript(Expression operand)
    {
        int start = operand.Span.Start;
        Expect(K.OpenBracket);
        Expression? lower = Is(K.Colon) ? null : ParseExpression();
        if (lower is not null && Accept(K.CloseBracket)) return new Subscript(operand, lower) { Span = SpanFrom(start) };
        Expect(K.Colon);
        Expression? upper = Is(K.CloseBracket) ? null : ParseExpression();
        Expect(K.CloseBracket);
        return new Slice(operand, lower, upper) { Span = SpanFrom(start) };
    }

    // What an opening parenthesis begins: a query, an expression, or a row without keyword.
    private Expression ParseParenthesis(int start)
    {
        Expect(K.OpenParen);
        Expression first = ParseQueryOrExpression(isWholeQuery: false, out SelectStatement? query);
        if (query is not null)
        {
            Expect(K.CloseParen);
            return ParseIndirection(new ScalarSubquery(query) { Span = SpanFrom(start) }, start);
        }

        if (Accept(K.CloseParen)) return ParseIndirection(first, start);
        NodeList<Expression> elements = List<Expression>();
        elements.Add(first);
        while (Accept(K.Comma)) elements.Add(ParseExpression());
        Expect(K.CloseParen);
        return new RowConstructor(elements.ToArray(), HasKeyword: false) { Span = SpanFrom(start) };
    }

    /// <summary>
    /// What stands in parentheses: a query or an expression. A further opening parenthesis leaves that open until what follows its
    /// closing one: <c>((select 1) union ...</c> is a query, <c>((select 1) + 1</c> an expression.
    /// </summary>
    /// <param name="isWholeQuery">A query in parentheses alone counts as an expression (where the grammar wants select_no_parens).</param>
    /// <param name="query">The query, or null when the result is an expression.</param>
    private Expression ParseQueryOrExpression(bool isWholeQuery, out SelectStatement? query)
    {
        int start = Start;
        if (IsQueryInsteadOfName())
        {
            query = ParseSelectWithOptionalWith();
            return NoExpression;
        }

        query = null;
        if (!Is(K.OpenParen)) return ParseExpression();
        Enter();
        Advance();
        Expression first = ParseQueryOrExpression(isWholeQuery: false, out SelectStatement? inner);
        Expression result;
        if (inner is not null)
        {
            Expect(K.CloseParen);
            if (IsQueryContinuation() || (!isWholeQuery && Kind == K.CloseParen))
            {
                query = ContinueSelect(inner, start);
                Leave();
                return NoExpression;
            }

            result = ParseIndirection(new ScalarSubquery(inner) { Span = SpanFrom(start) }, start);
        }
        else if (Accept(K.CloseParen))
        {
            result = ParseIndirection(first, start);
        }
        else
        {
            NodeList<Expression> elements = List<Expression>();
            elements.Add(first);
            while (Accept(K.Comma)) elements.Add(ParseExpression());
            Expect(K.CloseParen);
            result = ParseOptionalOverlaps(new RowConstructor(elements.ToArray(), HasKeyword: false) { Span = SpanFrom(start) }, start);
        }

        result = ContinueExpression(result, start);
        Leave();
        return result;
    }

    private static readonly Expression NoExpression = new NullLiteral();

    /// <summary>row: <c>row(...)</c>, from the keyword on.</summary>
    private RowConstructor ParseRow()
    {
        int start = Start;
        Expect(K.Row, K.OpenParen);
        EquatableArray<Expression> elements = Is(K.CloseParen) ? default : ParseExpressionList();
        Expect(K.CloseParen);
        return new RowConstructor(elements, HasKeyword: true) { Span = SpanFrom(start) };
    }

    // OVERLAPS takes two rows as they stand, without parentheses around them.
    private Expression ParseOptionalOverlaps(Expression left, int start) =>
        Kind == K.Overlaps && left is RowConstructor row && row.Span.Start == start ? ParseOverlaps(row, start) : left;

    // row OVERLAPS row is a call of the function "overlaps" with four arguments.
    private FunctionCall ParseOverlaps(RowConstructor left, int start)
    {
        Expect(K.Overlaps);
        int rightStart = Start;
        RowConstructor right = Is(K.Row) ? ParseRow() : ParseImplicitRow();
        if (left.Elements.Count != 2) throw Error(start, "OVERLAPS compares two rows of two: the left one has another number of elements");
        if (right.Elements.Count != 2) throw Error(rightStart, "OVERLAPS compares two rows of two: the right one has another number of elements");
        return SystemCall("overlaps", FunctionCallForm.Overlaps, start, left.Elements[0], left.Elements[1], right.Elements[0], right.Elements[1]);
    }

    private RowConstructor ParseImplicitRow()
    {
        int start = Start;
        Expect(K.OpenParen);
        NodeList<Expression> elements = List<Expression>();
        elements.Add(ParseExpression());
        Expect(K.Comma);
        do elements.Add(ParseExpression());
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return new RowConstructor(elements.ToArray(), HasKeyword: false) { Span = SpanFrom(start) };
    }

    private CaseExpression ParseCase(int start)
    {
        Expect(K.Case);
        Expression? operand = Is(K.When) ? null : ParseExpression();
        NodeList<CaseBranch> branches = List<CaseBranch>();
        do
        {
            int branchStart = Start;
            Expect(K.When);
            Expression when = ParseExpression();
            Expect(K.Then);
            Expression then = ParseExpression();
            branches.Add(new CaseBranch(when, then) { Span = SpanFrom(branchStart) });
        }
        while (Is(K.When));
        EquatableArray<CaseBranch> all = branches.ToArray();
        Expression? otherwise = Accept(K.Else) ? ParseExpression() : null;
        Expect(K.End);
        return new CaseExpression(operand, all, otherwise) { Span = SpanFrom(start) };
    }

    private Expression ParseArray(int start)
    {
        Expect(K.Array);
        if (Is(K.OpenBracket)) return ParseArrayElements(start, isNested: false);
        return new ArraySubquery(ParseSubquery()) { Span = SpanFrom(start) };
    }

    // array_expr: elements, or further brackets only.
    private ArrayConstructor ParseArrayElements(int start, bool isNested)
    {
        Enter();
        Expect(K.OpenBracket);
        NodeList<Expression> elements = List<Expression>();
        if (Is(K.OpenBracket))
        {
            do
            {
                if (!Is(K.OpenBracket)) throw Unexpected();
                elements.Add(ParseArrayElements(Start, isNested: true));
            }
            while (Accept(K.Comma));
        }
        else if (!Is(K.CloseBracket))
        {
            do elements.Add(ParseExpression());
            while (Accept(K.Comma));
        }

        Expect(K.CloseBracket);
        Leave();
        return new ArrayConstructor(elements.ToArray()) { IsNested = isNested, Span = SpanFrom(start) };
    }
}
