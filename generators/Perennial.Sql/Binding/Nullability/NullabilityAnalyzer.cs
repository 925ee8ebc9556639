using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>
/// Proves that values are never null. Everything starts as nullable; each case below is a proof. Runs when the whole statement is bound, because
/// whether a parameter may be null depends on all of its uses.
/// </summary>
internal sealed partial class NullabilityAnalyzer(TypeSystem types, Func<ParameterSlot, bool> isNullableParameter)
{
    private readonly Dictionary<(BoundQuery Query, int Column), bool> _columns = [];
    private readonly Dictionary<CommonTable, bool[]> _assumed = [];
    private readonly CardinalityAnalyzer _cardinality = new(types);
    private int _depth;
    private int _unsolved;

    /// <summary>Whether a result column of a query may be null.</summary>
    public bool IsNullable(BoundQuery query, int column)
    {
        if (query.RecursiveTable is { } recursive && !_assumed.ContainsKey(recursive)) SolveRecursion(query, recursive);
        if (_columns.TryGetValue((query, column), out bool known)) return known;
        bool result = ComputeColumn(query, column);
        // While a recursion is being solved, results rest on assumptions.
        if (_unsolved == 0) _columns[(query, column)] = result;
        return result;
    }

    private bool ComputeColumn(BoundQuery query, int column)
    {
        switch (query.Kind)
        {
            case QueryKind.SetOperation:
                bool left = IsNullable(query.Left!, column);
                return query.SetOperator switch
                {
                    SetOperator.Union => left || IsNullable(query.Right!, column),
                    SetOperator.Intersect => left && IsNullable(query.Right!, column),
                    _ => left,
                };
            case QueryKind.Values:
                foreach (BoundExpression[] row in query.Rows)
                {
                    if (IsNullable(row[column], query)) return true;
                }

                return false;
            default:
                return IsNullable(query.Targets[column].Value, query);
        }
    }

