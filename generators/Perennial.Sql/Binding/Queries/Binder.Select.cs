using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Queries as a whole (PostgreSQL documentation, SELECT).</summary>
internal sealed partial class Binder
{
    public BoundQuery BindSelect(Scope scope, SelectStatement node)
    {
        Enter(node);
        List<CommonTable> with = BindWith(scope, node.With);
        BoundQuery query = node.Body switch
        {
            SelectCore core => BindSelectCore(scope, node, core),
            ValuesBody values => BindValues(scope, node, values),
            TableBody table => BindTable(scope, node, table),
            SetOperation operation => BindSetStatement(scope, node, operation, null),
            NestedQuery nested => BindSelect(scope, MergeNested(node, nested.Query)),
            _ => throw NotUnderstood(node.Body, "This query"),
        };
        foreach (CommonTable table in with)
        {
            if (!query.With.Contains(table)) query.With.Add(table);
        }

        Leave();
        return query;
    }

    // TABLE t is SELECT * FROM t, whose columns are written out in the place of the word.
    private BoundQuery BindTable(Scope scope, SelectStatement node, TableBody table)
    {
        TextSpan word = new(table.Span.Start, "table".Length);
        BoundQuery query = BindSelectCore(scope, node, new SelectCore
        {
            Span = table.Span,
            Items = [new SelectItem(new StarReference([]) { Span = word }, null) { Span = word }],
            From = [new TableItem(table.Relation, null, null) { Span = table.Relation.Span }],
        });
        Replacements.Surround(word, "select ", " from");
        return query;
    }

    // (select ... order by a) limit 1 is one query in the server's grammar.
    private SelectStatement MergeNested(SelectStatement outer, SelectStatement inner)
    {
        if (!outer.OrderBy.IsEmpty && !inner.OrderBy.IsEmpty) throw Refused(outer.OrderBy[0].Span, "42601", "multiple ORDER BY clauses not allowed");
        if (outer.Limit is not null && inner.Limit is not null) throw Refused(outer.Limit.Span, "42601", "multiple LIMIT clauses not allowed");
        if (outer.Offset is not null && inner.Offset is not null) throw Refused(outer.Offset.Span, "42601", "multiple OFFSET clauses not allowed");
        if (outer.With is not null && inner.With is not null) throw Refused(outer.With.Span, "42601", "multiple WITH clauses not allowed");
        return inner with
        {
            OrderBy = outer.OrderBy.IsEmpty ? inner.OrderBy : outer.OrderBy,
            Limit = outer.Limit ?? inner.Limit,
            Offset = outer.Offset ?? inner.Offset,
            Locking = outer.Locking.IsEmpty ? inner.Locking : outer.Locking,
            Span = outer.Span,
        };
    }

    private BoundQuery BindSelectCore(Scope scope, SelectStatement node, SelectCore core)
    {
        if (core.Into is { } into && !ReferenceEquals(into, _into)) throw Refused(into.Span, "42601", "SELECT ... INTO is not allowed here");
        BoundQuery query = new(QueryKind.Select, scope);
        scope.Query = query;
        foreach (WindowDefinition definition in core.Windows) scope.WindowDefinitions.Add(definition);
        BindFrom(scope, core.From, query);
        query.Targets = BindTargets(scope, core.Items, ExpressionPlace.SelectTarget);
        if (query.Targets.Count > 1664) throw Refused(core.Span, "54011", "target lists can have at most 1664 entries");
        if (core.Where is not null) query.Where = BindCondition(scope, core.Where, ExpressionPlace.Where, "WHERE");
        if (core.Having is not null) query.Having = BindCondition(scope, core.Having, ExpressionPlace.Having, "HAVING");
        BindOrderBy(scope, query, node.OrderBy);
        if (core.GroupBy is not null) BindGroupBy(scope, query, core);
        if (core.Distinct is not null) BindDistinctClause(scope, query, core.Distinct, node.OrderBy);
        BindLimits(scope, query, node);
        BindWindows(scope, query);
        if (!scope.KeepsUnknowns) SettleTargets(query);
        BindLocking(scope, query, node.Locking);
        CheckCollations(query);
        if (query.Where is not null) NullRejection.ApplyWhere(query, query.Where);
        if (query.Having is not null && !query.HasGroupingSets) NullRejection.ApplyHaving(query, query.Having);
        if (scope.HasAggregates || query.HasGroupBy || query.Having is not null) new GroupingCheck(this, query).Run();
        if (scope.HasAggregates && scope.Entries.Exists(entry => entry.CommonTable is { } table && _tablesInWork.Contains(table)))
            throw Refused(core.Span, "42P19", "aggregate functions are not allowed in a recursive query's recursive term: aggregate where the recursive query is read");
        return query;
    }

