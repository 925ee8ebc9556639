using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>INSERT (PostgreSQL documentation, INSERT).</summary>
internal sealed partial class Binder
{
    private BoundQuery BindInsert(Scope scope, InsertStatement node)
    {
        BoundQuery query = new(QueryKind.Insert, scope) { Overriding = node.Overriding };
        scope.Query = query;
        query.With.AddRange(BindWith(scope, node.With));
        RangeEntry target = BindTarget(scope, node.Table, node.Alias);
        query.Target = target;
        List<(CatalogColumn Column, AssignmentTarget? Target)> columns = BindInsertColumns(target, node.Columns);
        int given = node.Source is null ? 0 : BindInsertSource(scope, query, node, target, columns);
        if (node.Source is not null && node.Columns.IsEmpty) columns.RemoveRange(given, columns.Count - given);
        if (node.Source is null) columns.Clear();
        Effects.Write(target.Relation!, null);
        NeedInsert(query, target.Relation!, columns, query.Rows, node.Table.Span);
        WarnOfMissingColumns(target.Relation!, columns, node.Columns.IsEmpty ? node.Table.Span : TextSpan.FromBounds(node.Columns[0].Span.Start, node.Columns[node.Columns.Count - 1].Span.End));
        if (node.OnConflict is { } conflict) BindOnConflict(scope, query, target, conflict);
        if (node.Returning is { } returning) BindReturning(scope, query, returning, MakeInsertedRow(query, target));
        return query;
    }

    /// <returns>The number of values in a row.</returns>
    private int BindInsertSource(Scope scope, BoundQuery query, InsertStatement node, RangeEntry target, List<(CatalogColumn Column, AssignmentTarget? Target)> columns)
    {
        SelectStatement source = node.Source!;
        if (source is { Body: ValuesBody values, With: null, Limit: null, Offset: null, OrderBy.IsEmpty: true, Locking.IsEmpty: true })
        {
            ExpressionPlace place = values.Rows.Count == 1 ? ExpressionPlace.ValuesSingle : ExpressionPlace.Values;
            int width = -1;
            foreach (ValuesRow row in values.Rows)
            {
                BoundExpression[] bound = BindValuesRow(scope, row, value => BindStoredValue(scope, value, place));
                if (width < 0) width = bound.Length;
                if (bound.Length != width) throw Refused(row.Values.IsEmpty ? row.Span : row.Values[0].Span, "42601", $"VALUES lists must all be the same length: the first has {width}, and this one {bound.Length}");
                StoreRow(scope, query, node, target, columns, bound, row.Span);
                query.Rows.Add(bound);
            }

            return width;
        }

        // The old and the new row of a rule belong to the SELECT, which does all that the rule's INSERT asks of them.
        Scope inner = new(scope) { KeepsUnknowns = true, Namespace = scope.Namespace };
        foreach (NamespaceItem item in inner.Namespace) item.Entry.Scope = inner;
        scope.Namespace = [];
        BoundQuery rows = BindSelect(inner, source);
        query.Source = rows;
        rows.IsSource = rows.Kind == QueryKind.Select;
        BoundExpression[] cells = new BoundExpression[rows.Targets.Count];
        for (int i = 0; i < cells.Length; i++) cells[i] = rows.Targets[i].Value;
        // Columns of a set operation or of rows are results; a plain list's literals and parameters may still take the column's type.
        StoreRow(scope, query, node, target, columns, cells, source.Span);
        if (rows.Kind == QueryKind.Select)
        {
            for (int i = 0; i < cells.Length; i++) rows.Targets[i].Value = cells[i];
        }

        return cells.Length;
    }

    private void StoreRow(Scope scope, BoundQuery query, InsertStatement node, RangeEntry target, List<(CatalogColumn Column, AssignmentTarget? Target)> columns, BoundExpression[] values, TextSpan span)
    {
        if (values.Length > columns.Count) throw Refused(values[columns.Count].Span, "42601", $"INSERT has more expressions than target columns: {values.Length} for {columns.Count}. Name the column for each, or leave out what is too much");
        if (!node.Columns.IsEmpty && values.Length < columns.Count)
        {
            string hint = values.Length == 1 && values[0] is BoundRow ? "; the row in parentheses is one value, write its fields without them" : $": {columns.Count} for {values.Length}. Give a value for each (DEFAULT is one), or leave out the column";
            throw Refused(columns[values.Length].Target?.Span ?? span, "42601", "INSERT has more target columns than expressions" + hint);
        }

        for (int i = 0; i < values.Length; i++)
        {
            (CatalogColumn column, AssignmentTarget? part) = columns[i];
            values[i] = AssignInserted(scope, query, target, column, part, values[i], node.Overriding);
        }
    }

