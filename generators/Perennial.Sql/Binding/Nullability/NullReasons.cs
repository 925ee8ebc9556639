using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>
/// Says in words why a value may be null: one cause of those that kept the proof from holding. It decides nothing, and gives null where no short words
/// would help.
/// </summary>
internal sealed class NullReasons(TypeSystem types, NullabilityAnalyzer analyzer)
{
    // Causes lie near; what is deeper is not worth the words.
    private const int MaximalDepth = 40;

    private int _depth;

    /// <summary>Why a result column may be null, such as <c>public.tasks.title may be null</c>; null when that is not known. Asked only of columns that may.</summary>
    public string? Of(BoundQuery query, int column)
    {
        if (++_depth > MaximalDepth) return Leave(null);
        switch (query.Kind)
        {
            case QueryKind.SetOperation:
                return Leave(Of(analyzer.IsNullable(query.Left!, column) ? query.Left! : query.Right!, column));
            case QueryKind.Values:
                return Leave(query.Rows.FirstOrDefault(row => analyzer.IsNullable(row[column], query)) is { } found ? Of(found[column], query) : null);
            default:
                return Leave(column < query.Targets.Count ? Of(query.Targets[column].Value, query) : null);
        }
    }

    private string? Leave(string? reason)
    {
        _depth--;
        return reason;
    }

    private string? Of(BoundExpression node, BoundQuery? query)
    {
        if (++_depth > MaximalDepth) return Leave(null);
        return Leave(node switch
        {
            BoundConstant { IsNull: true } => "a part of it is NULL",
            BoundParameterReference { Slot.Name: { } name } => $"the argument '{name}' may be null",
            BoundColumnReference reference => OfColumn(reference, query),
            BoundSubqueryColumn column => OfSubquery(column.Query, column.Index),
            BoundSubquery { Kind: SubqueryKind.Scalar } subquery => OfSubquery(subquery.Query, 0),
            BoundSubquery or BoundWindowCall => null,
            BoundCase { Otherwise: null } => "CASE has no ELSE",
            BoundCase => null,
            BoundCoalesce => Of(node.Child(node.ChildCount - 1), query),
            BoundAggregate aggregate when query is not { HasGroupBy: true } || aggregate.Filter is not null => $"{aggregate.Routine.Name} of no rows is null",
            BoundCall call when !StrictRoutines.GivesValueForValues(call.Routine, call.Arguments) => $"the function {NameOf(call.Routine)} may give null",
            BoundOperator op when !StrictRoutines.GivesValueForValues(op.Routine, []) => $"the operator {op.Operator.Name} may give null",
            _ => OfPart(node, query),
        });
    }

    private string? OfPart(BoundExpression node, BoundQuery? query)
    {
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (analyzer.IsNullable(node.Child(i), query)) return Of(node.Child(i), query);
        }

        return null;
    }

    private string? OfSubquery(BoundQuery query, int column) => analyzer.IsNullable(query, column) ? Of(query, column) : "the subquery may find no row";

    private string? OfColumn(BoundColumnReference reference, BoundQuery? query)
    {
        RangeEntry entry = reference.Entry;
        int index = reference.Index;
        if (NullabilityAnalyzer.IsGroupedAway(reference, query)) return "some of the grouping sets leave it out";
        if (!NullabilityAnalyzer.IsPresent(entry, reference.Nulling, query)) return $"an outer join may find no row of {NameOf(entry)}";
        if (entry.Relation is { } relation)
        {
            string? name = index < relation.Columns.Count ? entry.Columns[index].Name : null;
            if (entry.IsOfRule) return $"a rule of {relation.QualifiedName} gives the row";
            if (relation.Query is null) return name is null ? null : $"{relation.QualifiedName}.{NameRules.Quote(name)} may be null";
            return types.NullReasonOfViewColumn(relation, index) is { } reason ? $"{reason}, which the view {relation.QualifiedName} shows" : null;
        }

        BoundQuery? inner = entry.CommonTable is { IsRecursive: false, IsInRecursiveTerm: false } common ? common.Query : entry.Query;
        return inner is not null && index < inner.Targets.Count ? Of(inner, index) : null;
    }

    private static string NameOf(RangeEntry entry) => entry is { HasAlias: true, Relation: { } relation } ? $"{entry.Name} ({relation.QualifiedName})" : entry.Name;

    private static string NameOf(Routine routine) => routine.IsUserDefined ? routine.QualifiedName.ToString() : routine.Name;
}
