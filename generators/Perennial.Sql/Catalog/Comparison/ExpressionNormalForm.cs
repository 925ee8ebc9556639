using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// Brings expressions that mean the same and are often written in different ways into one form: the way of a person, and that of the server's own deparser
/// (pg_dump). It removes what the server adds and never what a person must have meant.
/// </summary>
internal static class ExpressionNormalForm
{
    /// <param name="expression">A default, condition or index expression.</param>
    /// <param name="relation">The table whose columns it names; null for none.</param>
    /// <param name="catalog">Tells which schemas are searched anyway; null leaves the users' schemas in names.</param>
    public static Expression Of(Expression expression, Relation? relation, DatabaseCatalog? catalog = null) => ExpressionRewriter.Rewrite(expression, part => Simplify(part, relation, catalog));

    /// <summary>The same for a node whose parts are in that form.</summary>
    public static Expression Simplify(Expression part, Relation? relation = null, DatabaseCatalog? catalog = null)
    {
        switch (part)
        {
            // t.a is a where only t's columns are in scope.
            case ColumnReference { Parts.Count: 2 } reference when relation is not null && reference.Parts[0].Name == relation.Name:
                return new ColumnReference([reference.Parts[1]]);

            // The server writes out the schema of a configuration where it is not searched.
            case Cast { Operand: StringLiteral { Value: var text }, Type.Name.Name: var type and ("regconfig" or "regdictionary") } when LiteralName.Parse(text) is { Schema: { } schema, Name: var name }
                && IsFoundWithout(schema, name, type == "regconfig" ? TextSearchKind.Configuration : TextSearchKind.Dictionary, catalog):
                return new StringLiteral(NameRules.Quote(name));

            // 'x'::text is 'x': the context gives a literal its type, and a column of text or varchar is compared as text.
            case Cast { Operand: StringLiteral or NullLiteral or IntegerLiteral or NumericLiteral or BooleanLiteral } cast:
                return cast.Operand;
            case Cast { Operand: ColumnReference, Type: { Name.Name: "text", ArrayBounds.IsEmpty: true } } cast:
                return cast.Operand;
            case Cast { Operand: ArrayConstructor, Type.ArrayBounds.IsEmpty: false } cast:
                return cast.Operand;
            case Cast { Form: CastForm.Cast } cast:
                return cast with { Form = CastForm.DoubleColon };
            case TypedLiteral literal:
                return new StringLiteral(ConstantNormalForm.Interval(literal.Value));
            case StringLiteral literal:
                return new StringLiteral(ConstantNormalForm.Interval(literal.Value));

            // The deparser writes IN as = ANY and NOT IN as <> ALL.
            case InList { IsNegated: false } list:
                return new QuantifiedComparison(list.Operand, new(null, "="), Quantifier.Any, new ArrayConstructor(list.Items));
            case InList list:
                return new QuantifiedComparison(list.Operand, new(null, "<>"), Quantifier.All, new ArrayConstructor(list.Items));

            // BETWEEN is two comparisons, LIKE an operator.
            case BetweenTest { IsSymmetric: false } between:
                return Between(between);
            case PatternMatch { Kind: not PatternKind.SimilarTo, Escape: null } match:
                string symbol = (match.IsNegated ? "!~~" : "~~") + (match.Kind == PatternKind.ILike ? "*" : "");
                return new BinaryOperation(match.Operand, new(null, symbol), match.Pattern);

            case BooleanOperation { Operator: var kind } operation when operation.Operands.Any(operand => operand is BooleanOperation inner && inner.Operator == kind):
                return operation with
                {
                    Operands = operation.Operands.SelectMany(operand => operand is BooleanOperation inner && inner.Operator == kind ? inner.Operands : [operand]).ToEquatableArray(),
                };

            // pg_catalog is searched anyway.
            case FunctionCall { Name: { Schema: SchemaName.Catalog } name } call:
                return call with { Name = new([name.Parts[name.Parts.Count - 1]]), Form = FunctionCallForm.Plain };
            case FunctionCall { Name: { Schema: { } schema } name } call when catalog?.FindRoutines(null, name.Name) is { IsEmpty: false } found && found.All(routine => routine.Schema == schema):
                return call with { Name = new([name.Parts[name.Parts.Count - 1]]), Form = FunctionCallForm.Plain };
            case FunctionCall call:
                return call with { Form = FunctionCallForm.Plain };
            case UnaryOperation { Operator: { Schema: { Name: SchemaName.Catalog } } @operator } operation:
                return operation with { Operator = new(null, @operator.Symbol) };
            case BinaryOperation { Operator: { Schema: { Name: SchemaName.Catalog } } @operator } operation:
                return operation with { Operator = new(null, @operator.Symbol) };
            case SqlValueFunction { Kind: SqlValueFunctionKind.CurrentTimestamp, Precision: null }:
                return new FunctionCall(new([new("now", default)]));
            default:
                return part;
        }
    }

    private static bool IsFoundWithout(string schema, string name, TextSearchKind kind, DatabaseCatalog? catalog) =>
        catalog is null ? schema == SchemaName.Catalog : catalog.FindTextSearch(kind, null, name)?.Schema == schema;

    private static BooleanOperation Between(BetweenTest between)
    {
        Expression low = new BinaryOperation(between.Operand, new(null, between.IsNegated ? "<" : ">="), between.Low);
        Expression high = new BinaryOperation(between.Operand, new(null, between.IsNegated ? ">" : "<="), between.High);
        return new BooleanOperation(between.IsNegated ? BooleanOperator.Or : BooleanOperator.And, [low, high]);
    }
}
