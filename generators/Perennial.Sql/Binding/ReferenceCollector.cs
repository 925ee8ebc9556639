using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>The user's objects, and text search objects, that a bound definition uses, as <c>pg_depend</c> would list them.</summary>
internal sealed class ReferenceCollector(TypeSystem types, Relation? own)
{
    private readonly HashSet<ObjectReference> _references = [];
    private readonly HashSet<BoundQuery> _seen = [];

    public static EquatableArray<ObjectReference> Collect(Binder binder, BoundQuery query)
    {
        ReferenceCollector collector = new(binder.Types, null);
        collector.Visit(query);
        return collector.Sorted();
    }

    public static EquatableArray<ObjectReference> Collect(Binder binder, BoundExpression expression, Relation? own)
    {
        ReferenceCollector collector = new(binder.Types, own);
        collector.Visit(expression);
        return collector.Sorted();
    }

    private EquatableArray<ObjectReference> Sorted()
    {
        ObjectReference[] sorted = [.. _references];
        Array.Sort(sorted, static (left, right) =>
        {
            int order = left.Class.CompareTo(right.Class);
            if (order == 0) order = left.Oid.CompareTo(right.Oid);
            return order == 0 ? left.Column.CompareTo(right.Column) : order;
        });
        return new(sorted);
    }

    private void Visit(BoundQuery query)
    {
        if (!_seen.Add(query)) return;
        foreach (RangeEntry entry in query.Scope.Entries) Visit(entry);
        QueryWalk.Expressions(query, Visit);
        if (query.Target?.Relation is { } target)
        {
            Add(ObjectClass.Relation, target.Oid, 0);
            foreach (BoundAssignment assignment in query.Assignments)
            {
                if (target.FindColumn(assignment.Column) is { } column) Add(ObjectClass.Relation, target.Oid, column.Number);
            }
        }

        foreach (CommonTable table in query.With)
        {
            if (table.Query is not null) Visit(table.Query);
        }

        if (query.Left is not null) Visit(query.Left);
        if (query.Right is not null) Visit(query.Right);
        if (query.Source is not null) Visit(query.Source);
    }

    private void Visit(RangeEntry entry)
    {
        if (entry.Relation is { } relation) Add(ObjectClass.Relation, relation.Oid, 0);
        if (entry.Query is not null) Visit(entry.Query);
        if (entry.CommonTable?.Query is { } table) Visit(table);
    }

    private void Visit(BoundExpression node)
    {
        switch (node)
        {
            case BoundColumnReference { Entry.Relation: { } relation } reference when relation != own && reference.Column.Column is { } column:
                Add(ObjectClass.Relation, relation.Oid, column.Number);
                break;
            case BoundCall call:
                Add(ObjectClass.Routine, call.Routine.Oid, 0);
                break;
            case BoundAggregate aggregate:
                Add(ObjectClass.Routine, aggregate.Routine.Oid, 0);
                break;
            case BoundWindowCall window:
                Add(ObjectClass.Routine, window.Routine.Oid, 0);
                break;
            case BoundOperator op:
                Add(ObjectClass.Operator, op.Operator.Oid, 0);
                break;
            case BoundArrayComparison comparison:
                Add(ObjectClass.Operator, comparison.Operator.Oid, 0);
                break;
            case BoundConversion conversion:
                if (conversion.Function is { } function) Add(ObjectClass.Routine, function.Oid, 0);
                Add(ObjectClass.Type, conversion.Type, 0);
                break;
            case BoundConstant or BoundToDomain or BoundArray or BoundRow:
                Add(ObjectClass.Type, node.Type, 0);
                if (node is BoundConstant { Named: { } named }) Add(named.Class, named.Oid, 0);
                break;
            case BoundCollate collate:
                Add(ObjectClass.Collation, collate.CollationOid, 0);
                break;
            case BoundSubquery subquery:
                Visit(subquery.Query);
                break;
            case BoundSubqueryColumn column:
                Visit(column.Query);
                break;
        }

        for (int i = 0; i < node.ChildCount; i++) Visit(node.Child(i));
    }

    private void Add(ObjectClass kind, uint oid, int column)
    {
        // Most text search objects that initdb makes can be dropped and renamed as those of users.
        if (kind == ObjectClass.TextSearch) _references.Add(new(kind, oid, column));
        if (oid < DatabaseCatalog.FirstUserOid) return;
        // An array type hangs on its element type.
        if (kind == ObjectClass.Type && types.ElementType(oid) is not 0 and uint element) oid = element;
        if (oid >= DatabaseCatalog.FirstUserOid) _references.Add(new(kind, oid, column));
    }
}
