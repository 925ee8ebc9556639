using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>ON CONFLICT (PostgreSQL documentation, INSERT, "ON CONFLICT Clause").</summary>
internal sealed partial class Binder
{
    private void BindOnConflict(Scope scope, BoundQuery query, RangeEntry target, OnConflictClause node)
    {
        Relation relation = target.Relation!;
        if (!node.Assignments.IsEmpty && node.Target.IsEmpty && node.Constraint is null)
        {
            throw Refused(node.Span, "42601", "ON CONFLICT DO UPDATE requires inference specification or constraint name; for example, ON CONFLICT (column_name)");
        }

        RangeEntry excluded = new()
        {
            Kind = RangeKind.Relation,
            Name = "excluded",
            HasAlias = true,
            Columns = target.Columns,
            Scope = scope,
            RowType = relation.RowType,
            Stored = StoredByColumn(query, target, null),
            ExcludedFrom = relation,
        };
        NamespaceItem targetItem = ItemOf(target);
        query.Conflict = new BoundConflict { FirstAssignment = query.Assignments.Count, IsKeptExactly = node.Constraint is null };
        scope.Namespace = [targetItem];
        BindArbiter(scope, query, relation, node);
        if (node.Assignments.IsEmpty)
        {
            query.MaySkipRows = true;
            return;
        }

        scope.Namespace = [ItemOf(excluded), targetItem];
        BindAssignments(scope, query, target, node.Assignments, TriggerEvents.Insert);
        if (node.Where is not null)
        {
            BoundExpression where = BindCondition(scope, node.Where, ExpressionPlace.Where, "WHERE");
            query.Others.Add((where, true));
            query.Conflict.Condition = where;
            query.MaySkipRows = true;
        }

        query.UpdatesOnConflict = true;
    }

    private void BindArbiter(Scope scope, BoundQuery query, Relation relation, OnConflictClause node)
    {
        foreach (IndexElement element in node.Target)
        {
            if (element.Direction != SortDirection.Default) throw Refused(element.Span, "42P10", "ASC/DESC is not allowed in ON CONFLICT clause");
            if (element.Nulls != NullsOrder.Default) throw Refused(element.Span, "42P10", "NULLS FIRST/LAST is not allowed in ON CONFLICT clause");
            // The server knows no place of a bare column, and points to the parenthesis.
            Expression key = element.Value is ColumnReference { Parts.Count: 1 } column ? column with { Span = ParenthesisBefore(node.Target[0].Span) } : element.Value;
            BoundExpression bound = BindExpression(scope, key, ExpressionPlace.IndexExpression);
            query.Others.Add((bound, false));
            query.Conflict!.Keys.Add(bound);
            query.Conflict.IsKeptExactly &= element.OperatorClass is null && element.Collation is null;
            if (element.OperatorClass is not { } written) continue;
            OperatorClass found = _catalog.FindOperatorClass("btree", written.Schema, written.Name) ?? throw UnknownName(written.Span, "42704", $"operator class \"{written.Name}\" does not exist for access method \"btree\"");
            Replacements.Qualify(written.Span, written.Schema, found.Schema, found.Name);
        }

        if (node.TargetWhere is not null)
        {
            query.Conflict!.KeyCondition = BindCondition(scope, node.TargetWhere, ExpressionPlace.IndexPredicate, "WHERE");
            query.Others.Add((query.Conflict.KeyCondition, true));
        }

        if (!node.Target.IsEmpty && !HasArbiter(relation, node))
        {
            string columns = string.Join(", ", node.Target.Select(static element => SqlPrinter.Print(element.Value)));
            _warnings.Add(Finding.Create(
                FindingRules.NeverRuns, _source, node.Target[0].Span,
                $"There is no unique or exclusion constraint matching the ON CONFLICT specification: {relation.QualifiedName} has no unique index on ({columns}){(node.TargetWhere is null ? " for all rows" : "")}, so the server refuses this whenever it runs. Create one, or name the columns of one that is there.", "42P10"));
        }

        if (node.Constraint is { } name && !HasConstraint(relation, name.Name))
        {
            throw UnknownName(name.Span, "42704", $"constraint \"{name.Name}\" for table \"{relation.Name}\" does not exist.{NameSuggestion.For(name.Name, relation.Constraints.Select(static constraint => constraint.Name))}".TrimEnd('.'));
        }

        if (node.Constraint is not { Name: var chosen } || relation.Constraints.FirstOrDefault(constraint => constraint.Name == chosen) is not { } arbiter) return;
        foreach (CatalogColumn column in relation.Columns)
        {
            if (arbiter.Columns.Contains(column.Number)) Effects.Need(relation, "select", column.Name);
        }
    }

    // The planner's choice, taken generously: conditions and expressions are not compared.
    private static bool HasArbiter(Relation relation, OnConflictClause node)
    {
        if (!relation.IsUserDefined || relation.Kind is not (RelationKind.Table or RelationKind.PartitionedTable)) return true;
        int[] wanted = [.. node.Target.Select(element => element.Value is ColumnReference { Parts.Count: 1 } column ? relation.FindColumn(column.Name)?.Number ?? 0 : 0).Distinct().OrderBy(static number => number)];
        return relation.Indexes.Any(index => index is { IsUnique: true, IsImmediate: true } && (!index.IsPartial || node.TargetWhere is not null)
            && index.Columns.Distinct().OrderBy(static number => number).SequenceEqual(wanted));
    }

    private TextSpan ParenthesisBefore(TextSpan span)
    {
        // A body of the catalog stands in another text.
        int place = span.Start;
        if (span.End > _source.Text.Length) return span;
        while (place > 0 && _source.Text[place] != '(') place--;
        return new TextSpan(place, 1);
    }

    private static bool HasConstraint(Relation relation, string name)
    {
        foreach (Constraint constraint in relation.Constraints)
        {
            if (constraint.Name == name) return true;
        }

        return false;
    }
}
