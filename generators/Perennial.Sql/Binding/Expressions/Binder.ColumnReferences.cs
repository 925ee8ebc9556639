using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Names of columns, rows and variables.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindColumnReference(Scope scope, ColumnReference node)
    {
        EquatableArray<Identifier> parts = node.Parts;
        switch (parts.Count)
        {
            case 1:
                if (FindColumn(scope, parts[0].Name, node.Span, localOnly: false) is { } named)
                {
                    if (!_options.RefusesAmbiguousVariables || FindDeclared(parts[0].Name) is null) return named;
                    throw UnknownName(node.Span, "42702", $"column reference \"{parts[0].Name}\" is ambiguous: it could refer to either a variable or a column");
                }

                return FindWholeRow(scope, parts[0].Name, node.Span)
                    ?? FindVariable(node)
                    ?? throw MissingColumn(scope, parts[0].Name, node.Span);
            case 2 or 3:
                string? schema = parts.Count == 3 ? parts[0].Name : null;
                string table = parts[parts.Count - 2].Name;
                Identifier column = parts[parts.Count - 1];
                if (FindItem(scope, schema, table, node.Span) is { } item)
                {
                    return FindItemColumn(item, column.Name, node.Span)
                        ?? FindFunctionalColumn(scope, item, column.Name, node)
                        ?? FindVariable(node)
                        ?? throw MissingQualifiedColumn(item, table, column.Name, node.Span);
                }

                return FindVariable(node) ?? throw MissingTable(scope, schema, table, node.Span);
            default:
                if (parts.Count == 4 && FindItem(scope, parts[1].Name, parts[2].Name, node.Span) is not null)
                    throw Refused(node.Span, "0A000", $"cross-database references are not implemented: {_source.ToString(node.Span)}; write {parts[1].Name}.{parts[2].Name}.{parts[3].Name}");
                throw Refused(node.Span, "42601", $"improper qualified name (too many dotted names): {string.Join(".", parts.Select(static part => part.Name))}");
        }
    }

    /// <summary>A bare column name in the innermost query that has it; null when none does.</summary>
    private BoundExpression? FindColumn(Scope scope, string name, TextSpan span, bool localOnly)
    {
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            BoundExpression? result = null;
            foreach (NamespaceItem item in level.Namespace)
            {
                if (!item.AreColumnsVisible || (item.IsLateralOnly && !level.IsLateralActive)) continue;
                int index = item.Find(name);
                if (index == -1) continue;
                if (index == -2 || result is not null) throw UnknownName(span, "42702", $"column reference \"{name}\" is ambiguous: {AmbiguousWhere(level, name)}");
                CheckLateral(item, span);
                result = Refer(item.Columns[index], span);
            }

            if (result is null && FindSystemColumn(level, name, span) is { } system) return system;
            if (result is not null || localOnly) return result;
        }

        return null;
    }

    private BoundExpression? FindSystemColumn(Scope level, string name, TextSpan span)
    {
        if (SystemColumn.Find(name) is not { } column) return null;
        BoundExpression? result = null;
        foreach (NamespaceItem item in level.Namespace)
        {
            if (!item.AreColumnsVisible || (item.IsLateralOnly && !level.IsLateralActive) || !item.Entry.HasSystemColumns) continue;
            if (result is not null) throw UnknownName(span, "42702", $"column reference \"{name}\" is ambiguous");
            result = ReferToSystemColumn(item.Entry, column, span, item.Entry.Nulling);
        }

        return result;
    }

    private static string AmbiguousWhere(Scope level, string name)
    {
        List<string> owners = [];
        foreach (NamespaceItem item in level.Namespace)
        {
            if (!item.AreColumnsVisible) continue;
            foreach (VisibleColumn column in item.Columns)
            {
                if (column.Name == name) owners.Add(column.Entry.Name + "." + name);
            }
        }

        return $"write {string.Join(" or ", owners.Distinct())}";
    }

    /// <summary>The item that a table name or alias means, in the innermost query that has it.</summary>
    private NamespaceItem? FindItem(Scope scope, string? schema, string name, TextSpan span)
    {
        uint relation = 0;
        if (schema is not null)
        {
            relation = _catalog.FindRelation(schema, name)?.Oid ?? 0;
            if (relation == 0) return null;
        }

        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            NamespaceItem? result = null;
            foreach (NamespaceItem item in level.Namespace)
            {
                if (!item.IsRelationVisible || (item.IsLateralOnly && !level.IsLateralActive)) continue;
                bool matches = schema is null ? item.Entry.Name == name : item.Entry.Relation?.Oid == relation && !item.Entry.HasAlias;
                if (!matches) continue;
                if (result is not null) throw UnknownName(span, "42P09", $"table reference \"{name}\" is ambiguous");
                CheckLateral(item, span);
                result = item;
            }

            if (result is not null) return result;
        }

        return null;
    }

    private void CheckLateral(NamespaceItem item, TextSpan span)
    {
        if (item.IsLateralOnly && !item.IsLateralAllowed)
        {
            throw Refused(span, "42P10", $"invalid reference to FROM-clause entry for table \"{item.Entry.Name}\": the combining JOIN type must be INNER or LEFT for a LATERAL reference");
        }
    }

    private BoundExpression? FindItemColumn(NamespaceItem item, string name, TextSpan span)
    {
        int index = item.Find(name);
        if (index == -2) throw UnknownName(span, "42702", $"column reference \"{name}\" is ambiguous");
        if (index >= 0) return Refer(item.Columns[index], span);
        return item.Entry.HasSystemColumns && SystemColumn.Find(name) is { } column ? ReferToSystemColumn(item.Entry, column, span, item.Entry.Nulling) : null;
    }

    // Reading one takes the right to, as with any column.
    private BoundSystemColumn ReferToSystemColumn(RangeEntry entry, Column column, TextSpan span, NullingJoins nulling)
    {
        if (entry.Relation is { } relation) Effects.ReadSystemColumn(relation, column.Name);
        return new BoundSystemColumn(entry, column, span, nulling);
    }

    private BoundExpression Refer(VisibleColumn column, TextSpan span)
    {
        if (column.Merged is not { } merged)
        {
            NoteCollation(column.Entry.Columns[column.Index]);
            if (column.Entry.ExcludedFrom is { } target) Effects.Need(target, "select", column.Entry.Columns[column.Index].Name);
            if (column.Entry.Relation is { } relation) Effects.ReadColumn(relation, column.Entry.Columns[column.Index].Column?.Name ?? column.Entry.Columns[column.Index].Name);
            return new BoundColumnReference(column.Entry, column.Index, span, column.Entry.Nulling);
        }

        BoundExpression left = ToMergedType(Refer(merged.Left, span), merged);
        return merged.Right is null ? left : new BoundMergedColumn(merged.Type, merged.Typmod, span, left, ToMergedType(Refer(merged.Right, span), merged), merged.LeftNulling, merged.RightNulling);
    }

    private BoundExpression ToMergedType(BoundExpression value, MergedColumn merged) =>
        TryCoerce(value, merged.Type, merged.Typmod, CoercionContext.Implicit, isExplicit: false) ?? value;

    private BoundExpression? FindWholeRow(Scope scope, string name, TextSpan span) => FindItem(scope, null, name, span) is { } item ? WholeRow(item, span, allowScalar: true) : null;

    private BoundExpression WholeRow(NamespaceItem item, TextSpan span, bool allowScalar)
    {
        RangeEntry entry = item.Entry;
        if (entry.Kind == RangeKind.Join) return RowOf(item, span);
        if (entry.Relation is { } relation)
        {
            foreach (RangeColumn column in entry.Columns) Effects.ReadColumn(relation, column.Column?.Name ?? column.Name);
        }

        // The row of a function that returns a scalar is the scalar.
        bool isScalar = entry.Kind == RangeKind.Function && entry.RowType != TypeOid.Record && !_types.IsComposite(entry.RowType);
        if (isScalar && allowScalar) return new BoundColumnReference(entry, 0, span, entry.Nulling);
        return new BoundWholeRow(entry, isScalar ? TypeOid.Record : entry.RowType, span, entry.Nulling);
    }

    private BoundRow RowOf(NamespaceItem item, TextSpan span)
    {
        BoundExpression[] fields = new BoundExpression[item.Columns.Length];
        string[] names = new string[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = Refer(item.Columns[i], span);
            names[i] = item.Columns[i].Name;
        }

        return new(TypeOid.Record, span, fields, names);
    }

    // t.f may be f(t).
    private BoundExpression? FindFunctionalColumn(Scope scope, NamespaceItem item, string name, ColumnReference node)
    {
        BoundExpression row = WholeRow(item, node.Span, allowScalar: true);
        return BindRoutine(scope, new RoutineCallSite(node, null, name) { IsColumnNotation = true }, [row]);
    }

    private BoundExpression? FindVariable(ColumnReference node)
    {
        EquatableArray<Identifier> parts = node.Parts;
        bool isQualified = parts.Count > 1 && parts[0].Name == _options.RoutineName;
        ParameterSlot? slot = null;
        int used = 0;
        if (isQualified && (slot = FindDeclared(parts[1].Name)) is not null) used = 2;
        else if ((slot = FindDeclared(parts[0].Name)) is not null) used = 1;
        if (slot is null || used < parts.Count - 1) return null;
        BoundExpression value = Refer(slot, node.Span);
        if (used == parts.Count) return value;
        return SelectField(value, parts[used].Name, node.Span);
    }

    // v or f.v, for the argument v of the routine f.
    private ParameterSlot? FindVariable(EquatableArray<Identifier> parts) => parts.Count switch
    {
        1 => FindDeclared(parts[0].Name),
        2 when parts[0].Name == _options.RoutineName => FindDeclared(parts[1].Name),
        _ => null,
    };

    private ParameterSlot? FindDeclared(string name)
    {
        foreach (ParameterSlot slot in Parameters.Slots)
        {
            if (slot.IsDeclared && slot.Name == name) return slot;
        }

        return null;
    }

    private BindFailure MissingColumn(Scope scope, string name, TextSpan span)
    {
        List<string> candidates = [];
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            foreach (NamespaceItem item in level.Namespace)
            {
                foreach (VisibleColumn column in item.Columns) candidates.Add(column.Name);
            }
        }

        foreach (ParameterSlot slot in Parameters.Slots)
        {
            if (slot.IsDeclared && slot.Name is not null) candidates.Add(slot.Name);
        }

        string hint = NameSuggestion.For(name, candidates);
        return UnknownName(span, "42703", $"column \"{name}\" does not exist{(hint.Length > 0 ? "." + hint : AdviseOnColumn(scope, candidates.Count == 0, name, span))}");
    }

    // What was meant for something else than a column.
    private string AdviseOnColumn(Scope scope, bool isWithoutFrom, string name, TextSpan span)
    {
        if (scope.Place is ExpressionPlace.Where or ExpressionPlace.Having && IsNamedResult(name, span)) return $"; a name that the select list gives is not known in {(scope.Place == ExpressionPlace.Where ? "WHERE" : "HAVING")}: repeat the expression there, or put a query around this one";
        if (ForeignNames.ForColumn(name) is { Length: > 0 } own) return own;
        string from = isWithoutFrom ? "; FROM is missing, or a table in it" : "";
        // Bodies that are bound once more may come without their file, and definitions of a catalog stand in others.
        string written = span.End <= _source.Text.Length ? _source.ToString(span) : "";
        if (written == $"\"{name}\"") return $"; double quotes make it a name. If a text was meant, write '{name}'";
        if (name[0] is '\u2018' or '\u2019' or '\u201C' or '\u201D') return "; a text stands in straight single quotes";
        if (!written.Equals(name, StringComparison.OrdinalIgnoreCase)) return from;
        int parameter = _source.Text.LastIndexOf('@', span.Start);
        if (parameter >= 0 && _source.Text.IndexOf('-', parameter) == span.Start - 1 && IsDashInParameter(parameter)) return DashAdvice;
        return from;
    }

    // The query's own text tells: its select list is bound behind WHERE.
    private bool IsNamedResult(string name, TextSpan span) =>
        span.Start <= _source.Text.Length && _source.Text.Substring(0, span.Start).LastIndexOf($" as {name}", StringComparison.OrdinalIgnoreCase) is >= 0 and var place
        && _source.Text.IndexOf("from", place, span.Start - place, StringComparison.OrdinalIgnoreCase) >= 0 && _source.Text.IndexOf(';', place, span.Start - place) < 0;

    private BindFailure MissingQualifiedColumn(NamespaceItem item, string table, string name, TextSpan span) =>
        UnknownName(span, "42703", $"column {table}.{name} does not exist.{NameSuggestion.For(name, item.Columns.Select(static column => column.Name))}".TrimEnd('.'));

    private BindFailure MissingTable(Scope scope, string? schema, string name, TextSpan span)
    {
        List<string> candidates = [];
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            foreach (NamespaceItem item in level.Namespace)
            {
                if (item.Entry.Name == name || (item.Entry.HasAlias && item.Entry.Relation?.Name == name))
                {
                    string advice = item.Entry.HasAlias && item.Entry.Name != name ? $"it has the alias \"{item.Entry.Name}\", which takes its place" : "it cannot be referenced from this part of the query. A subquery or function in FROM sees the tables before it when LATERAL stands before it; the ON of a JOIN sees the two sides of that JOIN only";
                    return UnknownName(span, "42P01", $"invalid reference to FROM-clause entry for table \"{name}\": {advice}");
                }

                candidates.Add(item.Entry.Name);
            }
        }

        if (schema is null && IsCompositeColumn(scope, name)) return UnknownName(span, "42P01", $"missing FROM-clause entry for table \"{name}\"; a field of the column {name} is written ({SqlPrinter.QuoteIdentifier(name)}).field");
        string shown = schema is null ? name : schema + "." + name;
        if (schema is not null && IsCompositeColumn(scope, schema, name))
            return UnknownName(span, "42P01", $"missing FROM-clause entry for table \"{shown}\"; a field of the column {shown} is written ({SqlPrinter.QuoteIdentifier(schema)}.{SqlPrinter.QuoteIdentifier(name)}).field");
        return UnknownName(span, "42P01", $"missing FROM-clause entry for table \"{shown}\"{AdviseOnTable(scope, name, candidates)}");
    }

    private static string AdviseOnTable(Scope scope, string name, List<string> candidates)
    {
        if (name is "new" or "values" && candidates.Contains("excluded")) return "; the row that INSERT proposes is called excluded";
        if (name is "old" or "new") return "";
        if (name is "inserted" or "deleted") return "; the rows that a statement has changed are given by its RETURNING";

        // Any letter is near any other.
        string near = name.Length == 1 ? "" : NameSuggestion.For(name, candidates);
        if (near.Length > 0) return "." + near;
        string[] known = [.. candidates.Where(static candidate => candidate.Length > 0 && candidate != "unnamed_join").Distinct().Take(6)];
        return known.Length == 0 ? "; FROM is missing, or the table in it" : $"; FROM has {string.Join(", ", known)}: add the table to it, or write one of these";
    }

    private bool IsCompositeColumn(Scope scope, string table, string name) =>
        scope.Namespace.Exists(item => item.Entry.Name == table && item.Columns.Any(column => column.Name == name && _types.RelationOf(column.Entry.Columns[column.Index].Type) is not null));

    private bool IsCompositeColumn(Scope scope, string name) =>
        scope.Namespace.Exists(item => item.Columns.Any(column => column.Name == name && _types.RelationOf(column.Entry.Columns[column.Index].Type) is not null));
}
