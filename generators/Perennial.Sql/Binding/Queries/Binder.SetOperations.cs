using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>UNION, INTERSECT and EXCEPT (PostgreSQL documentation, "Combining Queries").</summary>
internal sealed partial class Binder
{
    /// <param name="recursive">The common table whose recursive union this is, or null.</param>
    private BoundQuery BindSetStatement(Scope scope, SelectStatement node, SetOperation operation, CommonTable? recursive)
    {
        BoundQuery query = BindSetOperation(scope, operation, recursive);
        // An outer INSERT or a surrounding operation may still give literals their type; here nothing else can.
        if (!node.OrderBy.IsEmpty) BindSetOrderBy(scope, query, node.OrderBy);
        BindLimits(scope, query, node);
        BindLocking(scope, query, node.Locking);
        return query;
    }

    private BoundQuery BindSetOperation(Scope scope, SetOperation operation, CommonTable? recursive)
    {
        Enter(operation);
        string context = operation.Operator switch { SetOperator.Union => "UNION", SetOperator.Intersect => "INTERSECT", _ => "EXCEPT" };
        string? barrier = operation.Operator == SetOperator.Union ? null : context;
        BoundQuery left = Behind(operation.IsAll ? barrier : null, () => BindSetOperand(scope, operation.Left));
        if (recursive is not null) StartRecursiveTerm(recursive, left);
        BoundQuery right = Behind(operation.IsAll || operation.Operator == SetOperator.Except ? barrier : null, () => BindSetOperand(scope, operation.Right));
        if (left.Targets.Count != right.Targets.Count) throw Refused(right.Targets.Count > 0 ? right.Targets[0].Value.Span : operation.Right.Span, "42601", $"each {context} query must have the same number of columns: the first has {left.Targets.Count}, and this one {right.Targets.Count}");
        BoundQuery query = new(QueryKind.SetOperation, scope)
        {
            SetOperator = operation.Operator,
            IsSetAll = operation.IsAll,
            Left = left,
            Right = right,
        };
        scope.Query = query;
        for (int i = 0; i < left.Targets.Count; i++)
        {
            BoundTarget leftTarget = left.Targets[i], rightTarget = right.Targets[i];
            uint common = SelectCommonType([leftTarget.Value, rightTarget.Value], context);
            ConvertOperand(left, i, common, context);
            ConvertOperand(right, i, common, context);
            int typmod = CommonTypmod([leftTarget.Value, rightTarget.Value], common);
            if (recursive is { SelfReferences: > 0 }) CheckRecursiveType(recursive, leftTarget.Value.Span, i, common, typmod);
            if (!operation.IsAll || operation.Operator != SetOperator.Union) RequireComparable(leftTarget.Value);
            bool mayLackCollation = operation.IsAll && operation.Operator == SetOperator.Union;
            uint? collation = _hasCollations || recursive is { SelfReferences: > 0 } ? Collations.Common([leftTarget.Value, rightTarget.Value], mayLackCollation) : null;
            if (recursive is { SelfReferences: > 0 }) CheckRecursiveCollation(recursive, leftTarget.Value, i, collation ?? 0);
            query.Targets.Add(new(new BoundPlaceholder(common, typmod, leftTarget.Value.Span, null) { Collation = collation }, leftTarget.Name) { HasAlias = leftTarget.HasAlias });
        }

        Leave();
        return query;
    }

    private void CheckRecursiveType(CommonTable recursive, TextSpan place, int index, uint common, int typmod)
    {
        RangeColumn column = recursive.Columns![index];
        if (column.Type != common || column.Typmod != typmod)
        {
            throw Mismatch(place, $"recursive query \"{recursive.Name}\" column {index + 1} has type {TypeName(column.Type, column.Typmod)} in non-recursive term but type {TypeName(common, typmod)} overall; cast the output of the non-recursive term to the correct type");
        }
    }

