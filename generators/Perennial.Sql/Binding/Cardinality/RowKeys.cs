using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Unique keys that equalities pin to one value each.</summary>
internal static partial class RowKeys
{
    /// <summary>Whether equalities with constants, parameters, outer columns and columns already pinned leave at most one row of FROM.</summary>
    public static bool HasOneRowAtMost(BoundQuery query, CardinalityAnalyzer analyzer)
    {
        List<(BoundColumnReference Column, BoundExpression Value)> equalities = [];
        AddEqualities(query.Where, equalities);
        return HasOneRowAtMost(query, equalities, analyzer, [], []);
    }

    /// <summary>Whether no two rows of a query are equal in some of its result columns, which are not null.</summary>
    /// <param name="targets">The columns' places.</param>
    /// <param name="isIgnored">Tells values whose equalities in WHERE may be absent.</param>
    /// <param name="open">Receives the items of FROM of which several rows may be in rows that are equal.</param>
    /// <param name="known">Receives the columns that have one value in rows that are equal.</param>
    public static bool AreUnique(
        BoundQuery query, HashSet<int> targets, Func<BoundExpression, bool> isIgnored, CardinalityAnalyzer analyzer, List<RangeEntry> open, HashSet<(RangeEntry, int)> known)
    {
        if (query.Kind == QueryKind.SetOperation) return IsKeyOf(query, targets);
        if (query.Kind != QueryKind.Select || query.Scope.HasTargetSets) return false;
        if (query.IsOneGroup) return true;
        if ((query.HasGroupBy || query.IsDistinct || query.DistinctOn.Count > 0) && IsKeyOf(query, targets)) return true;
        List<(BoundColumnReference Column, BoundExpression Value)> equalities = [];
        AddEqualities(query.Where, equalities);
        equalities.RemoveAll(equality => isIgnored(equality.Value));
        foreach (int target in targets)
        {
            // One value of the key at a time, and which one does not matter.
            if (Strip(query.Targets[target].Value) is BoundColumnReference column) equalities.Add((column, new BoundConstant(column.Type, -1, column.Span, "")));
        }

        return HasOneRowAtMost(query, equalities, analyzer, open, known);
    }

    /// <summary>The key to name for a table: the primary one, else the first unique index that serves.</summary>
    public static RelationIndex? KeyOf(Relation relation, RangeEntry entry)
    {
        if (relation.Kind == RelationKind.ForeignTable || entry.HasInheritors) return null;
        return relation.Indexes.FirstOrDefault(static index => index.IsPrimary && IsKey(index)) ?? relation.Indexes.FirstOrDefault(IsKey);
    }

    private static bool IsKey(RelationIndex index) => index.IsUnique && !index.IsPartial && index.IsValid && index.IsImmediate && !index.Columns.IsEmpty && index.Columns.All(static number => number > 0);

    private static bool HasOneRowAtMost(
        BoundQuery query, List<(BoundColumnReference Column, BoundExpression Value)> equalities, CardinalityAnalyzer analyzer, List<RangeEntry> open, HashSet<(RangeEntry, int)> pinnedColumns)
    {
        // Each grouping set has its groups, even of a single row.
        if (query.HasGroupingSets) return false;
        HashSet<RangeEntry> pinned = [];
        List<(BoundFromEntry Item, List<(BoundColumnReference, BoundExpression)> Extra)> entries = [];
        foreach (BoundFromItem item in query.From)
        {
            if (!Flatten(item, equalities, [], entries)) return false;
        }

        Dictionary<RangeEntry, List<(BoundColumnReference, BoundExpression)>> byEntry = [];
        foreach ((BoundColumnReference column, BoundExpression value) in equalities)
        {
            if (!byEntry.TryGetValue(column.Entry, out List<(BoundColumnReference, BoundExpression)>? own)) byEntry[column.Entry] = own = [];
            own.Add((column, value));
        }

        HashSet<RangeEntry> lateral = [];
        foreach ((BoundFromEntry item, _) in entries)
        {
            if (IsLateral(item.Entry, query.Scope)) lateral.Add(item.Entry);
        }

        bool changed = true;
        while (changed && pinned.Count < entries.Count)
        {
            changed = false;
            foreach ((BoundFromEntry item, List<(BoundColumnReference, BoundExpression)> extra) in entries)
            {
                if (pinned.Contains(item.Entry) || (lateral.Contains(item.Entry) && !IsPinnedUpTo(item, entries, pinned))) continue;
                List<(BoundColumnReference, BoundExpression)> own = byEntry.TryGetValue(item.Entry, out List<(BoundColumnReference, BoundExpression)>? found) ? found : [];
                if (!IsPinned(item.Entry, extra.Count == 0 ? own : [.. own, .. extra], pinned, pinnedColumns, query.Scope, analyzer)) continue;
                pinned.Add(item.Entry);
                changed = true;
            }

            // A column that equals a pinned value is itself pinned, also before its row is.
            foreach ((BoundColumnReference column, BoundExpression value) in equalities)
            {
                if (IsFixed(value, pinned, pinnedColumns, query.Scope) && pinnedColumns.Add((column.Entry, column.Index))) changed = true;
            }
        }

        if (pinned.Count == entries.Count) return true;
        open.AddRange(entries.Select(static item => item.Item.Entry).Where(entry => !pinned.Contains(entry)));
        return IsGroupedToOne(query, pinned, pinnedColumns);
    }