    private void BindLimits(Scope scope, BoundQuery query, SelectStatement node)
    {
        if (node.Offset is not null) query.Offset = BindLimit(scope, node.Offset, ExpressionPlace.Offset, "OFFSET");
        if (node.Limit is not { } limit) return;
        if (limit.WithTies)
        {
            if (node.OrderBy.IsEmpty) throw Refused(limit.Span, "42601", "WITH TIES cannot be specified without ORDER BY clause");
            query.HasTies = true;
        }

        if (limit.Count is null) return;
        if (limit.WithTies && limit.Count is NullLiteral) throw Refused(limit.Span, "2201X", "row count cannot be null in FETCH FIRST ... WITH TIES clause");
        query.Limit = BindLimit(scope, limit.Count, ExpressionPlace.Limit, "LIMIT");
    }

    private BoundExpression BindLimit(Scope scope, Expression node, ExpressionPlace place, string construct)
    {
        BoundExpression bound = BindExpression(scope, node, place);
        if (bound is BoundParameterReference { Slot: { Name: null } slot }) slot.SuggestedName ??= place == ExpressionPlace.Limit ? "limit" : "offset";
        bound = ToSpecificType(bound, TypeOid.Int8, construct);
        if (UsesScope(bound, scope)) throw Refused(bound.Span, "42P10", $"argument of {construct} must not contain variables");
        return bound;
    }

    private static bool UsesScope(BoundExpression node, Scope scope)
    {
        if (node is BoundColumnReference reference && reference.Entry.Scope == scope) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (UsesScope(node.Child(i), scope)) return true;
        }

