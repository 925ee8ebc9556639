namespace Perennial.Sql.Binding;

/// <summary>Columns, and the fields of rows.</summary>
internal sealed partial class NullabilityAnalyzer
{
    /// <summary>
    /// For a column that stands for its relation's row: whether the row may be missing, and whether the column can be null in a row that is there. For a table's
    /// column that is as declared, whatever the query proves, since the row's shape is the same in all queries.
    /// </summary>
    public (bool IsRowNullable, bool IsNullable) InRow(BoundExpression value, BoundQuery query)
    {
        if (value is not BoundColumnReference reference) return (false, IsNullable(value, query));
        RangeEntry entry = reference.Entry;
        bool isRowNullable = !IsPresent(entry, reference.Nulling, query) || IsGroupedAway(reference, query);
        if (entry.IsOfRule || entry.Relation is not { Query: null } table) return (isRowNullable, IsNullableIn(entry, reference.Index));
        RangeColumn column = entry.Columns[reference.Index];
        bool isGenerated = column.Column is { Generated: not Catalog.ColumnGeneration.None };
        return (isRowNullable, !column.IsNotNull && !(isGenerated && !types.IsNullableGeneratedColumn(table, reference.Index)));
    }

    /// <summary>For a row as a value whether each of its fields may be null; empty for other values.</summary>
    public EquatableArray<bool> NullableFields(BoundExpression value, BoundQuery query) => value switch
    {
        BoundWholeRow row => row.Entry.Columns.Select((_, index) => IsNullable(new BoundColumnReference(row.Entry, index, row.Span, row.Nulling), query)).ToEquatableArray(),
        BoundRow row => Enumerable.Range(0, row.ChildCount).Select(index => IsNullable(row.Child(index), query)).ToEquatableArray(),
        _ => [],
    };

    /// <summary>Whether the entry's row is there, not replaced by nulls, in the rows that pass the query's conditions.</summary>
    internal static bool IsPresent(RangeEntry entry, NullingJoins nulling, BoundQuery? query)
    {
        BoundQuery? owner = entry.Scope.Query;
        return nulling.Without(owner?.ProvenJoins ?? NullingJoins.None).IsEmpty || (query is not null && query.Scope == entry.Scope && nulling.Without(query.ProvenJoins).IsEmpty);
    }

    private bool IsNullable(BoundColumnReference reference, BoundQuery? query)
    {
        RangeEntry entry = reference.Entry;
        // An outer query's grouping nulls what an inner one refers to.
        if (query?.Scope != entry.Scope && IsGroupedAway(reference, entry.Scope.Query)) return true;
        if (!IsPresent(entry, reference.Nulling, query)) return true;
        return IsNullableIn(entry, reference.Index);
    }

    private bool IsNullableIn(RangeEntry entry, int index)
    {
        if (entry.IsOfRule) return true;
        if (entry.Columns[index].IsNotNull || entry.Proven.Contains(index)) return false;
        if (entry.SameAs is { } same) return IsNullableIn(same, index);
        if (entry.Stored is { } stored && stored.TryGetValue(index, out BoundExpression[]? values)) return Array.Exists(values, value => IsNullableStored(value, entry));
        if (entry.CommonTable is { IsRecursive: true } or { IsInRecursiveTerm: true } && entry.CommonTable is { } table && _assumed.TryGetValue(table, out bool[]? assumed) && index < assumed.Length) return assumed[index];
        if (entry.Kind == RangeKind.CommonTable && entry.CommonTable!.Query is { } common) return index >= common.Targets.Count || IsNullable(common, index);
        if (entry.Query is { } query) return index >= query.Targets.Count || IsNullable(query, index);
        if (entry.Relation is { Query: not null } view) return entry.IsModified ? types.IsNullableModifiedColumn(view, index) : types.IsNullableViewColumn(view, index);
        if (entry.Relation is { } generating && entry.Columns[index].Column is { Generated: not Catalog.ColumnGeneration.None }) return types.IsNullableGeneratedColumn(generating, index);
        return entry.Kind != RangeKind.Function || FunctionRows.IsNullable(this, entry, index);
    }

    // A default may be anything; the values of an INSERT from a query are those of the query.
    private bool IsNullableStored(BoundExpression value, RangeEntry entry)
    {
        if (value is BoundDefault missing) return missing.IsNullable;
        BoundQuery? owner = entry.Scope.Query;
        return IsNullable(value, owner?.Source ?? owner);
    }

    // With grouping sets a grouping column is null in the rows of the sets that leave it out.
    internal static bool IsGroupedAway(BoundExpression node, BoundQuery? query) =>
        query is { HasGroupingSets: true } && query.GroupBy.Exists(node.IsSameAs) && !query.AlwaysGrouped.Exists(node.IsSameAs);

    private bool IsNullableMerged(BoundMergedColumn merged, BoundQuery? query)
    {
        // One side of a full join is always there: nulled by this join alone it does not count.
        return IsNullableBut(merged.Left, merged.LeftNulling, query) || IsNullableBut(merged.Right, merged.RightNulling, query);
    }

    private bool IsNullableBut(BoundExpression node, NullingJoins ignored, BoundQuery? query)
    {
        switch (node)
        {
            case BoundColumnReference reference:
                return !IsPresent(reference.Entry, new(reference.Nulling.Bits & ~ignored.Bits), query) || IsNullableIn(reference.Entry, reference.Index);
            case BoundConversion conversion:
                return !IsNullPreserving(conversion) || IsNullableBut(conversion.Operand, ignored, query);
            case BoundMergedColumn merged:
                return IsNullableBut(merged.Left, merged.LeftNulling.Union(ignored), query) || IsNullableBut(merged.Right, merged.RightNulling.Union(ignored), query);
            default:
                return IsNullable(node, query);
        }
    }

    private bool IsNullableField(BoundField field, BoundQuery? query)
    {
        BoundExpression operand = field.Child(0);
        while (operand is BoundConversion { Path: CoercionPath.Relabel } conversion) operand = conversion.Operand;
        if (operand is BoundRow row)
        {
            int index = Array.IndexOf(row.Names, field.Name);
            return index < 0 || IsNullable(row.Fields[index], query);
        }

        if (RowBehind(operand) is { } whole && whole.Entry.Find(field.Name) is >= 0 and int column)
        {
            return IsNullable(operand, query) || IsNullable(new BoundColumnReference(whole.Entry, column, field.Span, whole.Nulling), whole.Entry.Scope.Query);
        }

        return !field.IsDeclaredNotNull || IsNullable(operand, query);
    }

    // The table's row that a subquery or common table hands on as one column.
    private static BoundWholeRow? RowBehind(BoundExpression operand)
    {
        while (operand is BoundColumnReference { Entry: { CommonTable: not { IsRecursive: true }, Query: { Kind: QueryKind.Select, HasGroupingSets: false } query } } reference && reference.Index < query.Targets.Count)
        {
            operand = query.Targets[reference.Index].Value;
        }

        return operand as BoundWholeRow;
    }
}
