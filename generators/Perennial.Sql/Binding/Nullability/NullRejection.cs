using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>What conditions prove: a row that passes one has no null in what the condition rejects when null.</summary>
internal static class NullRejection
{
    /// <summary>What a row that passes WHERE proves for the query above it.</summary>
    public static void ApplyWhere(BoundQuery query, BoundExpression condition)
    {
        List<BoundExpression> proven = [];
        Collect(condition, isTrue: true, proven);
        NullingJoins matched = NullingJoins.None;
        foreach (BoundExpression expression in proven)
        {
            if (expression is BoundConstant or BoundParameterReference) continue;
            if (expression is BoundColumnReference or BoundSystemColumn or BoundWholeRow) matched = matched.Union(NullingOf(expression, query.Scope));
            if (expression is BoundColumnReference reference && reference.Entry.Scope == query.Scope) reference.Entry.Proven.Add(reference.Index);
            else query.ProvenExpressions.Add(expression);
        }

        query.ProvenJoins = query.ProvenJoins.Union(ApplyMatched(query.Scope, matched, null));
    }

    /// <summary>Notes what it means that an outer join has found a row: then its condition holds.</summary>
    public static void AddOuterJoin(Scope scope, NullingJoins join, BoundExpression condition)
    {
        List<BoundExpression> proven = [];
        Collect(condition, isTrue: true, proven);
        NullingJoins matched = NullingJoins.None;
        List<BoundColumnReference> columns = [];
        foreach (BoundExpression expression in proven)
        {
            if (EntryOf(expression) is not { } entry || entry.Scope != scope) continue;
            matched = matched.Union(NullingOf(expression, scope));
            if (expression is BoundColumnReference reference) columns.Add(reference);
        }

        if (columns.Count > 0 || !matched.IsEmpty) scope.OuterJoins.Add(new(join, matched, columns));
    }

    // Joins that have matched, with those that their conditions prove to have matched as well; conditions speak of earlier joins only.
    private static NullingJoins ApplyMatched(Scope scope, NullingJoins matched, HashSet<RangeEntry>? filtered)
    {
        for (int i = scope.OuterJoins.Count - 1; i >= 0 && !matched.IsEmpty; i--)
        {
            OuterJoinProof join = scope.OuterJoins[i];
            if (!join.Join.Without(matched).IsEmpty) continue;
            matched = matched.Union(join.Matched);
            foreach (BoundColumnReference column in join.Columns)
            {
                if (filtered is null || filtered.Contains(column.Entry)) column.Entry.Proven.Add(column.Index);
            }
        }

        return matched;
    }

    /// <summary>What a group that passes HAVING proves: of its grouping expressions and of aggregates as they stand.</summary>
    public static void ApplyHaving(BoundQuery query, BoundExpression condition)
    {
        List<BoundExpression> proven = [];
        Collect(condition, isTrue: true, proven);
        foreach (BoundExpression expression in proven)
        {
            if (expression is not (BoundConstant or BoundParameterReference)) query.ProvenExpressions.Add(expression);
        }
    }

    /// <summary>What passing a join's condition proves of the entries whose rows it filters.</summary>
    public static void ApplyJoin(Scope scope, BoundExpression condition, HashSet<RangeEntry> filtered)
    {
        List<BoundExpression> proven = [];
        Collect(condition, isTrue: true, proven);
        NullingJoins matched = NullingJoins.None;
        foreach (BoundExpression expression in proven)
        {
            if (EntryOf(expression) is not { } entry || entry.Scope != scope || !filtered.Contains(entry)) continue;
            matched = matched.Union(NullingOf(expression, scope));
            if (expression is BoundColumnReference reference) entry.Proven.Add(reference.Index);
        }

        matched = ApplyMatched(scope, matched, filtered);
        foreach (RangeEntry entry in filtered) entry.Nulling = entry.Nulling.Without(matched);
    }

    private static RangeEntry? EntryOf(BoundExpression expression) => expression switch
    {
        BoundColumnReference reference => reference.Entry,
        BoundSystemColumn system => system.Entry,
        BoundWholeRow row => row.Entry,
        _ => null,
    };

    private static NullingJoins NullingOf(BoundExpression expression, Scope scope) => expression switch
    {
        BoundColumnReference reference when reference.Entry.Scope == scope => reference.Nulling,
        BoundSystemColumn system when system.Entry.Scope == scope => system.Nulling,
        BoundWholeRow row when row.Entry.Scope == scope => row.Nulling,
        _ => NullingJoins.None,
    };

    /// <summary>Adds the expressions that are not null whenever the condition is true (or false).</summary>
    public static void Collect(BoundExpression condition, bool isTrue, List<BoundExpression> proven)
    {
        switch (condition)
        {
            case BoundBoolean boolean when boolean.Operator == BooleanOperator.And == isTrue:
                for (int i = 0; i < boolean.ChildCount; i++) Collect(boolean.Child(i), isTrue, proven);
                break;
            case BoundBoolean boolean:
                CollectCommon(boolean, isTrue, proven);
                break;
            case BoundNot not:
                Collect(not.Child(0), !isTrue, proven);
                break;
            case BoundNullTest test when test.IsNegated == isTrue:
                // For a row value the test looks at the fields: all of them are not null when IS NOT NULL holds, and some when IS NULL does not.
                AddNotNull(test.Child(0), proven);
                if (isTrue && test.Child(0) is BoundRow row)
                {
                    foreach (BoundExpression field in row.Fields) AddNotNull(field, proven);
                }

                break;
            case BoundBooleanTest test:
                CollectTest(test, isTrue, proven);
                break;
            case BoundDistinct distinct:
                CollectDistinct(distinct, isTrue, proven);
                break;
            case BoundArrayComparison comparison:
                CollectArray(comparison, isTrue, proven);
                break;
            case BoundSubquery { Kind: SubqueryKind.Any, IsStrict: true } any when isTrue:
                for (int i = 0; i < any.ChildCount; i++) AddNotNull(any.Child(i), proven);
                break;
            case BoundSubquery { Kind: SubqueryKind.Row, IsStrict: true, IsEquality: true } equal when isTrue:
                for (int i = 0; i < equal.ChildCount; i++) AddNotNull(equal.Child(i), proven);
                break;
            case BoundSubquery { Kind: SubqueryKind.Exists } exists when isTrue:
                CollectExists(exists.Query, proven);
                break;
            case BoundSubquery:
                break;
            default:
                // A boolean that is true or false is not null itself.
                AddNotNull(condition, proven);
                break;
        }
    }