    // The least fixed point from below: columns are taken to be never null until the recursion shows otherwise.
    private void SolveRecursion(BoundQuery query, CommonTable table)
    {
        int width = query.Targets.Count;
        bool[] nullable = new bool[width];
        _assumed[table] = nullable;
        _unsolved++;
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = 0; i < width; i++)
            {
                if (nullable[i] || !ComputeColumn(query, i)) continue;
                nullable[i] = true;
                changed = true;
            }
        }

        _unsolved--;
        for (int i = 0; i < width && _unsolved == 0; i++) _columns[(query, i)] = nullable[i];
    }

    /// <summary>Whether an expression may be null in the rows that <paramref name="query"/> gives.</summary>
    public bool IsNullable(BoundExpression node, BoundQuery? query)
    {
        if (++_depth > 1500)
        {
            _depth--;
            return true;
        }

        bool result = IsGroupedAway(node, query) || (!IsProven(node, query) && Compute(node, query));
        _depth--;
        return result;
    }

    // "or true" is true and "and false" is false, whatever else there is.
    private static bool IsDecided(BoundBoolean node)
    {
        string deciding = node.Operator == BooleanOperator.Or ? "t" : "f";
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (node.Child(i) is BoundConstant { Type: TypeOid.Bool, Text: { } text } && text == deciding) return true;
        }

        return false;
    }

    private static bool IsProven(BoundExpression node, BoundQuery? query)
    {
        if (query is null || query.ProvenExpressions.Count == 0) return false;
        foreach (BoundExpression proven in query.ProvenExpressions)
        {
            if (proven.IsSameAs(node)) return !VolatileCalls.Contains(node);
        }

        return false;
    }

    private bool Compute(BoundExpression node, BoundQuery? query)
    {
        switch (node)
        {
            case BoundConstant constant:
                return constant.IsNull;
            case BoundParameterReference parameter:
                return isNullableParameter(parameter.Slot);
            case BoundColumnReference reference:
                return IsNullable(reference, query);
            case BoundSystemColumn system:
                return !IsPresent(system.Entry, system.Nulling, query);
            case BoundWholeRow row:
                return !IsPresent(row.Entry, row.Nulling, query);
            case BoundMergedColumn merged:
                return IsNullableMerged(merged, query);
            case BoundPlaceholder { StandsFor: { } stands }:
                return IsNullable(stands, query);
            case BoundSqlValue value:
                // Without a schema in the path that exists there is no current schema; system_user is null without an authentication method.
                return value.Kind is SqlValueFunctionKind.CurrentSchema or SqlValueFunctionKind.SystemUser;
            case BoundNullTest or BoundBooleanTest or BoundDistinct or BoundArray or BoundRow or BoundGrouping:
                return false;
            case BoundNot or BoundToDomain or BoundCollate:
                return IsNullable(node.Child(0), query) && !(node is BoundToDomain && types.IsNotNullDomain(node.Type));
            case BoundBoolean boolean:
                return !IsDecided(boolean) && IsAnyNullable(node, query);
            case BoundOperator op:
                return IsNullableRoutine(op.Routine, op, [], query);
            case BoundSubqueryColumn column:
                return !_cardinality.HasRow(column.Query) || IsNullable(column.Query, column.Index);
            case BoundCall call:
                return IsNullableCall(call, query);
            case BoundArrayComparison comparison:
                return IsNullableComparison(comparison, query);
            case BoundCase cases:
                return IsNullableCase(cases, query);
            case BoundCoalesce or BoundExtremum:
                for (int i = 0; i < node.ChildCount; i++)
                {
                    if (!IsNullable(node.Child(i), query)) return false;
                }

                return true;
            case BoundConversion conversion:
                return IsNullable(conversion.Operand, query) || !IsNullPreserving(conversion);
            case BoundSubquery subquery:
                return IsNullableSubquery(subquery, query);
            case BoundAggregate aggregate:
                return AggregateNulls.IsNullable(this, aggregate, query);
            case BoundWindowCall window:
                return AggregateNulls.IsNullable(this, window, query);
            case BoundSubscript { IsSlice: true }:
                return IsAnyNullable(node, query);
            case BoundField field:
                return IsNullableField(field, query);
            case BoundSpecial special:
                return special.Nulls switch
                {
                    SpecialNulls.Never => false,
                    SpecialNulls.IfFirstIs => IsNullable(special.Child(0), query),
                    SpecialNulls.IfAnyIs => IsAnyNullable(special, query),
                    _ => true,
                };
            case BoundMergeAction:
                return false;
            default:
                return true;
        }
    }

    public bool IsAnyNullable(BoundExpression node, BoundQuery? query)
    {
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (IsNullable(node.Child(i), query)) return true;
        }

        return false;
    }

    private bool IsNullableCall(BoundCall call, BoundQuery? query)
    {
        if (call.ReturnsSet) return IsPadded(query) || FunctionRows.IsNullableElement(this, call, query);
        return IsNullableRoutine(call.Routine, call, call.Arguments, query);
    }

    private bool IsNullableRoutine(Catalog.Routine? routine, BoundExpression node, ReadOnlySpan<BoundExpression> arguments, BoundQuery? query)
    {
        switch (StrictRoutines.NullsOf(routine))
        {
            case RoutineNulls.Never:
                return false;
            case RoutineNulls.IfFirstIs:
                return IsNullable(node.Child(0), query);
            case RoutineNulls.IfAllAre:
                for (int i = 0; i < node.ChildCount; i++)
                {
                    if (!IsNullable(node.Child(i), query)) return false;
                }

                return true;
            default:
                return !StrictRoutines.GivesValueForValues(routine, arguments) || IsAnyNullable(node, query);
        }
    }

    // Several sets in one select list: the shorter ones are filled up with nulls.
    private static bool IsPadded(BoundQuery? query)
    {
        if (query is null) return true;
        int sets = 0;
        foreach (BoundTarget target in query.Targets) CountSets(target.Value, ref sets);
        return sets > 1;

        static void CountSets(BoundExpression node, ref int sets)
        {
            if (node is BoundCall { ReturnsSet: true } or BoundOperator { Routine.ReturnsSet: true }) sets++;
            for (int i = 0; i < node.ChildCount; i++) CountSets(node.Child(i), ref sets);
        }
    }

    private bool IsNullableComparison(BoundArrayComparison comparison, BoundQuery? query)
    {
        if (!StrictRoutines.GivesValueForValues(comparison.Routine, []) || IsNullable(comparison.Left, query)) return true;
        // A null element makes the result null unless another one decides it.
        return comparison.Array switch
        {
            BoundArray array => IsAnyNullable(array, query),
            BoundSubquery { Kind: SubqueryKind.Array, Query: { Targets.Count: 1 } rows } => IsNullable(rows, 0),
            _ => true,
        };
    }

    private bool IsNullableCase(BoundCase cases, BoundQuery? query)
    {
        if (cases.Otherwise is null && !IsExhaustive(cases)) return true;
        List<BoundExpression> before = [];
        for (int branch = 0; branch < cases.BranchCount; branch++)
        {
            List<BoundExpression> proven = [];
            NullRejection.Collect(cases.Condition(branch), isTrue: true, proven);
            if (IsNullableWith(cases.Result(branch), query, proven)) return true;
            // Later branches run only where this condition was false or null; of a null test that is one of the two.
            if (cases.Condition(branch) is BoundNullTest { IsNegated: false } test) before.Add(test.Child(0));
        }

        return cases.Otherwise is { } otherwise && IsNullableWith(otherwise, query, before);
    }

    private static bool IsExhaustive(BoundCase cases) => cases.Condition(cases.BranchCount - 1) is BoundConstant { Text: "t" };

    private bool IsNullableWith(BoundExpression node, BoundQuery? query, List<BoundExpression> proven)
    {
        proven.RemoveAll(static expression => expression is BoundConstant || VolatileCalls.Contains(expression));
        if (proven.Count == 0 || query is null) return IsNullable(node, query);
        int count = query.ProvenExpressions.Count;
        query.ProvenExpressions.AddRange(proven);
        bool result = IsNullable(node, query);
        query.ProvenExpressions.RemoveRange(count, proven.Count);
        return result;
    }

    // Without a function it is input and output, or no change at all: those give a value for a value.
    private static bool IsNullPreserving(BoundConversion conversion) =>
        conversion.Function is null || conversion.Path == CoercionPath.ArrayElements || StrictRoutines.GivesValueForValues(conversion.Function, []);

    private bool IsNullableSubquery(BoundSubquery subquery, BoundQuery? query)
    {
        switch (subquery.Kind)
        {
            case SubqueryKind.Exists or SubqueryKind.Array:
                return false;
            case SubqueryKind.Scalar:
                return subquery.Query.Targets.Count != 1 || !_cardinality.HasRow(subquery.Query) || IsNullable(subquery.Query, 0);
            default:
                if (!subquery.IsStrict || IsAnyNullable(subquery, query) || (subquery.Kind == SubqueryKind.Row && !_cardinality.HasRow(subquery.Query))) return true;
                for (int i = 0; i < subquery.Query.Targets.Count; i++)
                {
                    if (IsNullable(subquery.Query, i)) return true;
                }

                return false;
        }
    }
}
