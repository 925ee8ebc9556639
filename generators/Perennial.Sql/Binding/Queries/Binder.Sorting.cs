using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>ORDER BY and DISTINCT, and which types can be sorted and compared.</summary>
internal sealed partial class Binder
{
    private void BindOrderBy(Scope scope, BoundQuery query, EquatableArray<SortItem> items)
    {
        foreach (SortItem item in items)
        {
            BoundExpression key = FindOutputColumn(scope, query, item.Value, "ORDER BY", ExpressionPlace.OrderBy) ?? BindSorted(scope, query, item.Value, ExpressionPlace.OrderBy);
            key = SettleKey(query, key);
            query.SortModes.Add(RequireSortable(key, item));
            query.OrderBy.Add(key);
        }
    }

    private BoundExpression BindSorted(Scope scope, BoundQuery query, Expression node, ExpressionPlace place)
    {
        BoundExpression bound = BindExpression(scope, node, place);
        // An expression that the list has already is that column.
        foreach (BoundTarget target in query.Targets)
        {
            if (target.Value.IsSameAs(bound)) return target.Value;
        }

        return bound;
    }

    // An output column by position or, in ORDER BY also before input columns, by name; null for any other expression.
    private BoundExpression? FindOutputColumn(Scope scope, BoundQuery query, Expression node, string clause, ExpressionPlace place)
    {
        if (node is ColumnReference { Parts.Count: 1 } reference)
        {
            // GROUP BY prefers a column of FROM.
            if (place == ExpressionPlace.GroupBy && FindColumn(scope, reference.Name, node.Span, localOnly: true) is not null) return null;
            BoundExpression? found = null;
            foreach (BoundTarget target in query.Targets)
            {
                if (target.Name != reference.Name) continue;
                if (found is not null && !found.IsSameAs(target.Value)) throw UnknownName(node.Span, "42702", $"{clause} \"{reference.Name}\" is ambiguous");
                found ??= target.Value;
            }

            return found;
        }

        if (node is IntegerLiteral position)
        {
            return position.Value >= 1 && position.Value <= query.Targets.Count
                ? query.Targets[position.Value - 1].Value
                : throw Refused(node.Span, "42P10", $"{clause} position {position.Value} is not in select list");
        }

        // The sign is a part of the constant.
        if (node is UnaryOperation { Operator: { Schema: null, Symbol: "-" }, Operand: IntegerLiteral negated }) throw Refused(node.Span, "42P10", $"{clause} position -{negated.Value} is not in select list");
        // Up to 14 the server reads true and false as casts.
        if (node is Literal and not TypedLiteral && !(node is BooleanLiteral && _catalog.ServerVersion < 15)) throw Refused(node.Span, "42601", $"non-integer constant in {clause}");
        return null;
    }

    // A key of unknown type is text, and so is the column that it stands for.
    private BoundExpression SettleKey(BoundQuery query, BoundExpression key)
    {
        if (key.Type != TypeOid.Unknown) return key;
        BoundExpression settled = SettleUnknown(key);
        foreach (BoundTarget target in query.Targets)
        {
            if (ReferenceEquals(target.Value, key)) target.Value = settled;
        }

        return settled;
    }

    // How the key sorts, as SortMode has it.
    private string RequireSortable(BoundExpression key, SortItem item)
    {
        if (item.Using is { } name)
        {
            OperatorMatch match = _types.FindOperator(name.Schema?.Name, name.Symbol, key.Type, key.Type);
            if (match.Operator is null) throw MissingOperator(name.Schema?.Name, name.Symbol, key, key, match.IsAmbiguous, name.Span);
            if (!match.Operator.IsUserDefined && !IsOrdering(match.Operator, key.Type)) throw Mismatch(name.Span, $"operator {name.Symbol} is not a valid ordering operator: it is neither < nor > of a btree operator class for {TypeName(key.Type)}. Write ASC or DESC behind what can be sorted", "42809");
            UseOperator(match.Operator, name.Schema?.Name, WrittenOperator.Alone(name));
            return SortMode(item, match.Operator);
        }

        if (!_types.IsSortable(key.Type)) throw Mismatch(item.Value.Span, $"could not identify an ordering operator for type {TypeName(key.Type)}", "42883");
        return SortMode(item, null);
    }

