using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>
/// Operators by precedence climbing (documentation, "Operator Precedence"). A precedence is a number; an operator is taken while
/// its precedence is at least what the caller asks for.
/// </summary>
internal sealed partial class Parser
{
    private static class Precedence
    {
        // Below all others, for the first argument of SUBSTRING: a SIMILAR without TO ends it.
        public const int BeforeSimilar = -1;

        // Below all others: the expression may end in a bare label.
        public const int Labelled = 0;
        public const int Lowest = 1;
        public const int Or = 1;
        public const int And = 2;
        public const int Not = 3;
        public const int Is = 4;
        public const int Comparison = 5;
        public const int Matching = 6;
        public const int Escape = 7;
        public const int Operator = 8;
        public const int Additive = 9;
        public const int Multiplicative = 10;
        public const int Power = 11;
        public const int AtTimeZone = 12;
        public const int Collate = 13;
        public const int Sign = 14;
        public const int Cast = 15;
    }

    /// <summary>a_expr: any expression.</summary>
    private Expression ParseExpression() => ParseExpression(Precedence.Lowest, isRestricted: false);

    /// <summary>b_expr: an expression without AND, OR, NOT, IN, LIKE, BETWEEN and IS NULL, for places where such words mean something else.</summary>
    private Expression ParseRestrictedExpression() => ParseExpression(Precedence.Lowest, isRestricted: true);

    /// <summary>An item of a select list, where most operators that are words may also be its label.</summary>
    private Expression ParseLabelledExpression() => ParseExpression(Precedence.Labelled, isRestricted: false);

    /// <summary>expr_list: expressions with commas between.</summary>
    private EquatableArray<Expression> ParseExpressionList()
    {
        NodeList<Expression> list = List<Expression>();
        do list.Add(ParseExpression());
        while (Accept(K.Comma));
        return list.ToArray();
    }

    /// <summary>An expression, telling whether it is a single operand (c_expr), which some places ask for.</summary>
    private Expression ParseExpressionOrPrimary(out bool isPrimary)
    {
        int start = Start;
        isPrimary = false;
        if (Kind is K.Not or K.NotLa or K.Plus or K.Minus or K.OperatorSymbol or K.Operator or K.Default) return ParseExpression();
        Expression primary = ParsePrimary();
        Expression result = ContinueExpression(ParseOptionalOverlaps(primary, start), start);
        isPrimary = ReferenceEquals(primary, result);
        return result;
    }

    private Expression ParseExpression(int minimum, bool isRestricted)
    {
        Enter();
        int start = Start;
        Expression result = ContinueExpression(ParseOperand(isRestricted), start, minimum, isRestricted);
        Leave();
        return result;
    }

    /// <summary>The operators behind an operand that has been taken.</summary>
    private Expression ContinueExpression(Expression left, int start, int minimum = Precedence.Lowest, bool isRestricted = false)
    {
        int levels = 0;
        while (true)
        {
            Expression? operation = ParseOperation(left, start, minimum, isRestricted);
            if (operation is null) break;
            left = operation;

            // A chain of operators makes a tree as deep as it is long.
            Enter();
            levels++;
        }

        Leave(levels);
        return left;
    }

    // One operator after an operand with all that belongs to it, or null when none of sufficient precedence follows.
    private Expression? ParseOperation(Expression left, int start, int minimum, bool isRestricted)
    {
        switch (Kind)
        {
            case K.DoubleColon:
                Advance();
                TypeName type = ParseTypeName();
                return new Cast(left, type, CastForm.DoubleColon) { Span = SpanFrom(start) };
            case K.Plus or K.Minus:
                return minimum > Precedence.Additive ? null : ParseBinary(left, start, Precedence.Additive, isRestricted);
            case K.Star or K.Slash or K.Percent:
                return minimum > Precedence.Multiplicative ? null : ParseBinary(left, start, Precedence.Multiplicative, isRestricted);
            case K.Caret:
                return minimum > Precedence.Power ? null : ParseBinary(left, start, Precedence.Power, isRestricted);
            case >= K.Less and <= K.NotEquals:
                return minimum > Precedence.Comparison ? null : ParseComparison(left, start, isRestricted);
            case K.OperatorSymbol:
                return minimum > Precedence.Operator ? null : ParseBinary(left, start, Precedence.Operator, isRestricted);
            case K.Operator when minimum != Precedence.Labelled || Peek(1) == K.OpenParen:
                return minimum > Precedence.Operator ? null : ParseBinary(left, start, Precedence.Operator, isRestricted);
            case K.Is:
                return minimum > Precedence.Is || IsLabelInstead(minimum) ? null : ParseIs(left, start, isRestricted);
            default:
                return isRestricted || Kind < Keywords.First && Kind != K.NotLa ? null : ParseWordOperation(left, start, minimum);
        }
    }

    // The operators that a restricted expression lacks.
    private Expression? ParseWordOperation(Expression left, int start, int minimum)
    {
        switch (Kind)
        {
            case K.And:
                return minimum > Precedence.And || IsLabelInstead(minimum) ? null : ParseBoolean(left, start, BooleanOperator.And, Precedence.And, minimum);
            case K.Or:
                return minimum > Precedence.Or || IsLabelInstead(minimum) ? null : ParseBoolean(left, start, BooleanOperator.Or, Precedence.Or, minimum);
            case K.Isnull or K.Notnull:
                if (minimum > Precedence.Is) return null;
                bool isNegated = Is(K.Notnull);
                Advance();
                return new NullTest(left, isNegated) { Span = SpanFrom(start) };
            case K.NotLa or K.Between or K.In or K.Like or K.Ilike or K.Similar:
                if (minimum == Precedence.BeforeSimilar && Kind == K.Similar && Peek(1) != K.To) return null;
                return minimum > Precedence.Matching || IsLabelInstead(minimum) ? null : ParseMatching(left, start);
            case K.At:
                return minimum > Precedence.AtTimeZone || IsLabelInstead(minimum) ? null : ParseAt(left, start);
            case K.Collate:
                if (minimum > Precedence.Collate || IsLabelInstead(minimum)) return null;
                Advance();
                QualifiedName collation = ParseAnyName();
                return new Collate(left, collation) { Span = SpanFrom(start) };
            default:
                return null;
        }
    }

