using System.Globalization;
using System.Numerics;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Contract;

/// <summary>
/// Whether the conditions of a domain allow all that others allowed: bounds that moved apart, lists that grew, alternatives that were added. What cannot be shown counts as tighter. A condition
/// that is null for a null value holds for it, in the old form as in the new one.
/// </summary>
internal static class DomainConditions
{
    /// <summary>Whether every value that passes the shipped conditions passes this one.</summary>
    /// <param name="condition">A condition as SQL.</param>
    /// <param name="shipped">The conditions of before.</param>
    /// <param name="domain">The domain with its type.</param>
    /// <param name="meaning">What a condition of the domain means, one text for all spellings; null for what only its text tells. It may be null.</param>
    public static bool Follows(string condition, EquatableArray<string> shipped, SignatureType domain, Func<Expression, string?>? meaning = null)
    {
        if (shipped.Contains(condition)) return true;
        DomainConditionForm form = new(domain);
        return (form.Read(condition) is { } conclusion && Follows(conclusion, shipped.Select(form.Read).OfType<Expression>().ToList())) || (meaning is not null && MeansNoMore(condition, shipped, meaning));
    }

    /// <summary>Whether a condition that does not follow may allow as much all the same, because it matches patterns or calls functions.</summary>
    /// <param name="condition">A condition as SQL.</param>
    /// <param name="replaced">The conditions of before that are gone. Where they follow from this one, it allows less, for sure.</param>
    /// <param name="domain">The domain with its type.</param>
    public static bool IsUncertain(string condition, IReadOnlyList<string> replaced, SignatureType domain) =>
        IsOpaque(condition) && replaced.Any(old => !Follows(old, [condition], domain));

    private static bool IsOpaque(string condition)
    {
        if (SqlParser.ParseExpression(condition, null, out _) is not { } expression) return false;
        return Parts(expression).Any(IsOpaquePart);

        static bool IsOpaquePart(Expression part) => part switch
        {
            BooleanOperation operation => operation.Operands.Any(IsOpaquePart),
            BinaryOperation { Operator.Symbol: "~" or "~*" or "!~" or "!~*" or "~~" or "!~~" } => true,
            PatternMatch or FunctionCall => true,
            BinaryOperation comparison => comparison.Left is FunctionCall || comparison.Right is FunctionCall,
            _ => false,
        };
    }

    // Each part of it is one of the shipped conditions in another spelling.
    private static bool MeansNoMore(string condition, EquatableArray<string> shipped, Func<Expression, string?> meaning)
    {
        HashSet<string?> known = new(shipped.SelectMany(Parts).Select(meaning), StringComparer.Ordinal);
        known.Remove(null);
        List<Expression> parts = Parts(condition).ToList();
        return known.Count > 0 && parts.Count > 0 && parts.TrueForAll(part => known.Contains(meaning(part)));
    }

    private static IEnumerable<Expression> Parts(string condition) => SqlParser.ParseExpression(condition, null, out _) is { } expression ? Parts(expression) : [];

    private static IEnumerable<Expression> Parts(Expression condition) => condition is BooleanOperation { Operator: BooleanOperator.And } all ? all.Operands.SelectMany(Parts) : [condition];

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
        BinaryOperation { Left: { } left, Operator: { Schema: null, Symbol: var known }, Right: { } right } when conclusion is BinaryOperation { Operator: { Schema: null, Symbol: var asked } } other
            && Text(left) == Text(other.Left) && Number(right) is { } bound && Number(other.Right) is { } limit => IsWider(known, asked, Compare(limit, bound)) && IsWider(known, asked, CompareRounded(limit, bound)),
        _ => false,
    };

    /// <param name="known">The operator that holds.</param>
    /// <param name="asked">The operator that shall hold.</param>
    /// <param name="order">How the number behind that one compares with the number behind this one.</param>
    private static bool IsWider(string known, string asked, int order) => (known, asked) switch
    {
        (">", ">" or ">=") or (">=", ">=") => order <= 0,
        (">=", ">") => order < 0,
        ("<", "<" or "<=") or ("<=", "<=") => order >= 0,
        ("<=", "<") => order > 0,
        (">", "<>") => order <= 0,
        ("<", "<>") => order >= 0,
        (">=", "<>") => order < 0,
        ("<=", "<>") => order > 0,
        ("=", "=" or "<=" or ">=") or ("<>", "<>") => order == 0,
        _ => false,
    };

    // value = 'a' is a list of one.
    private static (Expression Subject, HashSet<string> Values)? Values(Expression condition) => condition switch
    {
        QuantifiedComparison { Operator: { Schema: null, Symbol: "=" }, Quantifier: Quantifier.Any, Array: ArrayConstructor list } test => (test.Left, new HashSet<string>(list.Elements.Select(Text), StringComparer.Ordinal)),
        BinaryOperation { Operator: { Schema: null, Symbol: "=" }, Right: Literal value } test => (test.Left, new HashSet<string>(StringComparer.Ordinal) { Text(value) }),
        _ => null,
    };

    // The digits of a number, as ConstantNormalForm writes them.
    private static string? Number(Expression expression) => expression switch
    {
        IntegerLiteral integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        NumericLiteral { Text: var text } => Number(text),
        UnaryOperation { Operator: { Schema: null, Symbol: "-" }, Operand: IntegerLiteral or NumericLiteral } negated => Number("-" + Number(negated.Operand)),

        // A fraction would be rounded.
        Cast { Operand: var constant, Type: { Modifiers.IsEmpty: true, ArrayBounds.IsEmpty: true, Name: { Schema: null or SchemaName.Catalog, Name: "int2" or "int4" or "int8" or "numeric" } } }
            when (constant is StringLiteral { Value: var text } ? Number(text) : Number(constant)) is { } number && number.IndexOf('.') < 0 => number,
        _ => null,
    };

    private static string? Number(string text) => ConstantNormalForm.Numeric(text) is var number && number.Length > 0 && number.All(static c => c is (>= '0' and <= '9') or '-' or '.') ? number : null;

    private static int Compare(string one, string other)
    {
        int scale = Math.Max(Scale(one), Scale(other));
        return Whole(one).CompareTo(Whole(other));

        static int Scale(string number) => number.IndexOf('.') is >= 0 and var point ? number.Length - point - 1 : 0;
        BigInteger Whole(string number) => BigInteger.Parse(number.Replace(".", "") + new string('0', scale - Scale(number)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    // Against a double precision value both numbers are rounded first, and may become one.
    private static int CompareRounded(string one, string other) => Rounded(one).CompareTo(Rounded(other));

    private static double Rounded(string number) => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private static string Text(Expression expression) => SqlPrinter.Print(expression);
}