    /// <summary>
    /// What a sort key says beside its expression, in one form for all ways to write it: nothing for ascending with nulls last. ASC and DESC are short for <c>using &lt;</c> and
    /// <c>using &gt;</c>, and nulls count as larger than all else (PostgreSQL documentation, SELECT, "ORDER BY Clause").
    /// </summary>
    private static string SortMode(SortItem item, Operator? @operator)
    {
        string? symbol = item.Using?.Symbol;
        bool isDescending = item.Direction == SortDirection.Descending || symbol?.Contains('>') == true;
        string mode = symbol is not (null or "<" or ">") ? "using " + (@operator is null ? symbol : QueryForm.Operator(@operator.Oid)) : isDescending ? "desc" : "";
        bool areNullsUsual = item.Nulls == NullsOrder.Default || item.Nulls == (isDescending ? NullsOrder.First : NullsOrder.Last);
        return areNullsUsual ? mode : $"{mode} nulls {(item.Nulls == NullsOrder.First ? "first" : "last")}";
    }

    // Those that are the strategies "less" and "greater" of a btree family: of types' own orders, of text_pattern_ops and its like, and of record_image_ops.
    private bool IsOrdering(Operator found, uint key) => found.Name is "~<~" or "~>~" or "*<" or "*>" || (found.Name is "<" or ">" && _types.IsSortable(key));

    private void RequireComparable(BoundExpression key)
    {
        if (!_types.IsComparable(key.Type)) throw Mismatch(key.Span, $"could not identify an equality operator for type {TypeName(key.Type)}", "42883");
    }

    private void BindDistinctClause(Scope scope, BoundQuery query, DistinctClause clause, EquatableArray<SortItem> orderBy)
    {
        query.IsDistinct = true;
        if (clause.On.IsEmpty)
        {
            foreach (BoundTarget target in query.Targets)
            {
                target.Value = SettleUnknown(target.Value);
                RequireComparable(target.Value);
            }

            for (int i = 0; i < query.OrderBy.Count; i++)
            {
                if (!query.Targets.Exists(target => target.Value.IsSameAs(query.OrderBy[i])))
                {
                    throw Refused(query.OrderBy[i].Span, "42P10", "for SELECT DISTINCT, ORDER BY expressions must appear in select list: select the expression, or leave out DISTINCT");
                }
            }

            if (query.Targets.Count == 0) throw Refused(clause.Span, "42601", "SELECT DISTINCT must have at least one column");
            return;
        }

        foreach (Expression node in clause.On)
        {
            BoundExpression key = FindOutputColumn(scope, query, node, "DISTINCT ON", ExpressionPlace.DistinctOn) ?? BindSorted(scope, query, node, ExpressionPlace.DistinctOn);
            key = SettleKey(query, key);
            RequireComparable(key);
            query.DistinctOn.Add(key);
        }

        // Sort keys that are not among the DISTINCT ON expressions end the matching prefix.
        bool skipped = false;
        int matched = 0;
        foreach (BoundExpression key in query.OrderBy)
        {
            bool isKey = query.DistinctOn.Exists(key.IsSameAs);
            if (isKey && skipped) throw Refused(DistinctPlace(query, orderBy), "42P10", "SELECT DISTINCT ON expressions must match initial ORDER BY expressions");
            if (isKey) matched++;
            else skipped = true;
        }

        if (skipped && matched < Distinct(query.DistinctOn)) throw Refused(clause.On[0].Span, "42P10", "SELECT DISTINCT ON expressions must match initial ORDER BY expressions");
    }

    private static TextSpan DistinctPlace(BoundQuery query, EquatableArray<SortItem> orderBy) => orderBy.IsEmpty ? query.DistinctOn[0].Span : orderBy[0].Value.Span;

    private static int Distinct(List<BoundExpression> expressions)
    {
        int count = 0;
        for (int i = 0; i < expressions.Count; i++)
        {
            if (!expressions.GetRange(0, i).Exists(expressions[i].IsSameAs)) count++;
        }

        return count;
    }
}
