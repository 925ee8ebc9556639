using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Subqueries in expressions (PostgreSQL documentation, "Subquery Expressions").</summary>
internal sealed partial class Binder
{
    private BoundExpression BindSubqueryExpression(Scope scope, Expression node)
    {
        if (scope.Place is ExpressionPlace.CheckConstraint or ExpressionPlace.DomainCheck or ExpressionPlace.ColumnDefault or ExpressionPlace.FunctionDefault or ExpressionPlace.IndexExpression
            or ExpressionPlace.IndexPredicate or ExpressionPlace.GeneratedColumn or ExpressionPlace.AlterTransform or ExpressionPlace.TriggerWhen or ExpressionPlace.PartitionBound
            or ExpressionPlace.PartitionExpression or ExpressionPlace.CallArgument or ExpressionPlace.ExecuteParameter or ExpressionPlace.StatisticsExpression)
        {
            throw Refused(node.Span, "0A000", $"cannot use subquery in {SubqueryPlace(scope.Place)}");
        }

        switch (node)
        {
            case ExistsTest exists:
                return new BoundSubquery(SubqueryKind.Exists, BindSubquery(scope, exists.Query), TypeOid.Bool, -1, node.Span, []);
            case ScalarSubquery scalar:
                BoundQuery query = BindSubquery(scope, scalar.Query);
                BoundExpression value = SingleColumn(query, node.Span);
                return new BoundSubquery(SubqueryKind.Scalar, query, value.Type, value.Typmod, node.Span, []);
            case ArraySubquery array:
                BoundQuery rows = BindSubquery(scope, array.Query);
                BoundExpression element = SingleColumn(rows, node.Span);
                uint arrayType = _types.ArrayType(element.Type);
                if (arrayType == 0 && _types.ElementType(element.Type) != 0) arrayType = element.Type;
                if (arrayType == 0) throw UnknownName(node.Span, "42704", $"could not find array type for data type {TypeName(element.Type)}");
                return new BoundSubquery(SubqueryKind.Array, rows, arrayType, element.Typmod, node.Span, []);
            case InSubquery membership:
                BoundExpression any = BindComparison(scope, membership.Operand, new OperatorName(null, "=") { Span = WordAfter(membership.Operand, node) }, SubqueryKind.Any, membership.Query, node.Span);
                return membership.IsNegated ? new BoundNot(node.Span, any) : any;
            default:
                QuantifiedSubquery quantified = (QuantifiedSubquery)node;
                return BindComparison(scope, quantified.Left, quantified.Operator, quantified.Quantifier == Quantifier.Any ? SubqueryKind.Any : SubqueryKind.All, quantified.Query, node.Span, WrittenOperator.OfQuantified(quantified.Left, quantified.Operator, node.Span));
        }
    }

    private static string SubqueryPlace(ExpressionPlace place) => place switch
    {
        ExpressionPlace.CheckConstraint or ExpressionPlace.DomainCheck => "check constraint",
        ExpressionPlace.ColumnDefault or ExpressionPlace.FunctionDefault => "DEFAULT expression",
        ExpressionPlace.IndexExpression => "index expression",
        ExpressionPlace.IndexPredicate => "index predicate",
        ExpressionPlace.GeneratedColumn => "column generation expression",
        ExpressionPlace.AlterTransform => "transform expression",
        ExpressionPlace.TriggerWhen => "trigger WHEN condition",
        ExpressionPlace.PartitionBound => "partition bound",
        ExpressionPlace.PartitionExpression => "partition key expression",
        ExpressionPlace.StatisticsExpression => "statistics expression",
        ExpressionPlace.ExecuteParameter => "EXECUTE parameter",
        _ => "CALL argument",
    };

    private BoundExpression SingleColumn(BoundQuery query, TextSpan span) =>
        query.Targets.Count == 1 ? query.Targets[0].Value : throw Refused(span, "42601", query.Targets.Count == 0 ? "subquery must return a column" : $"subquery must return only one column, and this one returns {query.Targets.Count}: as a value it stands for one");

    private BoundQuery BindSubquery(Scope scope, SelectStatement query)
    {
        Scope inner = new(scope);
        return Behind("a subquery", () => BindSelect(inner, query));
    }

    private BoundExpression BindComparison(Scope scope, Expression left, OperatorName name, SubqueryKind kind, SelectStatement syntax, TextSpan span, WrittenOperator? written = null)
    {
        // The subquery comes first, as in the server: it may settle parameters.
        BoundQuery query = BindSubquery(scope, syntax);
        BoundExpression[] fields = left is RowConstructor row ? BindRowFields(scope, row) : [Bind(scope, left)];
        return CompareWithRows(scope, fields, name, kind, query, span, fields.Length == 1 ? written : null);
    }

    private BoundExpression CompareWithRows(Scope scope, BoundExpression[] fields, OperatorName name, SubqueryKind kind, BoundQuery query, TextSpan span, WrittenOperator? written = null)
    {
        if (fields.Length < query.Targets.Count) throw Refused(name.Span, "42601", $"subquery has too many columns: {query.Targets.Count}, compared with {fields.Length}");
        if (fields.Length > query.Targets.Count) throw Refused(name.Span, "42601", "subquery has too few columns");
        BoundExpression[] left = new BoundExpression[fields.Length];
        uint[] operators = new uint[fields.Length];
        bool isStrict = true;
        for (int i = 0; i < fields.Length; i++)
        {
            BoundExpression column = query.Targets[i].Value;
            BoundPlaceholder placeholder = new(column.Type, column.Typmod, name.Span, column) { Collation = CollationOf(column) };
            BoundExpression comparison = MakeOperator(scope, name, fields[i], placeholder, span, written);
            if (comparison.Type != TypeOid.Bool) throw Mismatch(name.Span, $"operator {name.Symbol} must return type boolean, not type {TypeName(comparison.Type)}");
            left[i] = comparison.Child(0);
            operators[i] = comparison is BoundOperator { Operator.Oid: var oid } ? oid : 0;
            isStrict &= comparison is BoundOperator { Routine.IsStrict: true };
            if (column is BoundColumnReference reference && left[i] is BoundParameterReference { Slot.Name: null } parameter) parameter.Slot.SuggestedName ??= reference.Column.Name;
        }

        return new BoundSubquery(kind, query, TypeOid.Bool, -1, span, left) { IsStrict = isStrict, IsEquality = name.Symbol == "=", Operators = new(operators) };
    }

    private BoundExpression BindRowSubquery(Scope scope, RowConstructor row, OperatorName name, ScalarSubquery subquery, TextSpan span)
    {
        BoundExpression[] fields = BindRowFields(scope, row);
        return CompareWithRows(scope, fields, name, SubqueryKind.Row, BindSubquery(scope, subquery.Query), span);
    }
}