    // A row that exists has passed the subquery's condition, which may speak of outer columns.
    private static void CollectExists(BoundQuery query, List<BoundExpression> proven)
    {
        bool isGrouped = query.Scope.HasAggregates || query.HasGroupBy || query.Having is not null;
        if (query.Kind != QueryKind.Select || isGrouped || query.Where is null) return;
        List<BoundExpression> inner = [];
        Collect(query.Where, isTrue: true, inner);
        foreach (BoundExpression expression in inner)
        {
            if (EntryOf(expression) is { } entry && entry.Scope != query.Scope) proven.Add(expression);
        }
    }

    // What every branch proves.
    private static void CollectCommon(BoundBoolean boolean, bool isTrue, List<BoundExpression> proven)
    {
        List<BoundExpression>? common = null;
        for (int i = 0; i < boolean.ChildCount; i++)
        {
            List<BoundExpression> branch = [];
            Collect(boolean.Child(i), isTrue, branch);
            if (common is null) common = branch;
            else common.RemoveAll(expression => !branch.Exists(expression.IsSameAs));
            if (common.Count == 0) return;
        }

        proven.AddRange(common!);
    }

    private static void CollectTest(BoundBooleanTest test, bool isTrue, List<BoundExpression> proven)
    {
        bool holds = test.IsNegated != isTrue;
        switch (test.Value)
        {
            case TruthValue.True when holds:
                Collect(test.Child(0), isTrue: true, proven);
                break;
            case TruthValue.False when holds:
                Collect(test.Child(0), isTrue: false, proven);
                break;
            case TruthValue.Unknown when !holds:
                AddNotNull(test.Child(0), proven);
                break;
        }
    }

    // Equal to something that is not null, or different from null.
    private static void CollectDistinct(BoundDistinct distinct, bool isTrue, List<BoundExpression> proven)
    {
        bool areEqual = distinct.IsNegated == isTrue;
        if (areEqual)
        {
            if (distinct.Right is BoundConstant { IsNull: false }) AddNotNull(distinct.Left, proven);
            if (distinct.Left is BoundConstant { IsNull: false }) AddNotNull(distinct.Right, proven);
        }
        else
        {
            if (IsNullConstant(distinct.Right)) AddNotNull(distinct.Left, proven);
            if (IsNullConstant(distinct.Left)) AddNotNull(distinct.Right, proven);
        }
    }

    private static bool IsNullConstant(BoundExpression expression) => expression switch
    {
        BoundConstant constant => constant.IsNull,
        BoundConversion conversion => IsNullConstant(conversion.Operand),
        _ => false,
    };

    // x = any (array) is true only for some element; x <> all (array) is true for an empty array, too, whatever x is.
    private static void CollectArray(BoundArrayComparison comparison, bool isTrue, List<BoundExpression> proven)
    {
        bool hasElement = comparison.IsAny == isTrue || comparison.Array is BoundArray { ChildCount: > 0 } || (comparison.Array is BoundConstant { Text: { } text } && ArrayLiteral.HasElement(text));
        if (!hasElement || comparison.Routine is not { IsStrict: true }) return;
        AddNotNull(comparison.Left, proven);
        if (comparison.IsAny == isTrue) AddNotNull(comparison.Array, proven);
    }

    /// <summary>Adds an expression that is not null, and with it all that would have made it null.</summary>
    public static void AddNotNull(BoundExpression expression, List<BoundExpression> proven)
    {
        proven.Add(expression);
        switch (expression)
        {
            case BoundOperator { Routine: { IsStrict: true, ReturnsSet: false } } or BoundCall { Routine: { IsStrict: true, ReturnsSet: false } } or BoundNot or BoundExtremum { ChildCount: 1 } or BoundCoalesce { ChildCount: 1 }:
                for (int i = 0; i < expression.ChildCount; i++) AddNotNull(expression.Child(i), proven);
                break;
            case BoundConversion { Function: null or { IsStrict: true } } or BoundCollate or BoundField:
                AddNotNull(expression.Child(0), proven);
                break;
            case BoundToDomain:
                AddNotNull(expression.Child(0), proven);
                break;
            case BoundSubscript subscript:
                AddNotNull(subscript.Child(0), proven);
                for (int i = 1; i < subscript.ChildCount; i++) AddNotNull(subscript.Child(i), proven);
                break;
            case BoundNullIf:
                AddNotNull(expression.Child(0), proven);
                break;
            case BoundPlaceholder { StandsFor: { } stands }:
                AddNotNull(stands, proven);
                break;
            case BoundSpecial { IsRowComparison: true }:
                // The first fields always count; later ones only where those before are equal.
                AddNotNull(expression.Child(0), proven);
                break;
            case BoundArrayComparison { Routine.IsStrict: true } comparison when comparison.Array is not BoundArray:
                AddNotNull(comparison.Array, proven);
                break;
        }
    }
}
