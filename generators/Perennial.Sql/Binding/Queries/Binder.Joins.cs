using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Joins (PostgreSQL documentation, "Joined Tables").</summary>
internal sealed partial class Binder
{
    private const string OuterJoin = "an outer join";

    private BoundFromItem BindJoin(Scope scope, JoinItem join, List<NamespaceItem> added)
    {
        List<NamespaceItem> left = [], right = [];
        BoundFromItem leftItem = Behind(join.Kind is JoinKind.Right or JoinKind.Full ? OuterJoin : null, () => BindFromItem(scope, join.Left, left));

        // The right side sees the left one, if it is LATERAL; on a side that may be nulled that is an error.
        bool isAllowed = join.Kind is JoinKind.Inner or JoinKind.Left or JoinKind.Cross;
        SetLateral(left, isLateralOnly: true, isAllowed);
        List<NamespaceItem> before = scope.Namespace;
        scope.Namespace = [.. before, .. left];
        CheckNames(before, left, join.Left.Span);
        BoundFromItem rightItem = Behind(join.Kind is JoinKind.Left or JoinKind.Full ? OuterJoin : null, () => BindFromItem(scope, join.Right, right));
        scope.Namespace = before;
        CheckNames(left, right, join.Right.Span);

        List<NamespaceItem> both = [.. left, .. right];
        SetLateral(both, isLateralOnly: false, isAllowed: true);
        List<VisibleColumn> leftColumns = ColumnsShownBy(left), rightColumns = ColumnsShownBy(right);
        List<VisibleColumn> columns = [];
        List<(VisibleColumn Left, VisibleColumn Right)> pairs = FindMergedColumns(join, leftColumns, rightColumns);
        BoundExpression? condition = BindJoinCondition(scope, join, both, pairs);

        (NullingJoins leftNulling, NullingJoins rightNulling) = AlwaysMatches(join.Kind, rightItem, condition) ? default : NumberOuterJoin(join.Kind);
        ApplyJoin(scope, join.Kind, leftItem, rightItem, condition, leftNulling, rightNulling);
        foreach ((VisibleColumn leftColumn, VisibleColumn rightColumn) in pairs)
        {
            columns.Add(Merge(join, leftColumn, rightColumn, leftNulling, rightNulling));
            leftColumns.Remove(leftColumn);
            rightColumns.Remove(rightColumn);
        }

        int merged = columns.Count;
        columns.AddRange(leftColumns);
        columns.AddRange(rightColumns);
        if (join.UsingAlias is { } usingAlias) AddUsingAlias(scope, usingAlias, columns.GetRange(0, merged), both);
        ShowJoin(scope, join, columns, both, added);
        return new BoundJoin(join.Kind, leftItem, rightItem, condition);
    }

    private static List<VisibleColumn> ColumnsShownBy(List<NamespaceItem> items)
    {
        List<VisibleColumn> columns = [];
        foreach (NamespaceItem item in items)
        {
            if (item.AreColumnsVisible) columns.AddRange(item.Columns);
        }

        return columns;
    }

    private List<(VisibleColumn Left, VisibleColumn Right)> FindMergedColumns(JoinItem join, List<VisibleColumn> left, List<VisibleColumn> right)
    {
        List<(VisibleColumn, VisibleColumn)> pairs = [];
        if (join.IsNatural)
        {
            foreach (VisibleColumn column in left)
            {
                if (right.Exists(other => other.Name == column.Name)) pairs.Add((Only(left, column.Name, "left", join.Span), Only(right, column.Name, "right", join.Span)));
            }

            return pairs;
        }

        HashSet<string> names = [];
        foreach (Identifier name in join.Using)
        {
            if (!names.Add(name.Name)) throw UnknownName(name.Span, "42701", $"column name \"{name.Name}\" appears more than once in USING clause");
            pairs.Add((Only(left, name.Name, "left", name.Span), Only(right, name.Name, "right", name.Span)));
        }

        return pairs;
    }

    private VisibleColumn Only(List<VisibleColumn> columns, string name, string side, TextSpan span)
    {
        VisibleColumn? found = null;
        foreach (VisibleColumn column in columns)
        {
            if (column.Name != name) continue;
            if (found is not null) throw UnknownName(span, "42702", $"common column name \"{name}\" appears more than once in {side} table");
            found = column;
        }

        return found ?? throw UnknownName(span, "42703", $"column \"{name}\" specified in USING clause does not exist in {side} table.{NameSuggestion.For(name, columns.Select(static column => column.Name))}".TrimEnd('.'));
    }

    private BoundExpression? BindJoinCondition(Scope scope, JoinItem join, List<NamespaceItem> both, List<(VisibleColumn Left, VisibleColumn Right)> pairs)
    {
        if (join.On is not null)
        {
            // ON sees the two sides and nothing else of this FROM.
            List<NamespaceItem> before = scope.Namespace;
            scope.Namespace = both;
            BoundExpression on = BindCondition(scope, join.On, ExpressionPlace.JoinOn, "JOIN/ON");
            scope.Namespace = before;
            return on;
        }

        if (pairs.Count == 0) return null;
        BoundExpression[] comparisons = new BoundExpression[pairs.Count];
        for (int i = 0; i < comparisons.Length; i++)
        {
            BoundExpression equal = MakeOperator(scope, null, "=", Refer(pairs[i].Left, join.Span), Refer(pairs[i].Right, join.Span), join.Span, join.Span);
            comparisons[i] = ToBoolean(equal, "JOIN/USING");
        }

        return comparisons.Length == 1 ? comparisons[0] : new BoundBoolean(BooleanOperator.And, join.Span, comparisons);
    }

