using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>RETURNING (PostgreSQL documentation, "Returning Data from Modified Rows").</summary>
internal sealed partial class Binder
{
    /// <param name="row">The row that the table's name means: the new one, or for DELETE the old one.</param>
    /// <param name="merge">The MERGE that the clause belongs to, if it does.</param>
    private void BindReturning(Scope scope, BoundQuery query, ReturningClause node, RangeEntry row, MergeStatement? merge = null)
    {
        List<NamespaceItem> before = scope.Namespace;
        List<NamespaceItem> items = [ItemOf(row)];
        foreach (NamespaceItem item in before)
        {
            if (item.Entry != query.Target && query.Kind != QueryKind.Insert) items.Add(item);
        }

        // The star of MERGE gives the source's columns first.
        if (query.Kind == QueryKind.Merge)
        {
            items.Add(items[0]);
            items.RemoveAt(0);
        }

        scope.Namespace = items;
        AddOldAndNew(query, node, row, items, merge);
        query.HasReturning = true;
        query.ReturnsRowsOfRule = row.IsOfRule;
        query.Targets = BindTargets(scope, node.Items, query.Kind == QueryKind.Merge ? ExpressionPlace.MergeReturning : ExpressionPlace.Returning);
        if (query.Targets.Count == 0) throw Refused(node.Span, "42601", "RETURNING must have at least one column");
        SettleTargets(query);
        scope.Namespace = before;
    }

    // From server 18 on, old and new name the row before and after, unless a table is called so.
    private void AddOldAndNew(BoundQuery query, ReturningClause node, RangeEntry row, List<NamespaceItem> items, MergeStatement? merge)
    {
        if (_catalog.ServerVersion < 18) return;
        string oldName = node.OldAlias?.Name ?? "old", newName = node.NewAlias?.Name ?? "new";
        bool hasOld = query.Kind is QueryKind.Update or QueryKind.Delete || (merge is not null && !merge.Clauses.Any(static clause => clause.Operation is MergeInsert));
        bool hasNew = query.Kind is QueryKind.Update or QueryKind.Insert || (merge is not null && !merge.Clauses.Any(static clause => clause.Operation is MergeDelete));
        foreach ((string name, bool isExplicit, bool isOld, bool isThere) in new[] { (oldName, node.OldAlias is not null, true, hasOld), (newName, node.NewAlias is not null, false, hasNew) })
        {
            if (items.Exists(item => item.IsRelationVisible && item.Entry.Name == name))
            {
                if (isExplicit) throw UnknownName(node.Span, "42712", $"table name \"{name}\" specified more than once");
                continue;
            }

            RangeEntry source = isOld && !row.IsOfRule ? query.Target! : row;
            RangeEntry entry = new()
            {
                Kind = RangeKind.Relation,
                Name = name,
                HasAlias = true,
                Columns = source.Columns,
                Scope = source.Scope,
                Relation = source.Relation,
                RowType = source.RowType,
                SameAs = source,
                // A row that an INSERT replaces, or that a DELETE leaves, need not be there.
                Nulling = isThere ? NullingJoins.None : NullingJoins.Of(int.MaxValue),
            };
            NamespaceItem item = new(entry, ItemOf(entry).Columns) { AreColumnsVisible = false, IsReturningAlias = true };
            items.Add(item);
        }
    }

    /// <summary>The changed table as RETURNING sees it.</summary>
    /// <param name="event">Of the statement; none for MERGE, which no rule takes the place of.</param>
    private RangeEntry CopyOf(RangeEntry target, Dictionary<int, BoundExpression[]>? stored, IEnumerable<int> proven, TriggerEvents @event)
    {
        RangeEntry copy = new()
        {
            Kind = RangeKind.Relation,
            Name = target.Name,
            HasAlias = target.HasAlias,
            Columns = target.Columns,
            Scope = target.Scope,
            Relation = target.Relation,
            RowType = target.RowType,
            Stored = stored,
            IsModified = true,
            IsOfRule = @event != TriggerEvents.None && ViewUpdatability.IsReturnedByRule(_catalog, target.Relation!, @event),
        };
        copy.Proven.UnionWith(proven);
        return copy;
    }
}
