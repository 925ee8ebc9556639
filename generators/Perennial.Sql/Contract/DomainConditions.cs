using System.Globalization;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Contract;

/// <summary>
/// Whether the conditions of a domain allow all that others allowed: bounds that moved apart, lists that grew, alternatives that were added. What cannot be shown counts as tighter. A condition
/// that is null for a null value holds for it, in the old form as in the new one.
/// </summary>
internal static class DomainConditions
{
    /// <summary>Whether every value that passes the shipped conditions passes this one.</summary>
    public static bool Follows(string condition, EquatableArray<string> shipped) =>
        shipped.Contains(condition) || Read(condition) is { } conclusion && shipped.Select(Read).Where(static premise => premise is not null).ToList() is var premises && Follows(conclusion, premises!);

    /// <summary>A schema from pg_dump has the server's spelling of the same condition.</summary>
    private static Expression? Read(string condition)
    {
        EquatableArray<ParsedStatement> statements = SqlParser.Parse(new SourceText("", "select " + condition)).Statements;
        return statements.Count == 1 && statements[0].Node is SelectStatement { Body: SelectCore { Items: { Count: 1 } items } } ? ExpressionNormalForm.Of(items[0].Value, null) : null;
    }

    private static bool Follows(Expression conclusion, IReadOnlyList<Expression> premises)
    {
        if (conclusion is BooleanOperation { Operator: BooleanOperator.And } all) return all.Operands.All(operand => Follows(operand, premises));
        return premises.Any(premise => Follows(conclusion, premise));
    }

    private static bool Follows(Expression conclusion, Expression premise) => premise switch
    {
        _ when Text(conclusion) == Text(premise) => true,
        BooleanOperation { Operator: BooleanOperator.And } all => all.Operands.Any(operand => Follows(conclusion, operand)),
        BooleanOperation any => any.Operands.All(operand => Follows(conclusion, operand)),
        _ when conclusion is BooleanOperation { Operator: BooleanOperator.Or } any => any.Operands.Any(operand => Follows(operand, premise)),
        _ when conclusion is BooleanOperation all => all.Operands.All(operand => Follows(operand, premise)),
        _ when Values(premise) is var (subject, values) && Values(conclusion) is var (other, allowed) => Text(subject) == Text(other) && values.All(allowed.Contains),
        BinaryOperation { Left: { } left, Right: { } right } known when conclusion is BinaryOperation asked && Text(left) == Text(asked.Left) && Number(right) is { } bound && Number(asked.Right) is { } limit =>
            IsWider(known.Operator.Symbol, bound, asked.Operator.Symbol, limit),
        _ => false,
    };

    private static bool IsWider(string known, decimal bound, string asked, decimal limit) => (known, asked) switch
    {
        (">", ">" or ">=") or (">=", ">=") => limit <= bound,
        (">=", ">") => limit < bound,
        ("<", "<" or "<=") or ("<=", "<=") => limit >= bound,
        ("<=", "<") => limit > bound,
        (">", "<>") => limit <= bound,
        ("<", "<>") => limit >= bound,
        (">=", "<>") => limit < bound,
        ("<=", "<>") => limit > bound,
        _ => false,
    };

    // value = 'a' is a list of one.
    private static (Expression Subject, HashSet<string> Values)? Values(Expression condition) => condition switch
    {
        QuantifiedComparison { Operator.Symbol: "=", Quantifier: Quantifier.Any, Array: ArrayConstructor list } test => (test.Left, new HashSet<string>(list.Elements.Select(Text), StringComparer.Ordinal)),
        BinaryOperation { Operator.Symbol: "=", Right: Literal value } test => (test.Left, new HashSet<string>(StringComparer.Ordinal) { Text(value) }),
        _ => null,
    };

    private static decimal? Number(Expression expression) => expression switch
    {
        IntegerLiteral integer => integer.Value,
        NumericLiteral number when decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) => value,
        UnaryOperation { Operator.Symbol: "-", Operand: var operand } when Number(operand) is { } value => -value,
        _ => null,
    };

    private static string Text(Expression expression) => SqlPrinter.Print(expression);
}
