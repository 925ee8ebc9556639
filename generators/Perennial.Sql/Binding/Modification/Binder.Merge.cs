using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>MERGE (PostgreSQL documentation, MERGE).</summary>
internal sealed partial class Binder
{
    private const int FirstVersionMergingIntoViews = 17;

    private BoundQuery BindMerge(Scope scope, MergeStatement node)
    {
        BoundQuery query = new(QueryKind.Merge, scope);
        scope.Query = query;
        if (node.With is { IsRecursive: true }) throw Refused(node.With.Span, "0A000", "WITH RECURSIVE is not supported for MERGE statement");
        query.With.AddRange(BindWith(scope, node.With));
        CheckUnreachable(node);
        RangeEntry target = BindTarget(scope, node.Table.Name, node.Alias);
        query.Target = target;
        RequireMergeable(target.Relation!, node);
        List<NamespaceItem> source = [];
        BoundFromItem sourceItem = BindFromItem(scope, node.Source, source);
        SetLateral(source, isLateralOnly: false, isAllowed: true);
        NamespaceItem targetItem = ItemOf(target);
        CheckNames([targetItem], source, node.Source.Span);
        query.From.Add(new BoundFromEntry(target));
        query.From.Add(sourceItem);
        List<NamespaceItem> both = [targetItem, .. source];
        scope.Namespace = both;
        // The server asks for a boolean only when it plans.
        query.Others.Add((BindExpression(scope, node.On, ExpressionPlace.JoinOn), true));
        foreach (MergeWhen clause in node.Clauses)
        {
            scope.Namespace = clause.Match switch
            {
                MergeMatch.Matched => both,
                MergeMatch.NotMatchedBySource => [targetItem],
                _ => source,
            };
            BindMergeWhen(scope, query, target, clause);
        }

        scope.Namespace = both;
        if (node.Returning is { } returning) BindMergeReturning(scope, query, target, sourceItem, node, returning);
        RequireUpdatableBy(node, target.Relation!);
        RequireUpdatableColumns(query, "merge into");
        return query;
    }

    // transformMergeStmt, and rewriteTargetView for the views of 17 and later.
    private void RequireMergeable(Relation relation, MergeStatement node)
    {
        TextSpan span = node.Table.Name.Span;
        bool isView = relation.Kind == RelationKind.View;
        if (!(relation.Kind is RelationKind.Table or RelationKind.PartitionedTable || (isView && _catalog.ServerVersion >= FirstVersionMergingIntoViews)))
            throw Refused(span, "0A000", $"cannot execute MERGE on relation \"{relation.Name}\": it is no table{(isView ? ", and views need PostgreSQL 17" : "")}");
        if (relation.Rules.Any(rule => rule.IsFiring || _catalog.ServerVersion < FirstVersionMergingIntoViews)) throw Refused(span, "0A000", $"cannot execute MERGE on relation \"{relation.Name}\": it has rules");
    }

    private void RequireUpdatableBy(MergeStatement node, Relation relation)
    {
        foreach (MergeWhen clause in node.Clauses)
        {
            (TriggerEvents events, string verb) = clause.Operation switch
            {
                MergeInsert => (TriggerEvents.Insert, "insert into"),
                MergeUpdate => (TriggerEvents.Update, "update"),
                MergeDelete => (TriggerEvents.Delete, "delete from"),
                _ => (TriggerEvents.None, ""),
            };
            if (events != TriggerEvents.None) RequireUpdatable(relation, node.Table.Name.Span, events, verb);
        }
    }

    private void CheckUnreachable(MergeStatement node)
    {
        HashSet<MergeMatch> unconditional = [];
        foreach (MergeWhen clause in node.Clauses)
        {
            if (unconditional.Contains(clause.Match)) throw Refused(clause.Span, "42601", "unreachable WHEN clause specified after unconditional WHEN clause");
            if (clause.Condition is null) unconditional.Add(clause.Match);
        }
    }

    private void BindMergeWhen(Scope scope, BoundQuery query, RangeEntry target, MergeWhen clause)
    {
        if (clause.Condition is not null) query.Others.Add((BindCondition(scope, clause.Condition, ExpressionPlace.MergeWhen, "WHEN"), true));
        switch (clause.Operation)
        {
            case MergeUpdate update:
                BindAssignments(scope, query, target, update.Assignments, TriggerEvents.Update);
                break;
            case MergeInsert insert:
                BindMergeInsert(scope, query, target, insert);
                break;
            case MergeDelete:
                Effects.Write(target.Relation!, null);
                Effects.Need(target.Relation!, "delete", null);
                break;
        }
    }

    private void BindMergeInsert(Scope scope, BoundQuery query, RangeEntry target, MergeInsert insert)
    {
        List<(CatalogColumn Column, AssignmentTarget? Target)> columns = BindInsertColumns(target, insert.Columns);
        Effects.Write(target.Relation!, null);
        List<BoundExpression[]> rows = [];
        if (insert.Values is not { } nodes)
        {
            columns.Clear();
        }
        else
        {
            BoundExpression[] values = new BoundExpression[nodes.Count];
            for (int i = 0; i < values.Length; i++) values[i] = BindStoredValue(scope, nodes[i], ExpressionPlace.ValuesSingle);
            if (values.Length > columns.Count) throw Refused(values[columns.Count].Span, "42601", $"INSERT has more expressions than target columns: {values.Length} for {columns.Count}");
            if (!insert.Columns.IsEmpty && values.Length < columns.Count) throw Refused(columns[values.Length].Target!.Span, "42601", $"INSERT has more target columns than expressions: {columns.Count} for {values.Length}");
            for (int i = 0; i < values.Length; i++) AssignInserted(scope, query, target, columns[i].Column, columns[i].Target, values[i], insert.Overriding);
            columns.RemoveRange(values.Length, columns.Count - values.Length);
            rows.Add(values);
        }

        NeedInsert(query, target.Relation!, columns, rows, insert.Span);
        WarnOfMissingColumns(target.Relation!, columns, insert.Span);
    }

    // The source's columns are null for rows that only the target has.
    private void BindMergeReturning(Scope scope, BoundQuery query, RangeEntry target, BoundFromItem source, MergeStatement node, ReturningClause returning)
    {
        foreach (MergeWhen clause in node.Clauses)
        {
            if (clause.Match == MergeMatch.NotMatchedBySource) AddNulling(source, NullingJoins.Of(int.MaxValue));
        }

        BindReturning(scope, query, returning, CopyOf(target, null, [], TriggerEvents.None), node);
    }
}
