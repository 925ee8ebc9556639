using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>The statements of rules (transformRuleStmt).</summary>
internal sealed partial class Binder
{
    // What only the server's rewriter asks, it asks when the rule fires and not when it is made.
    private bool _isRuleAction;

    /// <summary>A statement that a rule does; <c>old</c> and <c>new</c> are rows of the relation, whose columns are reached by these names only.</summary>
    public BoundQuery BindRuleAction(Statement action, Relation relation, string @event)
    {
        _isRuleAction = true;
        Scope scope = new(null);
        RangeEntry[] rows = [EntryOf(scope, relation, "old", isEventRow: true), EntryOf(scope, relation, "new", isEventRow: true)];
        foreach (RangeEntry row in rows)
        {
            NamespaceItem item = ItemOf(row);
            item.AreColumnsVisible = false;
            scope.Namespace.Add(item);
        }

        BoundQuery query = action is SelectStatement select ? BindSelect(scope, select) : BindModification(scope, action);
        SettleResult(query);
        RefuseParameters(action.Span);
        foreach (RangeEntry row in rows)
        {
            if (FirstUse(query, row) is not { } use) continue;
            string name = row.Name.ToUpperInvariant();
            if (@event == "select" || @event == (name == "OLD" ? "insert" : "delete")) throw Refused(use, "42P17", $"ON {@event.ToUpperInvariant()} rule cannot use {name}");
            if (query.With.Concat(query.Source?.With ?? []).Any(table => table.Query is not null && FirstUse(table.Query, row) is not null)) throw Refused(use, "0A000", $"cannot refer to {name} within WITH query");
            if (InSetOperation(query.Source ?? query, row) is { } member) throw Refused(member, "42P10", "UNION/INTERSECT/EXCEPT member statement cannot refer to other relations of same query level");
        }

        return query;
    }

    private static TextSpan? InSetOperation(BoundQuery query, RangeEntry row)
    {
        if (query.Kind != QueryKind.SetOperation || query.Left is null || query.Right is null) return null;
        return InSetOperation(query.Left, row) ?? InSetOperation(query.Right, row) ?? FirstUse(query.Left, row) ?? FirstUse(query.Right, row);
    }

    // Where a query, its subqueries included, uses a row of the outside.
    private static TextSpan? FirstUse(BoundQuery query, RangeEntry row)
    {
        TextSpan? first = null;
        QueryWalk.Expressions(query, Visit);
        return first;

        void Visit(BoundExpression node)
        {
            RangeEntry? used = node switch { BoundColumnReference column => column.Entry, BoundWholeRow whole => whole.Entry, BoundSystemColumn system => system.Entry, _ => null };
            if (used == row) first ??= node.Span;
            if (node is BoundSubquery subquery) QueryWalk.Expressions(subquery.Query, Visit);
            if (node is BoundSubqueryColumn result) QueryWalk.Expressions(result.Query, Visit);
            for (int i = 0; i < node.ChildCount; i++) Visit(node.Child(i));
        }
    }
}
