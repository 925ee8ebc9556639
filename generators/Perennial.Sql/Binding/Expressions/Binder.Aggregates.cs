using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Aggregates, window functions and GROUPING (PostgreSQL documentation, "Aggregate Expressions", "Window Function Calls").</summary>
internal sealed partial class Binder
{
    private BoundExpression BindAggregateCall(Scope scope, RoutineCallSite site, Routine routine, List<BoundExpression> arguments, uint result)
    {
        TextSpan at = NameSpan(site);
        // In column notation (t.count) there are no clauses.
        FunctionCall call = site.Call ?? new FunctionCall(new QualifiedName([new Identifier(site.Name, site.Node.Span)])) { Span = site.Node.Span };
        if (site.Call is not null && call.Arguments.IsEmpty && !call.IsStar && !call.IsWithinGroup) throw Mismatch(at, $"{site.ShownName}(*) must be used to call a parameterless aggregate function", "42809");
        if (site.ArgumentNames.Length > 0) throw Refused(at, "0A000", "aggregates cannot use named arguments");
        bool isOrderedSet = routine.AggregateKind != AggregateKind.Normal;
        if (isOrderedSet && !call.IsWithinGroup) throw Mismatch(at, $"WITHIN GROUP is required for ordered-set aggregate {site.ShownName}", "42809");
        if (!isOrderedSet && call.IsWithinGroup) throw Mismatch(at, $"{site.ShownName} is not an ordered-set aggregate, so it cannot have WITHIN GROUP", "42809");
        if (isOrderedSet && call.Over is not null) throw Refused(at, "0A000", $"OVER is not supported for ordered-set aggregate {site.ShownName}");
        if (routine.AggregateKind == AggregateKind.HypotheticalSet && call.Arguments.Count != call.OrderBy.Count)
        {
            throw UnknownName(at, "42883", $"function {site.ShownName} does not exist with {call.Arguments.Count} arguments and {call.OrderBy.Count} sort keys: a hypothetical-set aggregate takes as many of the one as of the other");
        }

        if (call.Over is not null) return BindWindowCall(scope, site, routine, arguments, result);

        BoundExpression? filter = call.Filter is null ? null : BindCondition(scope, call.Filter, ExpressionPlace.Filter, "FILTER");
        BoundExpression[] orderBy = call.IsWithinGroup ? [] : BindAggregateOrder(scope, call);
        int direct = isOrderedSet ? Math.Min(routine.DirectArgumentCount, call.Arguments.Count) : 0;
        if (call.IsDistinct && !isOrderedSet) CheckDistinctOrder(arguments, orderBy, call);
        foreach (BoundExpression argument in arguments)
        {
            if (ReturnsSet(argument)) throw Refused(argument.Span, "0A000", "aggregate function calls cannot contain set-returning function calls");
        }

        BoundAggregate aggregate = new(routine, result, call.Span, [.. arguments.GetRange(0, direct)], [.. arguments.GetRange(direct, arguments.Count - direct)], orderBy, filter)
        {
            IsStar = call.IsStar,
            IsDistinct = call.IsDistinct,
            Directions = string.Join(",", call.OrderBy.Select(static key => SortMode(key, null))),
        };
        PlaceAggregate(scope, aggregate, at);
        return aggregate;
    }

    private BoundExpression[] BindAggregateOrder(Scope scope, FunctionCall call)
    {
        BoundExpression[] keys = new BoundExpression[call.OrderBy.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            ExpressionPlace before = scope.Place;
            scope.Place = before == ExpressionPlace.SelectTarget ? ExpressionPlace.OrderBy : before;
            keys[i] = SettleUnknown(Bind(scope, call.OrderBy[i].Value));
            scope.Place = before;
            RequireSortable(keys[i], call.OrderBy[i]);
        }

        return keys;
    }