        return false;
    }

    /// <summary>A literal or parameter that nothing has given a type is text.</summary>
    private BoundExpression SettleUnknown(BoundExpression node) =>
        node.Type == TypeOid.Unknown ? CoerceType(node, TypeOid.Text, -1, CoercionContext.Implicit, isExplicit: false) : node;

    private void SettleTargets(BoundQuery query)
    {
        foreach (BoundTarget target in query.Targets) target.Value = SettleUnknown(target.Value);
    }

    // A star over a row, as an argument of a function may be one, stands for its fields.
    private BoundExpression[] BindValuesRow(Scope scope, ValuesRow row, Func<Expression, BoundExpression> bind)
    {
        List<BoundExpression> bound = new(row.Values.Count);
        foreach (Expression value in row.Values)
        {
            if (value is StarReference or FieldStar) bound.AddRange(ExpandStar(scope, value).Select(static target => target.Value));
            else bound.Add(bind(value));
        }

        return [.. bound];
    }

    private BoundQuery BindValues(Scope scope, SelectStatement node, ValuesBody values)
    {
        BoundQuery query = new(QueryKind.Values, scope);
        scope.Query = query;
        int width = -1;
        foreach (ValuesRow row in values.Rows)
        {
            BoundExpression[] bound = BindValuesRow(scope, row, value => value is DefaultValue
                ? throw Refused(value.Span, "42601", "DEFAULT is not allowed in this context")
                : BindExpression(scope, value, ExpressionPlace.Values));
            if (width < 0) width = bound.Length;
            if (bound.Length != width) throw Refused(row.Values.IsEmpty ? row.Span : row.Values[0].Span, "42601", $"VALUES lists must all be the same length: the first has {width}, and this one {bound.Length}");
            query.Rows.Add(bound);
        }

        for (int i = 0; i < width; i++) UnifyColumn(query, i, scope.KeepsUnknowns && query.Rows.Count == 1);
        if (node.OrderBy.Count > 0) BindSetOrderBy(scope, query, node.OrderBy);
        BindLimits(scope, query, node);
        if (!node.Locking.IsEmpty) throw Refused(node.Locking[0].Span, "0A000", "SELECT FOR UPDATE/SHARE cannot be applied to VALUES");
        if (scope.HasAggregates || scope.HasWindowCalls) throw Refused(values.Span, "42803", "aggregate functions are not allowed in VALUES");
        return query;
    }

    private void UnifyColumn(BoundQuery query, int index, bool keepsUnknown)
    {
        List<BoundExpression> column = [];
        foreach (BoundExpression[] row in query.Rows) column.Add(row[index]);
        uint common = SelectCommonType(column, "VALUES");
        for (int i = 0; i < query.Rows.Count; i++)
        {
            bool stays = keepsUnknown && column[i].Type == TypeOid.Unknown;
            if (!stays) query.Rows[i][index] = ToCommonType(column[i], common, "VALUES");
            column[i] = query.Rows[i][index];
        }

        int typmod = CommonTypmod(column, column[0].Type);
        query.Targets.Add(new(query.Rows.Count == 1 ? column[0] : new BoundPlaceholder(common, typmod, column[0].Span, null) { Collation = _hasCollations ? Collations.Common(column, mayLack: true) : null }, "column" + (index + 1)));
    }

    private void BindLocking(Scope scope, BoundQuery query, EquatableArray<LockingClause> clauses)
    {
        foreach (LockingClause clause in clauses)
        {
            string strength = StrengthOf(clause);
            if (query.Kind == QueryKind.SetOperation) throw Refused(clause.Span, "0A000", $"{strength} is not allowed with UNION/INTERSECT/EXCEPT");
            string? conflict = query.IsDistinct ? "DISTINCT clause"
                : query.HasGroupBy ? "GROUP BY clause"
                : query.Having is not null ? "HAVING clause"
                : scope.HasAggregates ? "aggregate functions"
                : scope.HasWindowCalls ? "window functions"
                : scope.HasTargetSets ? "set-returning functions in the target list" : null;
            if (conflict is not null) throw Refused(clause.Span, "0A000", $"{strength} is not allowed with {conflict}");
            Effects.LocksRows = true;
            List<string> names = clause.Of.Select(static name => name.Name).ToList();
            NeedLocks(scope, names);
            foreach (QualifiedName name in clause.Of) CheckLockTarget(scope, name, strength);
            Lock(query, clause, names);
        }
    }

    // Without names all tables and subqueries; of several clauses the strongest lock, and the one that waits least (transformLockingClause, applyLockingClause).
    private static void Lock(BoundQuery query, LockingClause clause, List<string> names)
    {
        foreach (RangeEntry entry in query.Scope.Entries)
        {
            if (entry.Kind is not (RangeKind.Relation or RangeKind.Subquery) || (names.Count > 0 && !names.Contains(entry.Name))) continue;
            query.Locks.TryGetValue(entry, out (LockStrength Strength, LockWait Wait) before);
            query.Locks[entry] = (before.Strength > clause.Strength ? before.Strength : clause.Strength, before.Wait == LockWait.NoWait || clause.Wait == LockWait.Wait ? before.Wait : clause.Wait);
        }
    }

    private static string StrengthOf(LockingClause clause) => clause.Strength switch
    {
        LockStrength.Update => "FOR UPDATE",
        LockStrength.NoKeyUpdate => "FOR NO KEY UPDATE",
        LockStrength.Share => "FOR SHARE",
        _ => "FOR KEY SHARE",
    };

    // Locking a row takes the right to update some column of it.
    private void NeedLocks(Scope scope, List<string> names)
    {
        foreach (RangeEntry entry in scope.Entries)
        {
            if (names.Count > 0 && !names.Contains(entry.Name)) continue;
            if (entry.Relation is { } relation) Effects.NeedSome(relation, "update");
            else if (entry is { Kind: RangeKind.Subquery, Query: { } query }) NeedLocks(query.Scope, []);
        }
    }

    private void CheckLockTarget(Scope scope, QualifiedName name, string strength)
    {
        if (name.Parts.Count > 1) throw Refused(name.Span, "42601", $"{strength} must specify unqualified relation names");
        foreach (RangeEntry entry in scope.Entries)
        {
            if (entry.Name != name.Name) continue;
            string? what = entry.Kind switch
            {
                RangeKind.Function => "a function",
                RangeKind.TableFunction => "a table function",
                RangeKind.CommonTable => "a WITH query",
                _ => null,
            };
            if (what is not null) throw Refused(name.Span, "0A000", $"{strength} cannot be applied to {what}");
            return;
        }

        throw UnknownName(name.Span, "42P01", $"relation \"{name.Name}\" in {strength} clause not found in FROM clause.{NameSuggestion.For(name.Name, scope.Entries.Select(static entry => entry.Name))}".TrimEnd('.'));
    }
}