    // "select a between from t" names the column "between": the token behind the word tells.
    private bool IsLabelInstead(int minimum) => minimum == Precedence.Labelled && Peek(1) is
        K.EndOfInput or K.Comma or K.CloseParen or K.Semicolon or K.From or K.Into or K.Where or K.Group or K.Having or K.Window or K.Order
        or K.Limit or K.Offset or K.Fetch or K.For or K.Union or K.Intersect or K.Except or K.On or K.Returning or K.With;

    // Left-associative operators; each may compare with ANY, SOME or ALL instead.
    private Expression ParseBinary(Expression left, int start, int precedence, bool isRestricted)
    {
        OperatorName name = Is(K.Operator) ? ParseQualifiedOperator() : TakeOperator();
        if (IsQuantifier && !isRestricted) return ParseQuantified(left, name, start);
        Expression right = ParseExpression(precedence + 1, isRestricted);
        return new BinaryOperation(left, name, right) { Span = SpanFrom(start) };
    }

    private Expression ParseComparison(Expression left, int start, bool isRestricted)
    {
        OperatorName name = TakeOperator();
        if (IsQuantifier && !isRestricted) return ParseQuantified(left, name, start);
        Expression right = ParseExpression(Precedence.Comparison + 1, isRestricted);
        if (Kind is >= K.Less and <= K.NotEquals) throw NotAssociative();
        return new BinaryOperation(left, name, right) { Span = SpanFrom(start) };
    }

    private SyntaxErrorException NotAssociative() => Unexpected("parentheses around the comparison, since such operators do not chain,");

    private bool IsQuantifier => Kind is K.Any or K.Some or K.All;

    private Expression ParseQuantified(Expression left, OperatorName name, int start)
    {
        Quantifier quantifier = Is(K.All) ? Quantifier.All : Quantifier.Any;
        Advance();
        Expect(K.OpenParen);
        Expression operand = ParseQueryOrExpression(isWholeQuery: false, out SelectStatement? query);
        Expect(K.CloseParen);
        return query is not null
            ? new QuantifiedSubquery(left, name, quantifier, query) { Span = SpanFrom(start) }
            : new QuantifiedComparison(left, name, quantifier, operand) { Span = SpanFrom(start) };
    }

    private BooleanOperation ParseBoolean(Expression left, int start, BooleanOperator boolean, int precedence, int minimum)
    {
        TokenKind word = Kind;
        NodeList<Expression> operands = List<Expression>();
        operands.Add(left);
        while (Is(word) && !IsLabelInstead(minimum))
        {
            Advance();
            operands.Add(ParseExpression(precedence + 1, isRestricted: false));
        }

        return new BooleanOperation(boolean, operands.ToArray()) { Span = SpanFrom(start) };
    }

    private Expression ParseAt(Expression left, int start)
    {
        Advance();
        if (Is(K.Local))
        {
            Require(17, "AT LOCAL");
            Advance();
            return new AtLocal(left) { Span = SpanFrom(start) };
        }

        Expect(K.Time, K.Zone);
        Expression zone = ParseExpression(Precedence.AtTimeZone + 1, isRestricted: false);
        return new AtTimeZone(left, zone) { Span = SpanFrom(start) };
    }

    // An operand with the operators before it: signs, NOT, other prefix operators.
    private Expression ParseOperand(bool isRestricted)
    {
        int start = Start;
        switch (Kind)
        {
            case (K.Not or K.NotLa) when !isRestricted:
                Advance();
                Expression negated = ParseExpression(Precedence.Not, isRestricted);
                return new NotOperation(negated) { Span = SpanFrom(start) };
            case K.Plus or K.Minus:
                OperatorName sign = TakeOperator();
                Expression signed = ParseExpression(Precedence.Sign, isRestricted);
                return new UnaryOperation(sign, signed) { Span = SpanFrom(start) };
            case K.OperatorSymbol:
                return ParsePrefixOperation(TakeOperator(), start, isRestricted);
            case K.Operator when Peek(1) == K.OpenParen:
                return ParsePrefixOperation(ParseQualifiedOperator(), start, isRestricted);
            case K.Default when !isRestricted:
                Advance();
                return new DefaultValue { Span = SpanFrom(start) };
            case K.Unique when !isRestricted:
                Advance();
                if (Accept(K.Nulls))
                {
                    Accept(K.Not);
                    Expect(K.Distinct);
                }

                ParseSubquery();
                throw Error(start, "the UNIQUE predicate is not implemented by PostgreSQL", "0A000");
            default:
                Expression primary = ParsePrimary();
                return isRestricted ? primary : ParseOptionalOverlaps(primary, start);
        }
    }

    private UnaryOperation ParsePrefixOperation(OperatorName name, int start, bool isRestricted)
    {
        Expression operand = ParseExpression(Precedence.Operator + 1, isRestricted);
        return new UnaryOperation(name, operand) { Span = SpanFrom(start) };
    }
}
