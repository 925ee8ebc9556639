using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Select and RETURNING lists.</summary>
internal sealed partial class Binder
{
    private List<BoundTarget> BindTargets(Scope scope, EquatableArray<SelectItem> items, ExpressionPlace place)
    {
        List<BoundTarget> targets = new(items.Count);
        ExpressionPlace before = scope.Place;
        scope.Place = place;
        foreach (SelectItem item in items)
        {
            if (item.Value is StarReference or FieldStar)
            {
                List<BoundTarget> expanded = ExpandStar(scope, item.Value);
                targets.AddRange(expanded);
                ReplaceStar(item.Value, expanded);
            }
            else if (TryBindEmbed(scope, item) is { } embedded)
            {
                targets.AddRange(embedded);
            }
            else
            {
                targets.Add(new(Bind(scope, item.Value), item.Alias?.Name ?? ColumnNames.Figure(item.Value, _catalog.ServerVersion)) { HasAlias = item.Alias is not null });
            }
        }

        scope.Place = before;
        return targets;
    }

    /// <summary>The columns that <c>*</c>, <c>t.*</c> or <c>(row).*</c> stands for.</summary>
    private List<BoundTarget> ExpandStar(Scope scope, Expression node)
    {
        List<BoundTarget> targets = [];
        switch (node)
        {
            case StarReference { Qualifier.IsEmpty: true }:
                bool any = false;
                foreach (NamespaceItem item in scope.Namespace)
                {
                    if (!item.AreColumnsVisible || item.IsReturningAlias) continue;
                    any = true;
                    AddColumns(item, node.Span, targets);
                }

                if (!any) throw Refused(node.Span, "42601", "SELECT * with no tables specified is not valid");
                return targets;
            case StarReference star:
                EquatableArray<Identifier> parts = star.Qualifier;
                string? schema = parts.Count > 1 ? parts[parts.Count - 2].Name : null;
                if (FindItem(scope, schema, parts[parts.Count - 1].Name, node.Span) is { } found)
                {
                    AddColumns(found, node.Span, targets);
                    return targets;
                }

                if (FindVariable(parts) is { } slot) return ExpandRowValue(Refer(slot, node.Span), node.Span);
                throw MissingTable(scope, schema, parts[parts.Count - 1].Name, node.Span);
            default:
                return ExpandRowValue(Bind(scope, ((FieldStar)node).Operand), node.Span);
        }
    }

    private void AddColumns(NamespaceItem item, TextSpan span, List<BoundTarget> targets)
    {
        if (item.Columns.Length == 0 && item.Entry.Relation is { } relation) Effects.ReadRelation(relation);
        foreach (VisibleColumn column in item.Columns) targets.Add(new(Refer(column, span), column.Name));
    }

    private List<BoundTarget> ExpandRowValue(BoundExpression row, TextSpan span)
    {
        List<BoundTarget> targets = [];
        List<(string Name, uint Type, int Typmod, bool IsNotNull)> fields = FieldsOf(row);
        if (fields.Count == 0 && !_types.IsComposite(row.Type)) throw Mismatch(span, $"type {TypeName(row.Type)} is not composite", "42809");
        foreach ((string name, uint type, int typmod, bool isNotNull) in fields)
        {
            BoundExpression value = row is BoundWholeRow whole ? new BoundColumnReference(whole.Entry, whole.Entry.Find(name), span, whole.Nulling) : new BoundField(type, typmod, span, row, name, isNotNull);
            targets.Add(new(value, name));
        }

        return targets;
    }

    // The explicit list names each column through the item that shows it, so that it stays unambiguous.
    private void ReplaceStar(Expression node, List<BoundTarget> targets)
    {
        List<string> names = [];
        HashSet<string> known = [];
        foreach (BoundTarget target in targets)
        {
            // Columns that share their name, as those of unnest(a, b), can only be reached by the star.
            if (StarColumnText(node, target) is not { } text || !known.Add(text)) return;
            names.Add(text);
        }

        if (names.Count == 0) return;
        if (node is FieldStar row) Replacements.ReplaceRowStar(node.Span, row.Operand.Span, names);
        else Replacements.Replace(node.Span, string.Join(", ", names));
    }

    private static string? StarColumnText(Expression node, BoundTarget target)
    {
        string column = Catalog.NameRules.Quote(target.Name);
        if (node is FieldStar) return column;
        if (node is StarReference { Qualifier.IsEmpty: false } qualified) return string.Join(".", qualified.Qualifier.Select(static part => Catalog.NameRules.Quote(part.Name))) + "." + column;
        // Below a join alias the entry's own name is hidden; merged columns have no other name.
        return target.Value is BoundColumnReference { Entry: { } entry } && entry.Columns[((BoundColumnReference)target.Value).Index].Name == target.Name && !entry.Name.StartsWith("unnamed_", StringComparison.Ordinal)
            ? Catalog.NameRules.Quote(entry.Name) + "." + column
            : column;
    }
}
