using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>UPDATE and DELETE (PostgreSQL documentation, UPDATE and DELETE).</summary>
internal sealed partial class Binder
{
    private BoundQuery BindUpdate(Scope scope, UpdateStatement node)
    {
        BoundQuery query = new(QueryKind.Update, scope);
        scope.Query = query;
        query.With.AddRange(BindWith(scope, node.With));
        RangeEntry target = BindTarget(scope, node.Table.Name, node.Alias, node.Table.IsOnly);
        query.Target = target;
        BindModificationFrom(scope, query, target, node.From);
        if (node.Where is not null) query.Where = BindCondition(scope, node.Where, ExpressionPlace.Where, "WHERE");
        if (query.Where is not null) NullRejection.ApplyWhere(query, query.Where);
        RangeEntry updated = CopyOf(target, null, [], TriggerEvents.Update);
        if (node.Returning is { } returning) BindReturning(scope, query, returning, updated);
        BindAssignments(scope, query, target, node.Assignments, TriggerEvents.Update);
        DescribeUpdatedRow(query, target, updated);
        return query;
    }

    private BoundQuery BindDelete(Scope scope, DeleteStatement node)
    {
        BoundQuery query = new(QueryKind.Delete, scope);
        scope.Query = query;
        query.With.AddRange(BindWith(scope, node.With));
        RangeEntry target = BindTarget(scope, node.Table.Name, node.Alias, node.Table.IsOnly);
        query.Target = target;
        BindModificationFrom(scope, query, target, node.Using);
        if (node.Where is not null) query.Where = BindCondition(scope, node.Where, ExpressionPlace.Where, "WHERE");
        if (query.Where is not null) NullRejection.ApplyWhere(query, query.Where);
        Effects.Write(target.Relation!, null);
        Effects.Need(target.Relation!, "delete", null);
        if (node.Returning is { } returning) BindReturning(scope, query, returning, HasTrigger(target.Relation!, TriggerEvents.Delete) || ViewUpdatability.IsReturnedByRule(_catalog, target.Relation!, TriggerEvents.Delete) ? CopyOf(target, null, [], TriggerEvents.Delete) : target);
        return query;
    }

    // Subqueries in FROM cannot see the table that is changed.
    private void BindModificationFrom(Scope scope, BoundQuery query, RangeEntry target, EquatableArray<FromItem> items)
    {
        NamespaceItem item = ItemOf(target);
        item.IsLateralOnly = true;
        item.IsLateralAllowed = false;
        scope.Namespace.Add(item);
        query.From.Add(new BoundFromEntry(target));
        BindFrom(scope, items, query);
        item.IsLateralOnly = false;
        item.IsLateralAllowed = true;
    }

    /// <param name="event">Of the statement: what ON CONFLICT assigns passes through views as an INSERT does.</param>
    private void BindAssignments(Scope scope, BoundQuery query, RangeEntry target, EquatableArray<Assignment> assignments, TriggerEvents @event)
    {
        List<(AssignmentTarget Target, BoundExpression Value)> values = [];
        foreach (Assignment assignment in assignments)
        {
            if (!assignment.IsMultiple)
            {
                values.Add((assignment.Targets[0], BindStoredValue(scope, assignment.Value, ExpressionPlace.UpdateSource)));
                continue;
            }

            BoundExpression[] sources = BindMultipleSource(scope, query, assignment);
            if (sources.Length != assignment.Targets.Count) throw Refused(assignment.Value.Span, "42601", "number of columns does not match number of values");
            for (int i = 0; i < sources.Length; i++) values.Add((assignment.Targets[i], sources[i]));
        }

        Dictionary<string, bool> isWhole = [];
        (AssignmentTarget Node, CatalogColumn Column)? repeated = null;
        StoredRow row = new(@event, IsNew: false, default, []);
        foreach ((AssignmentTarget node, BoundExpression value) in values)
        {
            CatalogColumn column = FindTargetColumn(target, node.Column);
            CheckAssignable(column, value, OverridingKind.None, isInsert: false);
            BoundExpression stored = Assign(scope, target.Relation!, column, node, value, ExpressionPlace.UpdateTarget);
            // Parts of a column may be assigned one by one, but not beside the whole.
            if (isWhole.TryGetValue(column.Name, out bool isWholeBefore) && (isWholeBefore || node.Indirection is null)) repeated ??= (node, column);
            isWhole[column.Name] = node.Indirection is null;
            row.Columns.Add(new(column, node.Indirection is not null, IsDefault: false, node.Span));
            query.UpdatedColumns.Add(column.Name);
            AddAssignment(query, target, column, stored, "update");
        }

        query.StoredRows.Add(row);
        // The server's rewriter asks, behind all else.
        if (!_isRuleAction && repeated is { } found) throw Refused(found.Node.Span, "42601", $"multiple assignments to same column \"{found.Column.Name}\"");
    }

    private BoundExpression[] BindMultipleSource(Scope scope, BoundQuery query, Assignment assignment)
    {
        switch (assignment.Value)
        {
            case RowConstructor row:
                BoundExpression[] values = new BoundExpression[row.Elements.Count];
                for (int i = 0; i < values.Length; i++) values[i] = BindStoredValue(scope, row.Elements[i], ExpressionPlace.UpdateSource);
                return values;
            case ScalarSubquery subquery:
                ExpressionPlace before = scope.Place;
                scope.Place = ExpressionPlace.UpdateSource;
                BoundQuery rows = BindSubquery(scope, subquery.Query);
                scope.Place = before;
                BoundExpression[] columns = new BoundExpression[rows.Targets.Count];
                for (int i = 0; i < columns.Length; i++)
                {
                    BoundExpression value = rows.Targets[i].Value;
                    columns[i] = new BoundSubqueryColumn(rows, i, value.Type, value.Typmod, value.Span);
                }

                query.Others.Add((new BoundSubquery(SubqueryKind.Scalar, rows, TypeOid.Record, -1, subquery.Span, []), false));
                return columns;
            default:
                throw Refused(assignment.Value.Span, "0A000", "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression");
        }
    }

    // An assigned column has its new value, another one its old value, unless a trigger or a generation expression says otherwise.
    private void DescribeUpdatedRow(BoundQuery query, RangeEntry target, RangeEntry updated)
    {
        if (MayChangeRows(target.Relation!, TriggerEvents.Update)) return;
        Dictionary<int, BoundExpression[]> stored = [];
        foreach (BoundAssignment assignment in query.Assignments)
        {
            int index = target.Find(assignment.Column);
            if (index >= 0) stored[index] = [assignment.Value];
        }

        updated.Stored = stored;
        foreach (int index in target.Proven)
        {
            if (!stored.ContainsKey(index) && target.Columns[index].Column is { Generated: ColumnGeneration.None }) updated.Proven.Add(index);
        }
    }
}