    // Groups by values that are all fixed are one group; so are distinct rows of fixed values.
    private static bool IsGroupedToOne(BoundQuery query, HashSet<RangeEntry> pinned, HashSet<(RangeEntry, int)> pinnedColumns)
    {
        if (query.HasGroupBy) return query.GroupBy.TrueForAll(IsOne);
        if (query.DistinctOn.Count > 0) return query.DistinctOn.TrueForAll(IsOne);
        return query.IsDistinct && query.Targets.TrueForAll(target => IsOne(target.Value));

        // An outer join may have replaced the one value by null in some rows.
        bool IsOne(BoundExpression key) => IsFixed(key, pinned, pinnedColumns, query.Scope) && !MayBeNulled(key, query);
    }

    private static bool MayBeNulled(BoundExpression node, BoundQuery query)
    {
        if (node is BoundColumnReference reference && reference.Entry.Scope == query.Scope && !reference.Nulling.Without(query.ProvenJoins).IsEmpty) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (MayBeNulled(node.Child(i), query)) return true;
        }

        return false;
    }

    // What refers to other items of FROM is as often there as they are, and different each time.
    private static bool IsLateral(RangeEntry entry, Scope scope) =>
        (entry.Kind == RangeKind.Subquery && entry.Query is { } query && UsesScope(query, scope)) || Array.Exists(entry.Functions, function => UsesScope(function.Function, scope));

    private static bool IsPinnedUpTo(BoundFromEntry item, List<(BoundFromEntry Item, List<(BoundColumnReference, BoundExpression)> Extra)> entries, HashSet<RangeEntry> pinned)
    {
        foreach ((BoundFromEntry before, _) in entries)
        {
            if (before == item) return true;
            if (!pinned.Contains(before.Entry)) return false;
        }

        return true;
    }

    // The condition of an inner join counts for all; that of an outer join only for its nullable side.
    private static bool Flatten(
        BoundFromItem item, List<(BoundColumnReference, BoundExpression)> equalities, List<(BoundColumnReference, BoundExpression)> extra,
        List<(BoundFromEntry, List<(BoundColumnReference, BoundExpression)>)> entries)
    {
        if (item is not BoundJoin join)
        {
            entries.Add(((BoundFromEntry)item, extra));
            return true;
        }

        switch (join.Kind)
        {
            case JoinKind.Full:
                return false;
            case JoinKind.Left or JoinKind.Right:
                List<(BoundColumnReference, BoundExpression)> inner = [.. extra];
                AddEqualities(join.Condition, inner);
                (BoundFromItem kept, BoundFromItem nulled) = join.Kind == JoinKind.Left ? (join.Left, join.Right) : (join.Right, join.Left);
                return Flatten(kept, equalities, extra, entries) && Flatten(nulled, equalities, inner, entries);
            default:
                if (extra.Count == 0)
                {
                    AddEqualities(join.Condition, equalities);
                    return Flatten(join.Left, equalities, extra, entries) && Flatten(join.Right, equalities, extra, entries);
                }

                List<(BoundColumnReference, BoundExpression)> both = [.. extra];
                AddEqualities(join.Condition, both);
                return Flatten(join.Left, equalities, both, entries) && Flatten(join.Right, equalities, both, entries);
        }
    }

    private static bool IsPinned(
        RangeEntry entry, List<(BoundColumnReference Column, BoundExpression Value)> equalities, HashSet<RangeEntry> pinned,
        HashSet<(RangeEntry, int)> pinnedColumns, Scope scope, CardinalityAnalyzer analyzer)
    {
        switch (entry.Kind)
        {
            case RangeKind.Function:
                return Array.TrueForAll(entry.Functions, static function => !CardinalityAnalyzer.IsSet(function.Function));
            case RangeKind.TableFunction:
                return false;
        }

        HashSet<int> columns = [];
        foreach ((BoundColumnReference column, BoundExpression value) in equalities)
        {
            if (column.Entry == entry && IsFixed(value, pinned, pinnedColumns, scope, except: entry)) columns.Add(column.Index);
        }

        if (entry.Relation is { Query: null } relation) return HasKeyWithin(relation, entry, columns);
        BoundQuery? query = entry.CommonTable is { } table ? table.IsRecursive ? null : table.Query : entry.Query;
        if (query is null) return false;
        return analyzer.HasOneRowAtMost(query) || IsKeyOf(query, columns);
    }

    // A grouped or distinct query has its groups once; any other query keeps the keys of its only table.
    private static bool IsKeyOf(BoundQuery query, HashSet<int> columns)
    {
        if (columns.Count == 0 || query.Kind == QueryKind.SetOperation) return query is { Kind: QueryKind.SetOperation, IsSetAll: false } && columns.Count == query.Targets.Count;
        if (query.Kind == QueryKind.Values || query.Scope.HasTargetSets) return false;
        bool Covers(BoundExpression key)
        {
            foreach (int index in columns)
            {
                if (index < query.Targets.Count && query.Targets[index].Value.IsSameAs(key)) return true;
            }

            return false;
        }

        if (query.HasGroupBy && !query.HasGroupingSets && query.GroupBy.Count > 0) return query.GroupBy.TrueForAll(Covers);
        if (query.DistinctOn.Count > 0) return query.DistinctOn.TrueForAll(Covers);
        if (query.IsDistinct) return columns.Count == query.Targets.Count;
        if (query.From.Count != 1 || query.From[0] is not BoundFromEntry { Entry: { } entry } || query.HasGroupBy) return false;
        HashSet<int> inner = [];
        foreach (int index in columns)
        {
            if (index < query.Targets.Count && query.Targets[index].Value is BoundColumnReference reference && reference.Entry == entry) inner.Add(reference.Index);
            else if (index < query.Targets.Count && query.Target is not null && query.Targets[index].Value is BoundColumnReference { Entry.Relation: not null } returned && returned.Entry.Relation == entry.Relation) inner.Add(returned.Index);
        }

        return entry.Relation is { Query: null } relation && HasKeyWithin(relation, entry, inner);
    }

    private static bool HasKeyWithin(Relation relation, RangeEntry entry, HashSet<int> columns)
    {
        if (columns.Count == 0) return false;
        // Uniqueness does not reach over children by inheritance; a partitioned table's indexes do reach over its partitions.
        if (relation.Kind == RelationKind.ForeignTable || entry.HasInheritors) return false;
        foreach (RelationIndex index in relation.Indexes)
        {
            if (!index.IsUnique || index.IsPartial || !index.IsValid || !index.IsImmediate || index.Columns.IsEmpty) continue;
            bool isCovered = true;
            foreach (int number in index.Columns) isCovered &= number > 0 && columns.Contains(IndexOf(relation, number));
            if (isCovered) return true;
        }

        return false;
    }

    /// <summary>Where a column of a number is among the columns.</summary>
    public static int IndexOf(Relation relation, int number)
    {
        for (int i = 0; i < relation.Columns.Count; i++)
        {
            if (relation.Columns[i].Number == number) return i;
        }

        return -1;
    }

    private static bool IsFixed(BoundExpression value, HashSet<RangeEntry> pinned, HashSet<(RangeEntry, int)> pinnedColumns, Scope scope, RangeEntry? except = null)
    {
        switch (value)
        {
            case BoundColumnReference reference:
                if (reference.Entry == except) return false;
                return reference.Entry.Scope != scope || pinned.Contains(reference.Entry) || pinnedColumns.Contains((reference.Entry, reference.Index));
            case BoundSystemColumn or BoundWholeRow:
                return false;
            case BoundSubquery subquery:
                return subquery.Kind == SubqueryKind.Scalar && !UsesScope(subquery.Query, scope);
        }

        if (VolatileCalls.Contains(value)) return false;
        for (int i = 0; i < value.ChildCount; i++)
        {
            if (!IsFixed(value.Child(i), pinned, pinnedColumns, scope, except)) return false;
        }

        return true;
    }

    private static bool UsesScope(BoundQuery query, Scope scope)
    {
        bool uses = false;
        QueryWalk.Expressions(query, node => uses |= UsesScope(node, scope));
        return uses;
    }

    private static bool UsesScope(BoundExpression node, Scope scope)
    {
        RangeEntry? entry = node switch
        {
            BoundColumnReference reference => reference.Entry,
            BoundSystemColumn system => system.Entry,
            BoundWholeRow row => row.Entry,
            _ => null,
        };
        if (entry is not null && entry.Scope == scope) return true;
        if (node is BoundSubquery subquery && UsesScope(subquery.Query, scope)) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (UsesScope(node.Child(i), scope)) return true;
        }

        return false;
    }
}
