using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>What SQL/JSON functions do without a result or with an error, and how they wrap one (transformJsonFuncExpr).</summary>
internal sealed partial class Binder
{
    private void CheckWrapper(SqlNode node, JsonWrapper wrapper, JsonQuotes quotes)
    {
        if (quotes == JsonQuotes.Omit && wrapper is JsonWrapper.Conditional or JsonWrapper.Unconditional)
            throw Refused(node.Span, "42601", "SQL/JSON QUOTES behavior must not be specified when WITH WRAPPER is used: what is wrapped is an array; remove OMIT QUOTES or the wrapper");
    }

    private void CheckBehavior(JsonBehavior? behavior, JsonFunctionKind function, string clause)
    {
        if (behavior is null) return;
        (bool isAllowed, string allowed) = function switch
        {
            JsonFunctionKind.Exists => (behavior.Kind is JsonBehaviorKind.Error or JsonBehaviorKind.True or JsonBehaviorKind.False or JsonBehaviorKind.Unknown, "ERROR, TRUE, FALSE and UNKNOWN are allowed of EXISTS"),
            JsonFunctionKind.Query => (behavior.Kind is not (JsonBehaviorKind.True or JsonBehaviorKind.False or JsonBehaviorKind.Unknown), "ERROR, NULL, EMPTY ARRAY, EMPTY OBJECT and DEFAULT are allowed of JSON_QUERY"),
            _ => (behavior.Kind is JsonBehaviorKind.Error or JsonBehaviorKind.Null or JsonBehaviorKind.Default, "ERROR, NULL and DEFAULT are allowed of JSON_VALUE"),
        };
        if (!isAllowed) throw Refused(behavior.Span, "42601", $"invalid {clause} behavior: {allowed}");
    }

    private void CheckDefault(BoundExpression value)
    {
        if (!IsDefault(value))
            throw Mismatch(value.Span, "can only specify a constant, non-aggregate function, or operator expression for DEFAULT: leave the clause out, and use coalesce(...) around the call");
        if (ReturnsSet(value)) throw Mismatch(value.Span, "DEFAULT expression must not return a set");
        if (HasColumn(value)) throw Mismatch(value.Span, "DEFAULT expression must not contain column references: leave the clause out, and use coalesce(...) around the call");
    }

    // Of a function's arguments nothing is asked but that no column is among them.
    private static bool IsDefault(BoundExpression value) => value switch
    {
        BoundConversion { Function: null } or BoundToDomain or BoundCollate => IsDefault(value.Child(0)),
        BoundParameterReference or BoundColumnReference or BoundSystemColumn or BoundMergedColumn or BoundWholeRow or BoundSubqueryColumn or BoundSubquery or BoundSqlValue or BoundAggregate or BoundWindowCall or BoundGrouping
            or BoundBoolean or BoundNot or BoundNullTest or BoundBooleanTest or BoundCase or BoundCoalesce or BoundExtremum or BoundNullIf or BoundDistinct or BoundArray or BoundArrayComparison or BoundRow => false,
        _ => true,
    };

    private static bool HasColumn(BoundExpression value)
    {
        if (value is BoundColumnReference or BoundSystemColumn or BoundMergedColumn or BoundWholeRow) return true;
        for (int i = 0; i < value.ChildCount; i++)
        {
            if (HasColumn(value.Child(i))) return true;
        }

        return false;
    }
}
