namespace Perennial.Sql.Binding;

/// <summary>Which set-returning functions give rows without nulls.</summary>
internal static class FunctionRows
{
    // Sets whose elements are never null, whatever the arguments are: with a null argument the set is empty.
    private static readonly HashSet<string> NeverNullElements = new(StringComparer.Ordinal)
    {
        "generate_series", "generate_subscripts", "json_array_elements", "json_object_keys", "jsonb_array_elements", "jsonb_object_keys", "jsonb_path_query", "jsonb_path_query_tz",
        "regexp_matches", "regexp_split_to_table",
    };

    // Functions of several columns: those columns that are never null.
    private static readonly Dictionary<string, string[]> NeverNullColumns = new(StringComparer.Ordinal)
    {
        ["json_each"] = ["key", "value"],
        ["jsonb_each"] = ["key", "value"],
        ["json_each_text"] = ["key"],
        ["jsonb_each_text"] = ["key"],
    };

    public static bool IsNullable(NullabilityAnalyzer analyzer, RangeEntry entry, int index)
    {
        // Functions side by side are padded with nulls, except the ordinality.
        if (entry.Functions.Length != 1) return true;
        (BoundExpression function, int columns) = entry.Functions[0];
        if (index >= columns) return false;
        if (function is not BoundCall call) return columns != 1 || analyzer.IsNullable(function, entry.Scope.Query);
        if (call.Routine.IsUserDefined) return true;
        if (NeverNullColumns.TryGetValue(call.Routine.Name, out string[]? names)) return !IsNamed(call, index, names);
        if (columns != 1) return true;
        return call.ReturnsSet ? IsNullableElement(analyzer, call, entry.Scope.Query) : analyzer.IsNullable(call, entry.Scope.Query);
    }

    // Aliases may have renamed the columns; the routine's own output arguments tell which is which.
    private static bool IsNamed(BoundCall call, int index, string[] names)
    {
        int output = 0;
        foreach (Catalog.Argument argument in call.Routine.Arguments)
        {
            if (!argument.IsOutput) continue;
            if (output++ == index) return Array.IndexOf(names, argument.Name) >= 0;
        }

        return false;
    }

    public static bool IsNullableElement(NullabilityAnalyzer analyzer, BoundCall call, BoundQuery? query)
    {
        if (call.Routine.IsUserDefined || call.Routine.Schema != Catalog.SchemaName.Catalog) return true;
        if (call.Routine.Name == "unnest") return !HasNoNullElements(analyzer, call.Child(0), query);
        return !NeverNullElements.Contains(call.Routine.Name);
    }

    // Elements of an array are nullable unless the array is written out, or its element type is a domain that refuses null.
    private static bool HasNoNullElements(NullabilityAnalyzer analyzer, BoundExpression array, BoundQuery? query)
    {
        while (array is BoundConversion { Path: CoercionPath.Relabel or CoercionPath.ArrayElements, Function: null } conversion) array = conversion.Operand;
        return array switch
        {
            BoundArray literal => !analyzer.IsAnyNullable(literal, query),
            BoundConstant { Text: { } text } => ArrayLiteral.HasNoNull(text),
            BoundSubquery { Kind: SubqueryKind.Array, Query: { Targets.Count: 1 } rows } => !analyzer.IsNullable(rows, 0),
            _ => false,
        };
    }
}
