namespace Perennial.Sql.Binding;

/// <summary>Walks over the expressions of a query, its subqueries in FROM and WITH included, in no particular order.</summary>
internal static class QueryWalk
{
    /// <summary>Calls <paramref name="visit"/> with each expression that is not inside another one; subqueries in expressions are left to it.</summary>
    public static void Expressions(BoundQuery query, Action<BoundExpression> visit)
    {
        foreach (BoundTarget target in query.Targets) visit(target.Value);
        Visit(query.Where, visit);
        Visit(query.Having, visit);
        Visit(query.Limit, visit);
        Visit(query.Offset, visit);
        foreach (BoundExpression expression in query.GroupBy) visit(expression);
        foreach (BoundExpression expression in query.DistinctOn) visit(expression);
        foreach (BoundExpression expression in query.OrderBy) visit(expression);
        foreach (BoundExpression[] row in query.Rows)
        {
            foreach (BoundExpression value in row) visit(value);
        }

        foreach (BoundAssignment assignment in query.Assignments) visit(assignment.Value);
        foreach ((BoundExpression value, _) in query.Others) visit(value);
        foreach (BoundWindow window in query.Windows)
        {
            foreach (BoundExpression expression in window.PartitionBy) visit(expression);
            foreach (BoundExpression expression in window.OrderBy) visit(expression);
            Visit(window.StartOffset, visit);
            Visit(window.EndOffset, visit);
        }

        foreach (BoundFromItem item in query.From) Expressions(item, visit);
        foreach (CommonTable table in query.With)
        {
            if (table.Query is not null) Expressions(table.Query, visit);
        }

        if (query.Left is not null) Expressions(query.Left, visit);
        if (query.Right is not null) Expressions(query.Right, visit);
        if (query.Source is not null) Expressions(query.Source, visit);
    }

    private static void Expressions(BoundFromItem item, Action<BoundExpression> visit)
    {
        if (item is BoundJoin join)
        {
            Expressions(join.Left, visit);
            Expressions(join.Right, visit);
            Visit(join.Condition, visit);
            return;
        }

        RangeEntry entry = ((BoundFromEntry)item).Entry;
        if (entry.Kind == RangeKind.Subquery && entry.Query is not null) Expressions(entry.Query, visit);
        foreach ((BoundExpression function, _) in entry.Functions) visit(function);
    }

    private static void Visit(BoundExpression? expression, Action<BoundExpression> visit)
    {
        if (expression is not null) visit(expression);
    }
}