    // LEFT JOIN LATERAL (select max(x) ...) ON true always finds its row.
    private bool AlwaysMatches(JoinKind kind, BoundFromItem right, BoundExpression? condition) =>
        kind == JoinKind.Left && condition is BoundConstant { Text: "t", Type: TypeOid.Bool } && new CardinalityAnalyzer(_types).HasRow(right);

    private (NullingJoins Left, NullingJoins Right) NumberOuterJoin(JoinKind kind) => kind switch
    {
        JoinKind.Left => (NullingJoins.None, NullingJoins.Of(_outerJoins++)),
        JoinKind.Right => (NullingJoins.Of(_outerJoins++), NullingJoins.None),
        JoinKind.Full => (NullingJoins.Of(_outerJoins++), NullingJoins.Of(_outerJoins++)),
        _ => (NullingJoins.None, NullingJoins.None),
    };

    // What the condition proves of the sides whose rows it filters, and what the join does to the others.
    private static void ApplyJoin(Scope scope, JoinKind kind, BoundFromItem left, BoundFromItem right, BoundExpression? condition, NullingJoins leftNulling, NullingJoins rightNulling)
    {
        bool filtersLeft = kind is JoinKind.Inner or JoinKind.Cross or JoinKind.Right;
        bool filtersRight = kind is JoinKind.Inner or JoinKind.Cross or JoinKind.Left;
        if (condition is not null && kind != JoinKind.Full)
        {
            HashSet<RangeEntry> filtered = [];
            if (filtersLeft) CollectEntries(left, filtered);
            if (filtersRight) CollectEntries(right, filtered);
            NullRejection.ApplyJoin(scope, condition, filtered);
            if (kind is JoinKind.Left or JoinKind.Right) NullRejection.AddOuterJoin(scope, leftNulling.Union(rightNulling), condition);
        }

        AddNulling(left, leftNulling);
        AddNulling(right, rightNulling);
    }

    private static void CollectEntries(BoundFromItem item, HashSet<RangeEntry> entries)
    {
        if (item is BoundJoin join)
        {
            CollectEntries(join.Left, entries);
            CollectEntries(join.Right, entries);
        }
        else
        {
            entries.Add(((BoundFromEntry)item).Entry);
        }
    }

    private static void AddNulling(BoundFromItem item, NullingJoins nulling)
    {
        if (nulling.IsEmpty) return;
        HashSet<RangeEntry> entries = [];
        CollectEntries(item, entries);
        foreach (RangeEntry entry in entries) entry.Nulling = entry.Nulling.Union(nulling);
    }

    private VisibleColumn Merge(JoinItem join, VisibleColumn left, VisibleColumn right, NullingJoins leftNulling, NullingJoins rightNulling)
    {
        BoundExpression leftValue = Peek(left), rightValue = Peek(right);
        uint common = SelectCommonType([leftValue, rightValue], "JOIN/USING");
        int typmod = CommonTypmod([leftValue, rightValue], common);
        bool leftFits = leftValue.Type == common && leftValue.Typmod == typmod;
        bool rightFits = rightValue.Type == common && rightValue.Typmod == typmod;
        switch (join.Kind)
        {
            case JoinKind.Full:
                return new(left.Name, left.Entry, left.Index, new(left, right, common, typmod, leftNulling, rightNulling));
            case JoinKind.Right:
                return rightFits ? right with { Name = left.Name } : new(left.Name, right.Entry, right.Index, new(right, null, common, typmod, default, default));
            case JoinKind.Left:
                return leftFits ? left : new(left.Name, left.Entry, left.Index, new(left, null, common, typmod, default, default));
            default:
                if (leftFits) return left;
                return rightFits ? right with { Name = left.Name } : new(left.Name, left.Entry, left.Index, new(left, null, common, typmod, default, default));
        }
    }

    // The type of a visible column without noting a use of it.
    private static BoundExpression Peek(VisibleColumn column) => column.Merged is { } merged
        ? new BoundConstant(merged.Type, merged.Typmod, default, "")
        : new BoundColumnReference(column.Entry, column.Index, default, column.Entry.Nulling);

    private static void AddUsingAlias(Scope scope, Identifier alias, List<VisibleColumn> columns, List<NamespaceItem> both)
    {
        NamespaceItem item = new(JoinEntry(scope, alias.Name, columns), [.. columns]) { AreColumnsVisible = false };
        both.Add(item);
    }

    private void ShowJoin(Scope scope, JoinItem join, List<VisibleColumn> columns, List<NamespaceItem> both, List<NamespaceItem> added)
    {
        if (join.Alias is { } alias)
        {
            if (alias.Columns.Count > columns.Count) throw Refused(join.Span, "42P10", $"join expression \"{alias.Name.Name}\" has {columns.Count} columns available but {alias.Columns.Count} columns specified");
            for (int i = 0; i < alias.Columns.Count; i++) columns[i] = columns[i] with { Name = alias.Columns[i].Name };
            added.Add(new(JoinEntry(scope, alias.Name.Name, columns), [.. columns]));
            return;
        }

        foreach (NamespaceItem item in both) item.AreColumnsVisible = false;
        added.AddRange(both);
        added.Add(new(JoinEntry(scope, "unnamed_join", columns), [.. columns]) { IsRelationVisible = false });
    }

    private static RangeEntry JoinEntry(Scope scope, string name, List<VisibleColumn> columns)
    {
        RangeColumn[] shown = new RangeColumn[columns.Count];
        for (int i = 0; i < shown.Length; i++)
        {
            BoundExpression value = Peek(columns[i]);
            shown[i] = new(columns[i].Name, value.Type, value.Typmod);
        }

        return new() { Kind = RangeKind.Join, Name = name, HasAlias = true, Columns = shown, Scope = scope };
    }
}
