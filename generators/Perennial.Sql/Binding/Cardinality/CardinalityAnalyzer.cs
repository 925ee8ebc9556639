using Perennial.Sql.Catalog;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>How many rows a query gives, as far as keys, equalities, limits and aggregates prove it.</summary>
/// <param name="types">Of the database.</param>
internal sealed class CardinalityAnalyzer(TypeSystem types)
{
    private readonly Dictionary<BoundQuery, bool> _hasRow = [];
    private readonly Dictionary<BoundQuery, bool> _hasOneRowAtMost = [];

    /// <summary>What made an INSERT give fewer rows than it is told to store; null when nothing did.</summary>
    public DroppedRow? Dropped { get; private set; }

    public Cardinality Analyze(BoundQuery query)
    {
        if (query.Kind is QueryKind.Insert or QueryKind.Update or QueryKind.Delete or QueryKind.Merge && !query.HasReturning) return Cardinality.None;
        if (query.IsCall) return query.Targets.Count == 0 ? Cardinality.None : Cardinality.One;
        if (!HasOneRowAtMost(query)) return Cardinality.Many;
        return HasRow(query) ? Cardinality.One : Cardinality.ZeroOrOne;
    }

    /// <summary>Whether there is at least one row, whatever the tables hold.</summary>
    public bool HasRow(BoundQuery query)
    {
        if (_hasRow.TryGetValue(query, out bool known)) return known;
        _hasRow[query] = false;
        return _hasRow[query] = ComputeHasRow(query);
    }

    /// <summary>Whether there is never more than one row.</summary>
    public bool HasOneRowAtMost(BoundQuery query)
    {
        if (_hasOneRowAtMost.TryGetValue(query, out bool known)) return known;
        _hasOneRowAtMost[query] = false;
        return _hasOneRowAtMost[query] = ComputeHasOneRowAtMost(query);
    }

    private bool ComputeHasRow(BoundQuery query)
    {
        if (query.Offset is not null && !IsNumber(query.Offset, "0")) return false;
        if (query.Limit is not null && !(Number(query.Limit) is { } limit && limit.Length > 0 && limit[0] is >= '1' and <= '9')) return false;
        switch (query.Kind)
        {
            case QueryKind.Values:
                return true;
            case QueryKind.SetOperation:
                return query.SetOperator == SetOperator.Union && (HasRow(query.Left!) || HasRow(query.Right!));
            case QueryKind.Insert:
                return !query.MaySkipRows && (query.Source is null || HasRow(query.Source)) && !MayDropRow(query);
            case QueryKind.Select:
                if (query.Scope.HasTargetSets) return false;
                if (query.IsOneGroup || query.HasEmptyGroupingSet) return query.Having is null;
                if (query.Where is not null && !IsTrue(query.Where) || query.Having is not null) return false;
                foreach (BoundFromItem item in query.From)
                {
                    if (!HasRow(item)) return false;
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether an item of FROM has at least one row, whatever the tables hold.</summary>
    public bool HasRow(BoundFromItem item)
    {
        switch (item)
        {
            case BoundJoin { Kind: JoinKind.Left } left:
                return HasRow(left.Left);
            case BoundJoin { Kind: JoinKind.Right } right:
                return HasRow(right.Right);
            case BoundJoin { Kind: JoinKind.Full } full:
                return HasRow(full.Left) || HasRow(full.Right);
            case BoundJoin join:
                return (join.Condition is null || IsTrue(join.Condition)) && HasRow(join.Left) && HasRow(join.Right);
            default:
                RangeEntry entry = ((BoundFromEntry)item).Entry;
                if (entry.Kind == RangeKind.Function) return Array.Exists(entry.Functions, static function => !IsSet(function.Function));
                return (entry.CommonTable is { IsRecursive: false } table ? table.Query : entry.Query) is { } query && entry.Kind != RangeKind.Relation && HasRow(query);
        }
    }

    private bool ComputeHasOneRowAtMost(BoundQuery query)
    {
        if (query.ReturnsRowsOfRule) return false;
        if (Number(query.Limit) is "0" or "1" && !query.HasTies) return true;
        switch (query.Kind)
        {
            case QueryKind.Values:
                return query.Rows.Count == 1;
            case QueryKind.SetOperation:
                return query.SetOperator switch
                {
                    SetOperator.Intersect => HasOneRowAtMost(query.Left!) || HasOneRowAtMost(query.Right!),
                    SetOperator.Except => HasOneRowAtMost(query.Left!),
                    _ => false,
                };
            case QueryKind.Insert:
                return query.Source is null ? query.Rows.Count <= 1 : HasOneRowAtMost(query.Source);
            case QueryKind.Merge:
                return false;
            default:
                if (query.Scope.HasTargetSets) return false;
                if (query.IsOneGroup) return true;
                return RowKeys.HasOneRowAtMost(query, this);
        }
    }

    private bool MayDropRow(BoundQuery insert)
    {
        if (RowTriggers.Find(types, insert.Target!.Relation!, insert.UpdatesOnConflict) is not { } dropped) return false;
        Dropped ??= dropped;
        return true;
    }

    internal static bool IsSet(BoundExpression function) => function is not BoundCall call || call.ReturnsSet;

    private static bool IsTrue(BoundExpression condition) => condition is BoundConstant { Text: "t", Type: TypeOid.Bool };

    private static bool IsNumber(BoundExpression node, string number) => Number(node) == number;

    private static string? Number(BoundExpression? node)
    {
        while (node is BoundConversion conversion) node = conversion.Operand;
        return (node as BoundConstant)?.Text;
    }
}
