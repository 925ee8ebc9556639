using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;

namespace Perennial.Sql.Binding;

/// <summary>Whether every column that a grouped query gives or tests is grouped, aggregated, or depends on the grouped ones (SQLSTATE 42803).</summary>
internal sealed class GroupingCheck(Binder binder, BoundQuery query)
{
    private readonly HashSet<RangeEntry> _determined = [];

    public void Run()
    {
        List<BoundExpression> grouped = query.HasGroupingSets ? query.AlwaysGrouped : query.GroupBy;
        FindDetermined(grouped);
        foreach (BoundTarget target in query.Targets) Check(target.Value, isInSubquery: false);
        foreach (BoundExpression key in query.OrderBy) Check(key, isInSubquery: false);
        foreach (BoundExpression key in query.DistinctOn) Check(key, isInSubquery: false);
        foreach (BoundWindow window in query.Windows)
        {
            foreach (BoundExpression key in window.PartitionBy) Check(key, isInSubquery: false);
            foreach (BoundExpression key in window.OrderBy) Check(key, isInSubquery: false);
        }

        if (query.Having is not null) Check(query.Having, isInSubquery: false);
    }

    // A table whose primary key is grouped has one row in each group, so that all its columns are determined.
    private void FindDetermined(List<BoundExpression> grouped)
    {
        Dictionary<RangeEntry, HashSet<int>> columns = [];
        foreach (BoundExpression key in grouped)
        {
            if (key is not BoundColumnReference { Entry.Relation: not null } reference || reference.Entry.Scope != query.Scope) continue;
            if (!columns.TryGetValue(reference.Entry, out HashSet<int>? set)) columns[reference.Entry] = set = [];
            set.Add(reference.Column.Column?.Number ?? 0);
        }

        foreach (KeyValuePair<RangeEntry, HashSet<int>> entry in columns)
        {
            foreach (Constraint constraint in entry.Key.Relation!.Constraints)
            {
                if (constraint.Kind != ConstraintKind.PrimaryKey || constraint.Deferrable) continue;
                bool isWhole = true;
                foreach (int number in constraint.Columns) isWhole &= entry.Value.Contains(number);
                if (isWhole) _determined.Add(entry.Key);
            }
        }
    }

    private void Check(BoundExpression node, bool isInSubquery)
    {
        if (node is BoundAggregate aggregate && aggregate.Level == query.Scope)
        {
            // Direct arguments of an ordered-set aggregate are not aggregated.
            foreach (BoundExpression argument in aggregate.DirectArguments) Check(argument, isInSubquery);
            return;
        }

        if (node is BoundGrouping grouping && grouping.Level == query.Scope)
        {
            foreach (int index in Enumerable.Range(0, grouping.ChildCount))
            {
                if (!query.GroupBy.Exists(grouping.Child(index).IsSameAs)) throw binder.GroupingFailure(grouping.Child(index).Span, "arguments to GROUPING must be grouping expressions of the associated query level");
            }

            return;
        }

        if (node is not BoundConstant && query.GroupBy.Exists(node.IsSameAs)) return;
        switch (node)
        {
            case BoundColumnReference reference when reference.Entry.Scope == query.Scope:
                if (!_determined.Contains(reference.Entry)) throw Ungrouped(reference.Entry.Name + "." + reference.Column.Name, node, isInSubquery);
                return;
            case BoundSystemColumn system when system.Entry.Scope == query.Scope:
                throw Ungrouped(system.Entry.Name + "." + system.Column.Name, node, isInSubquery);
            case BoundWholeRow row when row.Entry.Scope == query.Scope:
                if (_determined.Contains(row.Entry)) return;
                throw Ungrouped(row.Entry.Name + ".*", node, isInSubquery);
            case BoundSubquery subquery:
                QueryWalk.Expressions(subquery.Query, expression => Check(expression, isInSubquery: true));
                break;
        }

        for (int i = 0; i < node.ChildCount; i++) Check(node.Child(i), isInSubquery);
    }

    private BindFailure Ungrouped(string column, BoundExpression node, bool isInSubquery) => binder.GroupingFailure(
        node.Span,
        isInSubquery
            ? $"subquery uses ungrouped column \"{column}\" from outer query"
            : $"column \"{column}\" must appear in the GROUP BY clause or be used in an aggregate function, such as max({column})");
}

internal sealed partial class Binder
{
    public BindFailure GroupingFailure(Text.TextSpan span, string message) => Fail(FindingRules.SemanticError, span, "42803", message);
}