    private void CheckRecursiveCollation(CommonTable recursive, BoundExpression first, int index, uint overall)
    {
        if (!_types.IsCollatable(recursive.Columns![index].Type)) return;
        uint alone = Collations.Of(first);
        if (alone == overall) return;
        throw Mismatch(
            first.Span,
            $"recursive query \"{recursive.Name}\" column {index + 1} has collation \"{CollationName(alone)}\" in non-recursive term but collation \"{CollationName(overall)}\" overall; use the COLLATE clause to set the collation of the non-recursive term",
            "42P21");
    }

    private void ConvertOperand(BoundQuery operand, int index, uint common, string context)
    {
        BoundTarget target = operand.Targets[index];
        BoundExpression before = target.Value;
        // The result of a nested operation or of rows is already computed: only literals of unknown type are converted in place.
        if (before.Type == common && before is not BoundPlaceholder) return;
        target.Value = ToCommonType(before, common, context);
        if (operand.Kind != QueryKind.Values) return;
        foreach (BoundExpression[] row in operand.Rows) row[index] = ToCommonType(row[index], common, context);
    }

    private BoundQuery BindSetOperand(Scope scope, QueryBody body)
    {
        // Operands cannot refer to other operands; they see what the whole query sees.
        if (body is SetOperation nested) return BindSetOperation(new Scope(scope) { KeepsUnknowns = true }, nested, null);
        SelectStatement statement = body is NestedQuery { Query: { } query } ? query : new SelectStatement(body) { Span = body.Span };
        if (!statement.Locking.IsEmpty)
        {
            string strength = StrengthOf(statement.Locking[0]);
            throw Refused(statement.Locking[0].Span, "0A000", $"{strength} is not allowed with UNION/INTERSECT/EXCEPT; the rows of an operand are locked in a subquery of its FROM");
        }

        if (body is SelectCore { Into: { } into } && !ReferenceEquals(into, _into)) throw Refused(into.Span, "42601", "INTO is only allowed on first SELECT of UNION/INTERSECT/EXCEPT");
        BoundQuery operand = BindSelect(new Scope(scope) { KeepsUnknowns = true }, statement);
        // Rows of literals are text before they are compared with the other operand.
        if (operand.Kind == QueryKind.Values) SettleResult(operand);
        return operand;
    }

    // Only output columns can sort the result of an operation.
    private void BindSetOrderBy(Scope scope, BoundQuery query, EquatableArray<SortItem> items)
    {
        foreach (SortItem item in items)
        {
            BoundExpression? key = FindOutputColumn(scope, query, item.Value, "ORDER BY", ExpressionPlace.OrderBy);
            if (key is null)
            {
                key = BindOverResult(scope, query, item.Value) ?? throw Refused(item.Value.Span, "0A000", "invalid UNION/INTERSECT/EXCEPT ORDER BY clause: only result column names can be used, not expressions or functions");
            }

            query.SortModes.Add(RequireSortable(key, item));
            query.OrderBy.Add(key);
        }
    }

    // What is wrong with an expression itself comes before that it cannot stand here. Only result columns are in sight.
    private BoundExpression? BindOverResult(Scope scope, BoundQuery query, Expression node)
    {
        RangeEntry result = new()
        {
            Kind = RangeKind.Subquery,
            Name = "*SELECT*",
            Columns = [.. query.Targets.Select(static target => new RangeColumn(target.Name, target.Value.Type, target.Value.Typmod, false, null))],
            Scope = scope,
            RowType = Catalog.TypeOid.Record,
            Query = query,
        };
        List<NamespaceItem> before = scope.Namespace;
        NamespaceItem item = ItemOf(result);
        item.IsRelationVisible = false;
        scope.Namespace = [item];
        BoundExpression bound = BindExpression(scope, node, ExpressionPlace.OrderBy);
        scope.Namespace = before;
        // A conversion that changes nothing leaves the column.
        return bound is BoundColumnReference reference && reference.Entry == result ? query.Targets[reference.Index].Value : null;
    }
}