    private void CheckDistinctOrder(List<BoundExpression> arguments, BoundExpression[] orderBy, FunctionCall call)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            arguments[i] = SettleUnknown(arguments[i]);
            RequireComparable(arguments[i]);
        }

        for (int i = 0; i < orderBy.Length; i++)
        {
            if (!arguments.Exists(argument => WithoutImplicit(argument).IsSameAs(WithoutImplicit(orderBy[i]))))
            {
                throw Refused(call.OrderBy[i].Value.Span, "42P10", "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list");
            }
        }

    }

    private static BoundExpression WithoutImplicit(BoundExpression node)
    {
        while (node is BoundConversion { IsExplicit: false } conversion) node = conversion.Operand;
        return node;
    }

    // An aggregate belongs to the innermost query whose columns it uses, which may be an outer one.
    private void PlaceAggregate(Scope scope, BoundAggregate aggregate, TextSpan at)
    {
        Scope level = FindAggregateLevel(scope, aggregate);
        aggregate.Level = level;
        level.HasAggregates = true;
        if (FindAggregateOf(aggregate, level) is { } nested) throw Refused(nested.Span, "42803", "aggregate function calls cannot be nested: compute the inner one in a subquery in FROM");
        if (ContainsWindowCall(aggregate)) throw Refused(at, "42803", "aggregate function calls cannot contain window function calls");
        if (RefusedPlace(level.Place, forWindow: false) is { } place) throw Refused(at, "42803", $"aggregate functions are not allowed in {place}{(place == "WHERE" ? ": groups are filtered by HAVING, which stands behind GROUP BY" : ": compute it in a subquery")}");
    }

    private static Scope FindAggregateLevel(Scope scope, BoundAggregate aggregate)
    {
        Scope? deepest = null;
        for (int i = 0; i < aggregate.ChildCount; i++) FindDeepest(aggregate.Child(i), scope.Depth, ref deepest);
        return deepest ?? scope;
    }

    private static void FindDeepest(BoundExpression node, int limit, ref Scope? deepest)
    {
        Scope? found = node switch
        {
            BoundColumnReference reference => reference.Entry.Scope,
            BoundSystemColumn system => system.Entry.Scope,
            BoundWholeRow row => row.Entry.Scope,
            BoundAggregate aggregate => aggregate.Level,
            _ => null,
        };
        if (found is not null && found.Depth <= limit && (deepest is null || found.Depth > deepest.Depth)) deepest = found;
        if (node is BoundSubquery subquery)
        {
            Scope? inner = deepest;
            QueryWalk.Expressions(subquery.Query, expression => FindDeepest(expression, limit, ref inner));
            deepest = inner;
        }

        for (int i = 0; i < node.ChildCount; i++) FindDeepest(node.Child(i), limit, ref deepest);
    }

    private static BoundAggregate? FindAggregateOf(BoundExpression node, Scope level)
    {
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (node.Child(i) is BoundAggregate aggregate && aggregate.Level == level) return aggregate;
            if (FindAggregateOf(node.Child(i), level) is { } found) return found;
        }

        return null;
    }

    private static bool ContainsWindowCall(BoundExpression node)
    {
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (node.Child(i) is BoundWindowCall || ContainsWindowCall(node.Child(i))) return true;
        }

        return false;
    }

    // What the server calls the places where aggregates or window functions cannot stand.
    private static string? RefusedPlace(ExpressionPlace place, bool forWindow) => place switch
    {
        ExpressionPlace.JoinOn or ExpressionPlace.JoinUsing => "JOIN conditions",
        ExpressionPlace.FromFunction => "functions in FROM",
        ExpressionPlace.Where => "WHERE",
        ExpressionPlace.Having => forWindow ? "HAVING" : null,
        ExpressionPlace.Filter => "FILTER",
        ExpressionPlace.WindowFrame or ExpressionPlace.WindowOrder or ExpressionPlace.WindowPartition => forWindow ? "window definitions" : null,
        ExpressionPlace.UpdateSource or ExpressionPlace.UpdateTarget => "UPDATE",
        ExpressionPlace.InsertTarget => "INSERT",
        ExpressionPlace.MergeWhen => "MERGE WHEN conditions",
        ExpressionPlace.GroupBy => "GROUP BY",
        ExpressionPlace.Limit => "LIMIT",
        ExpressionPlace.Offset => "OFFSET",
        ExpressionPlace.Returning or ExpressionPlace.MergeReturning => "RETURNING",
        ExpressionPlace.Values or ExpressionPlace.ValuesSingle => "VALUES",
        ExpressionPlace.CheckConstraint or ExpressionPlace.DomainCheck => "check constraints",
        ExpressionPlace.ColumnDefault or ExpressionPlace.FunctionDefault => "DEFAULT expressions",
        ExpressionPlace.IndexExpression => "index expressions",
        ExpressionPlace.StatisticsExpression => "statistics expressions",
        ExpressionPlace.IndexPredicate => "index predicates",
        ExpressionPlace.GeneratedColumn => "column generation expressions",
        ExpressionPlace.AlterTransform => "transform expressions",
        ExpressionPlace.TriggerWhen => "trigger WHEN conditions",
        ExpressionPlace.Policy => "policy expressions",
        ExpressionPlace.PartitionBound => "partition bound",
        ExpressionPlace.PartitionExpression => "partition key expressions",
        ExpressionPlace.CallArgument => "CALL arguments",
        _ => null,
    };

    private BoundExpression BindWindowCall(Scope scope, RoutineCallSite site, Routine routine, List<BoundExpression> arguments, uint result)
    {
        FunctionCall call = site.Call!;
        TextSpan at = NameSpan(site);
        if (call.IsDistinct) throw Refused(at, "0A000", "DISTINCT is not implemented for window functions");
        if (!call.OrderBy.IsEmpty) throw Refused(at, "0A000", "aggregate ORDER BY is not implemented for window functions");
        if (routine.Kind == RoutineForm.Window && call.Filter is not null) throw Refused(at, "0A000", "FILTER is not implemented for non-aggregate window functions");
        if (RefusedPlace(scope.Place, forWindow: true) is { } place) throw Refused(at, "42P20", $"window functions are not allowed in {place}: compute it in a subquery, and use its column here");
        BoundExpression? filter = call.Filter is null ? null : BindCondition(scope, call.Filter, ExpressionPlace.Filter, "FILTER");
        foreach (BoundExpression argument in arguments)
        {
            if (argument is BoundWindowCall || ContainsWindowCall(argument)) throw Refused(at, "42P20", "window function calls cannot be nested: compute the inner one in a subquery in FROM");
            if (ReturnsSet(argument)) throw Refused(argument.Span, "0A000", "window function calls cannot contain set-returning function calls");
        }

        scope.HasWindowCalls = true;
        return new BoundWindowCall(routine, result, call.Span, [.. arguments], filter, FindWindow(scope, call.Over!)) { IsStar = call.IsStar };
    }

    private BoundExpression BindGrouping(Scope scope, GroupingFunction node)
    {
        BoundExpression[] arguments = new BoundExpression[node.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = Bind(scope, node.Arguments[i]);
        if (arguments.Length > 31) throw Refused(node.Span, "54023", "GROUPING must have fewer than 32 arguments");
        Scope? deepest = null;
        foreach (BoundExpression argument in arguments) FindDeepest(argument, scope.Depth, ref deepest);
        Scope level = deepest ?? scope;
        if (RefusedPlace(level.Place, forWindow: false) is { } place) throw Refused(node.Span, "42803", $"grouping operations are not allowed in {place}");
        level.HasAggregates = true;
        return new BoundGrouping(node.Span, arguments) { Level = level };
    }
}