    private void NeedInsert(BoundQuery query, Relation relation, List<(CatalogColumn Column, AssignmentTarget? Target)> given, IReadOnlyList<BoundExpression[]> rows, TextSpan span)
    {
        if (given.Count == 0) Effects.NeedSome(relation, "insert");
        StoredRow row = new(TriggerEvents.Insert, IsNew: true, span, []);
        for (int i = 0; i < given.Count; i++)
        {
            (CatalogColumn column, AssignmentTarget? target) = given[i];
            bool mayBeDefault = rows.Any(values => values[i] is BoundDefault);
            // Among several rows a default is a value like others (rewriteValuesRTE).
            row.Columns.Add(new(column, target?.Indirection is not null, mayBeDefault && rows.Count == 1, target?.Span ?? (rows.Count == 0 ? span : rows[0][i].Span)) { MayBeDefault = mayBeDefault });
        }

        query.StoredRows.Add(row);
        UseDefaults(relation, row);
    }

    private void WarnOfMissingColumns(Relation relation, List<(CatalogColumn Column, AssignmentTarget? Target)> given, TextSpan span)
    {
        if (!relation.IsTable || HasTrigger(relation, TriggerEvents.Insert)) return;
        List<string> missing = [];
        foreach (CatalogColumn column in relation.Columns)
        {
            bool isNeeded = IsNotNullTarget(relation, column) && !column.HasDefault && column.Identity == ColumnIdentity.None && column.Generated == ColumnGeneration.None && !HasDefault(column.Type);
            if (isNeeded && !given.Exists(found => found.Column.Number == column.Number)) missing.Add(column.Name);
        }

        if (missing.Count == 0) return;
        string list = string.Join(", ", missing.Select(static name => $"\"{name}\""));
        _warnings.Add(Finding.Create(FindingRules.MissingInsertColumn, _source, span, $"INSERT into {relation.Schema}.{relation.Name} leaves out {list}, which must not be null and {(missing.Count == 1 ? "has" : "have")} no default; it fails for every row. Give {(missing.Count == 1 ? "it a value" : "them values")}."));
    }

    private bool HasDefault(uint type)
    {
        while (_types.Find(type) is { Kind: TypeKind.Domain } domain)
        {
            if (domain.Default is not null) return true;
            type = domain.BaseType;
        }

        return false;
    }

    // The values that an INSERT gives to each column, by index; null where some row leaves it to its default.
    private Dictionary<int, BoundExpression[]>? StoredByColumn(BoundQuery query, RangeEntry target, HashSet<string>? only)
    {
        Relation relation = target.Relation!;
        if (MayChangeRows(relation, TriggerEvents.Insert)) return null;
        Dictionary<int, List<BoundExpression>> values = [];
        foreach (BoundAssignment assignment in query.Assignments)
        {
            int index = target.Find(assignment.Column);
            if (index < 0 || (only is not null && !only.Contains(assignment.Column))) continue;
            if (!values.TryGetValue(index, out List<BoundExpression>? list)) values[index] = list = [];
            list.Add(assignment.Value);
        }

        if (only is null) AddDefaults(target, values);
        return values.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToArray());
    }

    private void AddDefaults(RangeEntry target, Dictionary<int, List<BoundExpression>> values)
    {
        Relation relation = target.Relation!;
        for (int i = 0; i < relation.Columns.Count; i++)
        {
            CatalogColumn column = relation.Columns[i];
            if (column is { Default: not null, Generated: ColumnGeneration.None } && !values.ContainsKey(i)) values[i] = [MakeDefault(relation, column, default)];
        }
    }

    private BoundDefault MakeDefault(Relation relation, CatalogColumn column, TextSpan span) =>
        new(column.Type, column.Typmod, span, column.Default is null || column.Generated != ColumnGeneration.None || _types.IsNullableDefault(relation, column));

    private RangeEntry MakeInsertedRow(BoundQuery query, RangeEntry target)
    {
        // After ON CONFLICT DO UPDATE a row may be one that was there before: a column counts only when both parts store into it.
        HashSet<string>? only = null;
        if (query.UpdatesOnConflict)
        {
            only = [];
            if (!MayChangeRows(target.Relation!, TriggerEvents.Update))
            {
                foreach (string column in query.UpdatedColumns) only.Add(column);
            }
        }

        return CopyOf(target, StoredByColumn(query, target, only), [], TriggerEvents.Insert);
    }
}
