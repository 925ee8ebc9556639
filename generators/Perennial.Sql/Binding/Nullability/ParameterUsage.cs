namespace Perennial.Sql.Binding;

/// <summary>
/// Decides from its uses whether a parameter may be null: not when it is stored into columns that refuse null, or used only in strict comparisons,
/// strict functions and conditions; any other use makes it nullable.
/// </summary>
internal sealed class ParameterUsage
{
    private readonly HashSet<ParameterSlot> _nullable = [];
    private readonly HashSet<ParameterSlot> _notNull = [];
    private readonly Dictionary<ParameterSlot, string> _refused = [];
    private readonly HashSet<BoundQuery> _seen = [];

    private enum Use { Required, Nullable }

    public static ParameterUsage Analyze(BoundQuery query)
    {
        ParameterUsage usage = new();
        usage.Visit(query);
        return usage;
    }

    public bool IsNullable(ParameterSlot slot) => slot.DeclaredNullable ?? (_nullable.Contains(slot) || !_notNull.Contains(slot));

    /// <summary>Whether a null goes as it is into a column that refuses it.</summary>
    public bool RefusesNull(ParameterSlot slot) => _refused.ContainsKey(slot);

    /// <summary>The column that refuses it; null when none does.</summary>
    public string? RefuserOf(ParameterSlot slot) => _refused.TryGetValue(slot, out string? column) ? column : null;

    private void Visit(BoundQuery query)
    {
        if (!_seen.Add(query)) return;
        foreach (BoundAssignment assignment in query.Assignments)
        {
            Visit(assignment.Value, assignment.IsNotNullTarget ? Use.Required : Use.Nullable);
            if (assignment.IsNotNullTarget && Bare(assignment.Value) is { } slot && !_refused.ContainsKey(slot)) _refused.Add(slot, $"{query.Target?.Relation?.QualifiedName}.{Catalog.NameRules.Quote(assignment.Column)}");
        }

        // What an INSERT's query gives is judged by the columns that it goes into.
        foreach (BoundTarget target in query.Targets) Visit(target.Value, Use.Nullable, isOutput: query.IsSource);
        Visit(query.Where, Use.Required);
        Visit(query.Having, Use.Required);
        Visit(query.Limit, Use.Required);
        Visit(query.Offset, Use.Required);
        foreach (BoundExpression key in query.OrderBy) VisitInner(key, query);
        foreach (BoundExpression key in query.GroupBy) VisitInner(key, query);
        foreach (BoundExpression key in query.DistinctOn) VisitInner(key, query);
        if (query.Kind == QueryKind.Values)
        {
            foreach (BoundExpression[] row in query.Rows)
            {
                foreach (BoundExpression value in row) Visit(value, Use.Nullable, isOutput: query.IsSource);
            }
        }

        foreach ((BoundExpression value, bool isCondition) in query.Others) Visit(value, isCondition ? Use.Required : Use.Nullable);
        foreach (BoundWindow window in query.Windows)
        {
            foreach (BoundExpression key in window.PartitionBy) VisitInner(key, query);
            foreach (BoundExpression key in window.OrderBy) VisitInner(key, query);
        }

        foreach (BoundFromItem item in query.From) Visit(item);
        foreach (CommonTable table in query.With)
        {
            if (table.Query is not null) Visit(table.Query);
        }

        if (query.Left is not null) Visit(query.Left);
        if (query.Right is not null) Visit(query.Right);
        if (query.Source is not null) Visit(query.Source);
    }

    private static ParameterSlot? Bare(BoundExpression value)
    {
        while (true)
        {
            if (value is BoundConversion or BoundToDomain) value = value.Child(0);
            else if (value is BoundPlaceholder { StandsFor: { } original }) value = original;
            else return (value as BoundParameterReference)?.Slot;
        }
    }

    // A key that is an output column, too, has been judged there.
    private void VisitInner(BoundExpression key, BoundQuery query)
    {
        if (!query.Targets.Exists(target => ReferenceEquals(target.Value, key))) Visit(key, Use.Nullable);
    }

    private void Visit(BoundFromItem item)
    {
        if (item is BoundJoin join)
        {
            Visit(join.Left);
            Visit(join.Right);
            Visit(join.Condition, Use.Required);
            return;
        }

        RangeEntry entry = ((BoundFromEntry)item).Entry;
        if (entry is { Kind: RangeKind.Subquery, Query: { } query }) Visit(query);
        foreach ((BoundExpression function, _) in entry.Functions) Visit(function, Use.Required);
    }

    private void Visit(BoundExpression? node, Use use, bool isOutput = false)
    {
        switch (node)
        {
            case null:
                return;
            case BoundParameterReference parameter:
                if (!isOutput) (use == Use.Required ? _notNull : _nullable).Add(parameter.Slot);
                return;
            case BoundConversion or BoundToDomain or BoundCollate or BoundPlaceholder { StandsFor: not null }:
                for (int i = 0; i < node.ChildCount; i++) Visit(node.Child(i), use, isOutput);
                return;
            case BoundOperator op:
                VisitChildren(node, op.Routine is { IsStrict: true } ? Use.Required : Use.Nullable);
                return;
            case BoundArrayComparison comparison:
                VisitChildren(node, comparison.Routine is { IsStrict: true } ? Use.Required : Use.Nullable, elements: true);
                return;
            case BoundCall call:
                VisitChildren(node, call.Routine is { IsStrict: true } ? Use.Required : Use.Nullable);
                return;
            case BoundBoolean or BoundNot or BoundSubscript:
                VisitChildren(node, Use.Required);
                return;
            case BoundBooleanTest { IsNegated: false, Value: not Syntax.TruthValue.Unknown }:
                VisitChildren(node, Use.Required);
                return;
            case BoundCase cases:
                for (int branch = 0; branch < cases.BranchCount; branch++)
                {
                    Visit(cases.Condition(branch), Use.Required);
                    Visit(cases.Result(branch), use);
                }

                Visit(cases.Otherwise, use);
                return;
            case BoundSubquery subquery:
                VisitChildren(node, subquery.IsStrict ? Use.Required : Use.Nullable);
                Visit(subquery.Query);
                return;
            case BoundSubqueryColumn column:
                Visit(column.Query);
                return;
            case BoundAggregate aggregate:
                foreach (BoundExpression argument in aggregate.DirectArguments) Visit(argument, Use.Required);
                VisitChildren(node, Use.Nullable, skip: aggregate.DirectArguments.Length);
                return;
            default:
                VisitChildren(node, Use.Nullable);
                return;
        }
    }

    private void VisitChildren(BoundExpression node, Use use, int skip = 0, bool elements = false)
    {
        for (int i = skip; i < node.ChildCount; i++)
        {
            BoundExpression child = node.Child(i);
            // The members of IN (a, b) are compared each by itself.
            if (elements && child is BoundArray array) VisitChildren(array, use);
            else Visit(child, use);
        }
    }
}
