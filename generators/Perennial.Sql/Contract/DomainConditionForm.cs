using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Contract;

/// <summary>
/// Brings the condition of a domain into one form, the way of a person and that of pg_dump. Two conditions with one form mean the same: unlike <see cref="ExpressionNormalForm"/>, which
/// compares what should be equal, it takes a cast away only where the server would put the same one. A cast of <c>value</c> to another type rounds or cuts, and so changes the condition.
/// </summary>
internal sealed class DomainConditionForm
{
    private readonly string? _base;

    /// <param name="domain">The domain. A domain over a domain tests its value as one of the innermost type.</param>
    public DomainConditionForm(SignatureType domain)
    {
        SignatureType type = domain;
        while (type is { Kind: SignatureTypeKind.Domain, Element: { } below }) type = below;

        // In a cast "character" has a length of one.
        _base = type.DisplayName == "character" ? "bpchar" : SqlParser.ParseExpression($"null::{type.DisplayName}", null, out _) is Cast cast ? NameOf(cast.Type) : null;
    }

    /// <summary>Null for what is no expression.</summary>
    public Expression? Read(string condition) => SqlParser.ParseExpression(condition, null, out _) is { } expression ? ExpressionRewriter.Rewrite(expression, Simplify) : null;

    private Expression Simplify(Expression part)
    {
        switch (part)
        {
            case Cast { Operand: var operand, Type: var type } when IsValue(operand) && IsBase(type):
                return operand;
            case Cast { Operand: StringLiteral text, Type: var type } when IsText(NameOf(type)) && IsText(_base):
                return text;
            case Cast { Operand: StringLiteral { Value: var text }, Type: var type } cast:
                return Constant(text, NameOf(type)) ?? cast with { Form = CastForm.DoubleColon };
            case Cast { Operand: IntegerLiteral literal, Type: var type } when NameOf(type) == "int4":
                return literal;
            case Cast { Operand: NumericLiteral literal, Type: var type } when NameOf(type) == "numeric" && literal.Text.IndexOf('.') >= 0:
                return literal;
            case Cast cast:
                return cast with { Form = CastForm.DoubleColon };
            case TypedLiteral literal:
                return Simplify(new Cast(new StringLiteral(literal.Value), literal.Type, CastForm.DoubleColon));
            case StringLiteral literal:
                return _base == "interval" ? new StringLiteral(ConstantNormalForm.Interval(literal.Value)) : literal;
            case BetweenTest between when IsValue(between.Operand):
                return ExpressionNormalForm.Simplify(between with { Low = Bare(between.Low), High = Bare(between.High) });
            case BinaryOperation operation when IsValue(operation.Left):
                return ExpressionNormalForm.Simplify(operation with { Right = Bare(operation.Right, operation.Operator.Symbol.IndexOf('~') >= 0) });
            case BinaryOperation operation when IsValue(operation.Right):
                return ExpressionNormalForm.Simplify(operation with { Left = Bare(operation.Left) });
            case InList or QuantifiedComparison:
                return ExpressionNormalForm.Simplify(part) is QuantifiedComparison { Left: var left } test && IsValue(left) ? test with { Array = BareArray(test.Array) } : ExpressionNormalForm.Simplify(part);
            default:
                return ExpressionNormalForm.Simplify(part);
        }
    }

    private Expression BareArray(Expression array) => array switch
    {
        Cast { Operand: ArrayConstructor list, Type: { ArrayBounds.Count: 1 } type } when IsBase(type with { ArrayBounds = default }) => BareArray(list),
        ArrayConstructor list => list with { Elements = list.Elements.Select(element => Bare(element)).ToEquatableArray() },
        _ => array,
    };

    // Beside the value, a constant of another type gets the value's own by itself. Not beside one of two or four bytes, which the server widens instead.
    private Expression Bare(Expression constant, bool isPattern = false) => constant switch
    {
        // A pattern for char(n) is a text.
        Cast { Operand: StringLiteral text, Type: var type } when _base == "bpchar" && isPattern && IsText(NameOf(type)) => text,
        Cast { Operand: StringLiteral text, Type: var type } when IsBase(type) && _base is not ("int2" or "int4" or "int8" or "numeric" or "float4" or "float8") => Simplify(text),
        Cast { Operand: IntegerLiteral or NumericLiteral or UnaryOperation { Operator.Symbol: "-", Operand: IntegerLiteral or NumericLiteral } } cast when _base is "int4" or "int8" or "numeric" or "float8" && IsBase(cast.Type) => cast.Operand,
        _ => constant,
    };

    // The server writes '-1'::integer for -1.
    private static Expression? Constant(string text, string? type)
    {
        if (text.Length < 2 || text[0] != '-' || text[1] == '-' || SqlParser.ParseExpression(text.Substring(1), null, out _) is not { } number) return null;
        bool isSame = (number is IntegerLiteral && type == "int4") || (number is NumericLiteral { Text: var digits } && type == "numeric" && digits.IndexOf('.') >= 0);
        return isSame ? new UnaryOperation(new(null, "-"), number) : null;
    }

    private static bool IsValue(Expression expression) => expression is ColumnReference { Parts: { Count: 1 } parts } && parts[0].Name == "value";

    private bool IsBase(TypeName type) => NameOf(type) is { } name && (name == _base || (IsText(name) && IsText(_base)));

    // Types whose values the server takes for one another as they are, as long as neither has a length.
    private static bool IsText(string? type) => type is "text" or "varchar";

    // Null for a type with a modifier, which rounds or cuts, and for an array.
    private static string? NameOf(TypeName type)
    {
        if (!type.Modifiers.IsEmpty || !type.ArrayBounds.IsEmpty || type.IsColumnType || type.IsSetOf || type.Interval is not null) return null;
        return type.Name.Schema is null or SchemaName.Catalog ? type.Name.Name : SqlPrinter.Print(type);
    }
}
