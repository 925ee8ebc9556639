using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>GROUP BY (PostgreSQL documentation, "The GROUP BY and HAVING Clauses", "GROUPING SETS, CUBE, and ROLLUP").</summary>
internal sealed partial class Binder
{
    private const int MaxGroupingSets = 4096;

    private void BindGroupBy(Scope scope, BoundQuery query, SelectCore core)
    {
        query.HasGroupBy = true;
        query.IsGroupedDistinct = core.GroupBy!.IsDistinct;
        List<List<List<BoundExpression>>> elements = [];
        foreach (GroupingElement element in core.GroupBy.Elements)
        {
            BoundGroupingElement bound = BindGrouping(scope, query, element);
            query.Grouping.Add(bound);
            elements.Add(SetsOf(bound, element.Span));
            if (element is not GroupingExpression) query.HasGroupingSets = true;
        }

        foreach (List<List<BoundExpression>> sets in elements)
        {
            foreach (List<BoundExpression> set in sets)
            {
                foreach (BoundExpression key in set)
                {
                    if (!query.GroupBy.Exists(key.IsSameAs)) query.GroupBy.Add(key);
                }
            }
        }

        if (query.HasGroupingSets) FindAlwaysGrouped(query, elements);
    }

    // The sets of the whole clause are the products of its elements': a key is in every one when it is in every set of some element.
    private static void FindAlwaysGrouped(BoundQuery query, List<List<List<BoundExpression>>> elements)
    {
        bool mayBeEmpty = true;
        foreach (List<List<BoundExpression>> sets in elements)
        {
            mayBeEmpty &= sets.Exists(static set => set.Count == 0);
            if (sets.Count == 0) continue;
            foreach (BoundExpression key in sets[0])
            {
                if (sets.TrueForAll(set => set.Exists(key.IsSameAs))) query.AlwaysGrouped.Add(key);
            }
        }

        query.HasEmptyGroupingSet = mayBeEmpty;
        query.HasOnlyEmptyGroupingSet = elements.TrueForAll(static sets => sets.Count == 1 && sets[0].Count == 0);
    }

    private BoundGroupingElement BindGrouping(Scope scope, BoundQuery query, GroupingElement element) => element switch
    {
        EmptyGrouping => new(null, [], []),
        GroupingExpression { Value: RowConstructor { HasKeyword: false } row } => new(null, [.. row.Elements.Select(field => BindGroupingKey(scope, query, field))], []),
        GroupingExpression expression => new(null, [BindGroupingKey(scope, query, expression.Value)], []),
        GroupingSet set => new(set.Kind, [], [.. set.Elements.Select(part => BindGrouping(scope, query, part))]),
        _ => throw NotUnderstood(element, "This element of GROUP BY"),
    };

    // The grouping sets that an element stands for.
    private List<List<BoundExpression>> SetsOf(BoundGroupingElement element, TextSpan place)
    {
        if (element.Kind is not { } kind) return [element.Keys];
        List<List<List<BoundExpression>>> parts = [.. element.Elements.Select(part => SetsOf(part, place))];
        List<List<BoundExpression>> sets = [];
        switch (kind)
        {
            case GroupingSetKind.Sets:
                foreach (List<List<BoundExpression>> part in parts) sets.AddRange(part);
                break;
            case GroupingSetKind.Rollup:
                for (int count = parts.Count; count >= 0; count--) sets.Add(Flatten(parts.GetRange(0, count)));
                break;
            default:
                if (parts.Count > 12) throw Refused(place, "54011", "CUBE is limited to 12 elements");
                for (int mask = 0; mask < 1 << parts.Count; mask++) sets.Add(Flatten(parts.Where((_, index) => (mask & (1 << index)) != 0)));
                break;
        }

        return sets.Count <= MaxGroupingSets ? sets : throw Refused(place, "54001", $"too many grouping sets present (maximum {MaxGroupingSets})");
    }

    private static List<BoundExpression> Flatten(IEnumerable<List<List<BoundExpression>>> parts)
    {
        List<BoundExpression> keys = [];
        foreach (List<List<BoundExpression>> part in parts)
        {
            foreach (List<BoundExpression> set in part) keys.AddRange(set);
        }

        return keys;
    }

    private BoundExpression BindGroupingKey(Scope scope, BoundQuery query, Expression node)
    {
        BoundExpression key = FindOutputColumn(scope, query, node, "GROUP BY", ExpressionPlace.GroupBy) ?? BindSorted(scope, query, node, ExpressionPlace.GroupBy);
        key = SettleKey(query, key);
        // An output column that is an aggregate cannot be grouped by.
        if (FindAggregate(key, scope) is { } aggregate) throw Refused(aggregate.Span, "42803", "aggregate functions are not allowed in GROUP BY: group by the columns, or compute it in a subquery");
        if (key is BoundWindowCall || ContainsWindowCall(key)) throw Refused(key.Span, "42P20", "window functions are not allowed in GROUP BY: compute it in a subquery, and group by its column");
        RequireComparable(key);
        return key;
    }

    private static BoundExpression? FindAggregate(BoundExpression node, Scope scope)
    {
        if ((node is BoundAggregate aggregate && aggregate.Level == scope) || (node is BoundGrouping grouping && grouping.Level == scope)) return node;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (FindAggregate(node.Child(i), scope) is { } found) return found;
        }

        return null;
    }
}
