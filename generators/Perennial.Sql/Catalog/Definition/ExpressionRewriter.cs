using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Makes a changed copy of an expression, inner parts first. Subqueries and the SQL/JSON and XML constructs are left as they are.</summary>
internal static class ExpressionRewriter
{
    public static Expression Rewrite(Expression expression, Func<Expression, Expression> change)
    {
        Expression Part(Expression part) => Rewrite(part, change);
        Expression? Optional(Expression? part) => part is null ? null : Rewrite(part, change);
        EquatableArray<Expression> All(EquatableArray<Expression> parts) => parts.Select(Part).ToEquatableArray();
        return change(expression switch
        {
            FieldSelection e => e with { Operand = Part(e.Operand) },
            Subscript e => e with { Operand = Part(e.Operand), Index = Part(e.Index) },
            Slice e => e with { Operand = Part(e.Operand), Lower = Optional(e.Lower), Upper = Optional(e.Upper) },
            UnaryOperation e => e with { Operand = Part(e.Operand) },
            BinaryOperation e => e with { Left = Part(e.Left), Right = Part(e.Right) },
            BooleanOperation e => e with { Operands = All(e.Operands) },
            NotOperation e => e with { Operand = Part(e.Operand) },
            NullTest e => e with { Operand = Part(e.Operand) },
            BooleanTest e => e with { Operand = Part(e.Operand) },
            DistinctTest e => e with { Left = Part(e.Left), Right = Part(e.Right) },
            PatternMatch e => e with { Operand = Part(e.Operand), Pattern = Part(e.Pattern), Escape = Optional(e.Escape) },
            BetweenTest e => e with { Operand = Part(e.Operand), Low = Part(e.Low), High = Part(e.High) },
            InList e => e with { Operand = Part(e.Operand), Items = All(e.Items) },
            QuantifiedComparison e => e with { Left = Part(e.Left), Array = Part(e.Array) },
            AtTimeZone e => e with { Operand = Part(e.Operand), Zone = Part(e.Zone) },
            AtLocal e => e with { Operand = Part(e.Operand) },
            Collate e => e with { Operand = Part(e.Operand) },
            Cast e => e with { Operand = Part(e.Operand) },
            FunctionCall e => e with
            {
                Arguments = e.Arguments.Select(argument => argument with { Value = Part(argument.Value) }).ToEquatableArray(),
                Filter = Optional(e.Filter),
            },
            ArrayConstructor e => e with { Elements = All(e.Elements) },
            RowConstructor e => e with { Elements = All(e.Elements) },
            CaseExpression e => e with
            {
                Operand = Optional(e.Operand),
                Branches = e.Branches.Select(branch => branch with { When = Part(branch.When), Then = Part(branch.Then) }).ToEquatableArray(),
                Else = Optional(e.Else),
            },
            Coalesce e => e with { Arguments = All(e.Arguments) },
            NullIf e => e with { Left = Part(e.Left), Right = Part(e.Right) },
            Extremum e => e with { Arguments = All(e.Arguments) },
            _ => expression,
        });
    }
}
