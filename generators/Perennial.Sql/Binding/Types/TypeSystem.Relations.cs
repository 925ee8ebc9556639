using System.Collections.Concurrent;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>Columns of relations as a query sees them, with what constraints prove.</summary>
internal sealed partial class TypeSystem
{
    private readonly ConcurrentDictionary<Relation, RangeColumn[]> _columns = new(ReferenceComparer<Relation>.Instance);

    private readonly ConcurrentDictionary<Relation, (bool IsNullable, string? Reason)[]> _viewNulls = new(ReferenceComparer<Relation>.Instance);
    private readonly ConcurrentDictionary<Relation, (Relation, int)?[]> _viewSources = new(ReferenceComparer<Relation>.Instance);
    private Dictionary<uint, List<Relation>>? _children;

    /// <summary>Whether a column of a view may be null, as its query proves it.</summary>
    public bool IsNullableViewColumn(Relation view, int index) => NullsOf(view) is var nulls && (index >= nulls.Length || nulls[index].IsNullable);

    /// <summary>Why a column of a view may be null; null when that is not known.</summary>
    public string? NullReasonOfViewColumn(Relation view, int index) => NullsOf(view) is var nulls && index < nulls.Length ? nulls[index].Reason : null;

    private (bool IsNullable, string? Reason)[] NullsOf(Relation view) => _viewNulls.GetOrAdd(view, found => ViewNulls.Compute(this, found));

    /// <summary>Whether a column may be null in a row that was stored through a view: the view's conditions need not hold for it, the table's constraints do.</summary>
    public bool IsNullableModifiedColumn(Relation view, int index)
    {
        // What a trigger stores instead, and what it returns, is its own affair.
        if (view.Triggers.Any(static trigger => trigger.Timing == TriggerTiming.InsteadOf)) return true;
        (Relation Relation, int Index)?[] sources = _viewSources.GetOrAdd(view, found => ViewNulls.Sources(this, found));
        if (index >= sources.Length || sources[index] is not { } source) return true;
        return source.Relation.Query is null ? !ColumnsWithChildren(source.Relation)[source.Index].IsNotNull : IsNullableModifiedColumn(source.Relation, source.Index);
    }

    /// <summary>Partitions and children by inheritance, direct ones only.</summary>
    public List<Relation> ChildrenOf(Relation relation)
    {
        if (_children is null)
        {
            Dictionary<uint, List<Relation>> children = [];
            foreach (Relation candidate in Catalog.UserRelations)
            {
                foreach (uint parent in candidate.Parents)
                {
                    if (!children.TryGetValue(parent, out List<Relation>? list)) children[parent] = list = [];
                    list.Add(candidate);
                }
            }

            _children = children;
        }

        return _children.TryGetValue(relation.Oid, out List<Relation>? found) ? found : [];
    }

    public RangeColumn[] ColumnsOf(Relation relation) => _columns.GetOrAdd(relation, MakeColumns);

    /// <summary>The columns as rows of the relation and of its children have them: a child by inheritance may lack a constraint of its parent's.</summary>
    public RangeColumn[] ColumnsWithChildren(Relation relation)
    {
        RangeColumn[] columns = ColumnsOf(relation);
        List<Relation> children = ChildrenOf(relation);
        if (children.Count == 0) return columns;
        columns = [.. columns];
        foreach (Relation child in children)
        {
            Dictionary<string, RangeColumn> own = [];
            foreach (RangeColumn column in ColumnsWithChildren(child)) own[column.Name] = column;
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i].IsNotNull && !(own.TryGetValue(columns[i].Name, out RangeColumn? same) && same.IsNotNull)) columns[i] = columns[i] with { IsNotNull = false };
            }
        }

        return columns;
    }

    private RangeColumn[] MakeColumns(Relation relation)
    {
        HashSet<string> proven = ProvenByChecks(relation);
        RangeColumn[] columns = new RangeColumn[relation.Columns.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            CatalogColumn column = relation.Columns[i];
            // Foreign servers do not enforce what the foreign table declares.
            bool isNotNull = relation.Kind != RelationKind.ForeignTable && (IsDeclaredNotNull(relation, column) || proven.Contains(column.Name) || (relation.IsTable && IsNotNullDomain(column.Type)));
            columns[i] = new(column.Name, column.Type, column.Typmod, isNotNull, column);
        }

        return columns;
    }

    // From server 18 on a NOT NULL constraint may be not validated; then rows may break it.
    private static bool IsDeclaredNotNull(Relation relation, CatalogColumn column)
    {
        if (!column.NotNull) return false;
        foreach (Constraint constraint in relation.Constraints)
        {
            if (constraint.Kind == ConstraintKind.NotNull && constraint.Columns.Count == 1 && constraint.Columns[0] == column.Number) return constraint.Validated;
        }

        return true;
    }

    private static HashSet<string> ProvenByChecks(Relation relation)
    {
        HashSet<string> proven = [];
        foreach (Constraint constraint in relation.Constraints)
        {
            if (constraint is { Kind: ConstraintKind.Check, Validated: true, Enforced: true, Condition: { } condition }) AddProven(condition, proven);
        }

        return proven;
    }

    // A check that is null is passed; only a null test is never null itself.
    private static void AddProven(Expression condition, HashSet<string> proven)
    {
        if (condition is NullTest { IsNegated: true, Operand: ColumnReference reference }) proven.Add(reference.Name);
        if (condition is not BooleanOperation { Operator: BooleanOperator.And } and) return;
        foreach (Expression operand in and.Operands) AddProven(operand, proven);
    }

    private sealed class ReferenceComparer<T> : IEqualityComparer<T>
        where T : class
    {
        public static readonly ReferenceComparer<T> Instance = new();

        public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

        public int GetHashCode(T obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
