namespace Perennial.Sql.Binding;

/// <summary>When aggregates and window functions give null (PostgreSQL documentation, "Aggregate Functions", "Window Functions").</summary>
internal static class AggregateNulls
{
    private static readonly HashSet<string> Counts = new(StringComparer.Ordinal) { "count", "regr_count" };

    // Not null when at least one row comes in whose arguments are not null.
    private static readonly HashSet<string> NeedOneValue = new(StringComparer.Ordinal)
    {
        "avg", "bit_and", "bit_or", "bit_xor", "bool_and", "bool_or", "every", "max", "min", "sum", "string_agg", "stddev_pop", "var_pop", "range_agg", "range_intersect_agg", "any_value",
        "percentile_cont", "percentile_disc", "mode", "xmlagg", "covar_pop", "regr_avgx", "regr_avgy", "regr_sxx", "regr_sxy", "regr_syy",
    };

    // Not null when at least one row comes in, even one of nulls.
    private static readonly HashSet<string> NeedOneRow = new(StringComparer.Ordinal)
    {
        "array_agg", "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg", "json_object_agg_unique", "jsonb_object_agg_unique",
        "json_agg_strict", "jsonb_agg_strict", "json_object_agg_strict", "jsonb_object_agg_strict", "json_object_agg_unique_strict", "jsonb_object_agg_unique_strict",
    };

    private static readonly HashSet<string> Ranks = new(StringComparer.Ordinal) { "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile" };

    public static bool IsNullable(NullabilityAnalyzer analyzer, BoundAggregate aggregate, BoundQuery? query)
    {
        if (aggregate.Routine.IsUserDefined) return true;
        string name = aggregate.Routine.Name;
        if (Counts.Contains(name) || aggregate.Routine.AggregateKind == Catalog.AggregateKind.HypotheticalSet) return false;
        // Without GROUP BY the group may be empty, and so it may be after a filter.
        BoundQuery? owner = aggregate.Level?.Query;
        bool hasRows = owner is { HasGroupBy: true } && aggregate.Filter is null && !owner.HasEmptyGroupingSet;
        if (!hasRows) return true;
        if (NeedOneRow.Contains(name)) return false;
        if (!NeedOneValue.Contains(name)) return true;
        foreach (BoundExpression argument in aggregate.DirectArguments)
        {
            if (analyzer.IsNullable(argument, query)) return true;
        }

        // The delimiter of string_agg may be null.
        int count = name == "string_agg" ? 1 : aggregate.Arguments.Length;
        for (int i = 0; i < count; i++)
        {
            if (analyzer.IsNullable(aggregate.Arguments[i], RowsOf(owner!))) return true;
        }

        return false;
    }

    // Inside of an aggregate the rows are those before grouping: what HAVING proves holds for them all, grouping sets null nothing there.
    private static BoundQuery RowsOf(BoundQuery owner)
    {
        if (!owner.HasGroupingSets) return owner;
        BoundQuery rows = new(QueryKind.Select, owner.Scope) { ProvenJoins = owner.ProvenJoins };
        rows.ProvenExpressions.AddRange(owner.ProvenExpressions);
        return rows;
    }

    public static bool IsNullable(NullabilityAnalyzer analyzer, BoundWindowCall call, BoundQuery? query)
    {
        if (call.Routine.IsUserDefined) return true;
        string name = call.Routine.Name;
        if (Counts.Contains(name)) return false;
        ReadOnlySpan<BoundExpression> arguments = call.Arguments;
        if (name == "ntile") return analyzer.IsNullable(arguments[0], query);
        if (Ranks.Contains(name)) return false;
        if (name is "lag" or "lead")
        {
            // The third argument stands in for rows outside of the partition; an offset that is null gives null.
            if (arguments.Length < 3) return true;
            return analyzer.IsNullable(arguments[0], query) || analyzer.IsNullable(arguments[1], query) || analyzer.IsNullable(arguments[2], query);
        }

        // The frame contains the current row unless it says otherwise, and so it is not empty.
        if (!HasCurrentRow(call.Window) || call.Filter is not null) return true;
        if (name is "first_value" or "last_value") return analyzer.IsNullable(arguments[0], query);
        if (NeedOneRow.Contains(name)) return false;
        if (!NeedOneValue.Contains(name)) return true;
        int count = name == "string_agg" ? 1 : arguments.Length;
        for (int i = 0; i < count; i++)
        {
            if (analyzer.IsNullable(arguments[i], query)) return true;
        }

        return false;
    }

    private static bool HasCurrentRow(BoundWindow window)
    {
        if (window.Frame is not { } frame) return true;
        if (frame.Exclusion is not (Syntax.FrameExclusion.None or Syntax.FrameExclusion.NoOthers)) return false;
        bool startsInTime = frame.Start.Kind is Syntax.FrameBoundKind.UnboundedPreceding or Syntax.FrameBoundKind.Preceding or Syntax.FrameBoundKind.CurrentRow;
        bool endsInTime = frame.End is null || frame.End.Kind is Syntax.FrameBoundKind.UnboundedFollowing or Syntax.FrameBoundKind.Following or Syntax.FrameBoundKind.CurrentRow;
        return startsInTime && endsInTime;
    }
}
