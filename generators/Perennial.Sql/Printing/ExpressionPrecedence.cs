using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

/// <summary>Which precedence each kind of expression has.</summary>
internal static class ExpressionPrecedence
{
    public static Precedence Of(Expression expression) => expression switch
    {
        BooleanOperation { Operator: BooleanOperator.Or } => Precedence.Or,
        BooleanOperation => Precedence.And,
        NotOperation => Precedence.Not,
        NullTest or BooleanTest or DistinctTest or DocumentTest or NormalizedTest or JsonTest => Precedence.Is,
        PatternMatch or BetweenTest or InList or InSubquery or FunctionCall { Form: FunctionCallForm.Overlaps } => Precedence.Pattern,
        BinaryOperation binary => Of(binary.Operator),
        QuantifiedComparison quantified => OfQuantified(quantified.Operator),
        QuantifiedSubquery quantified => OfQuantified(quantified.Operator),
        UnaryOperation unary => IsSign(unary.Operator) ? Precedence.Sign : Precedence.Operator,
        AtTimeZone or AtLocal => Precedence.AtTimeZone,
        Collate => Precedence.Collate,
        Cast { Form: CastForm.DoubleColon } => Precedence.Cast,
        IntegerLiteral { Value: < 0 } => Precedence.Sign,
        NumericLiteral numeric when numeric.Text.Length > 0 && numeric.Text[0] == '-' => Precedence.Sign,
        // DEFAULT is an expression to the grammar, but no operand.
        DefaultValue => Precedence.Lowest,
        _ => Precedence.Primary,
    };

    /// <summary>Precedence of a binary operator. One written with OPERATOR() and a schema has that of "any other operator", whatever its symbol.</summary>
    public static Precedence Of(OperatorName name) => name.Schema is not null ? Precedence.Operator : name.Symbol switch
    {
        "<" or ">" or "=" or "<=" or ">=" or "<>" => Precedence.Comparison,
        "+" or "-" => Precedence.Additive,
        "*" or "/" or "%" => Precedence.Multiplicative,
        "^" => Precedence.Power,
        _ => Precedence.Operator,
    };

    public static bool IsSign(OperatorName name) => name is { Schema: null, Symbol: "+" or "-" };

    /// <summary>The words for an operator that ANY and ALL take by words, or null.</summary>
    public static string? PatternWords(OperatorName name) => name.Schema is not null ? null : name.Symbol switch
    {
        "~~" => "like",
        "!~~" => "not like",
        "~~*" => "ilike",
        "!~~*" => "not ilike",
        _ => null,
    };

    /// <summary>
    /// Whether the grammar takes the expression where it asks for a <c>b_expr</c>: no boolean operators, patterns or IS NULL outside of
    /// brackets, because words like AND, IN and NOT belong to the construct around it.
    /// </summary>
    public static bool IsRestricted(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case BinaryOperation binary:
                    if (!IsRestricted(binary.Right)) return false;
                    expression = binary.Left;
                    continue;
                case UnaryOperation unary:
                    expression = unary.Operand;
                    continue;
                case Cast { Form: CastForm.DoubleColon } cast:
                    expression = cast.Operand;
                    continue;
                case DistinctTest { Left: var left, Right: var right }:
                    if (!IsRestricted(right)) return false;
                    expression = left;
                    continue;
                case DocumentTest document:
                    expression = document.Operand;
                    continue;
                default:
                    return Of(expression) >= Precedence.Sign;
            }
        }
    }

    private static Precedence OfQuantified(OperatorName name) => PatternWords(name) is null ? Of(name) : Precedence.Pattern;
}
