using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Common table expressions (PostgreSQL documentation, "WITH Queries").</summary>
internal sealed partial class Binder
{
    private readonly List<CommonTable> _tablesInWork = [];

    // Where a recursive term must not refer to its table, in the server's words (checkWellFormedRecursion); null where it may.
    private string? _recursionBarrier;

    private List<CommonTable> BindWith(Scope scope, WithClause? with)
    {
        if (with is null) return [];
        HashSet<string> names = [];
        foreach (CommonTableExpression table in with.Tables)
        {
            if (!names.Add(table.Name.Name)) throw UnknownName(table.Name.Span, "42712", $"WITH query name \"{table.Name.Name}\" specified more than once");
            if (table.Query is not SelectStatement && scope.Parent is not null)
            {
                throw Refused(table.Span, "0A000", "WITH clause containing a data-modifying statement must be at the top level");
            }
        }

        List<CommonTable> tables = [];
        if (with.IsRecursive)
        {
            foreach (CommonTableExpression syntax in with.Tables) tables.Add(new(syntax.Name.Name, syntax));
            scope.CommonTables.AddRange(tables);
            foreach (CommonTable table in tables) BindCommonTable(scope, table, isRecursiveWith: true);
            return tables;
        }

        scope.FutureCommonTables = [.. names];
        foreach (CommonTableExpression syntax in with.Tables)
        {
            CommonTable table = new(syntax.Name.Name, syntax);
            BindCommonTable(scope, table, isRecursiveWith: false);
            scope.CommonTables.Add(table);
            scope.FutureCommonTables.Remove(table.Name);
            tables.Add(table);
        }

        return tables;
    }

    private void BindCommonTable(Scope scope, CommonTable table, bool isRecursiveWith)
    {
        if (table.Query is not null) return;
        _tablesInWork.Add(table);
        string? barrier = _recursionBarrier;
        _recursionBarrier = null;
        CommonTableExpression syntax = table.Syntax;
        Scope inner = new(scope);
        switch (syntax.Query)
        {
            case SelectStatement select:
                table.Query = isRecursiveWith && select.Body is SetOperation { Operator: SetOperator.Union } union && select.With is null
                    ? BindSetStatement(inner, select, union, table)
                    : BindSelect(inner, select);
                if (table.SelfReferences > 0) CheckRecursion(table, select);
                break;
            case InsertStatement or UpdateStatement or DeleteStatement or MergeStatement:
                table.Query = BindModification(inner, syntax.Query);
                table.IsWithoutResult = !table.Query.HasReturning;
                break;
            default:
                throw NotUnderstood(syntax.Query, "This statement in WITH");
        }

        if (table.Query.Kind == QueryKind.SetOperation) SettleOperation(table.Query);
        table.Columns = CommonColumns(table, table.Query);
        if (table.SelfReferences > 0) table.Query.RecursiveTable = table;
        table.IsRecursive = table.SelfReferences > 0;
        AddSearchAndCycle(inner, table);
        table.IsInRecursiveTerm = false;
        _tablesInWork.Remove(table);
        _recursionBarrier = barrier;
    }

    // What is left unknown in both branches is text, as ToCommonType has made it already; nothing is open here.
    private void SettleOperation(BoundQuery query)
    {
        foreach (BoundTarget target in query.Targets) target.Value = SettleUnknown(target.Value);
    }

    private void CheckRecursion(CommonTable table, SelectStatement select)
    {
        if (select.Body is not SetOperation { Operator: SetOperator.Union })
        {
            throw Refused(table.Syntax.Span, "42P19", $"recursive query \"{table.Name}\" does not have the form non-recursive-term UNION [ALL] recursive-term");
        }

        if (table.SelfReferences > 1) throw Refused(table.Syntax.Span, "42P19", $"recursive reference to query \"{table.Name}\" must not appear more than once");
        if (!select.OrderBy.IsEmpty) throw Refused(select.OrderBy[0].Span, "0A000", "ORDER BY in a recursive query is not implemented");
        if (select.Offset is not null) throw Refused(select.Offset.Span, "0A000", "OFFSET in a recursive query is not implemented");
        if (select.Limit is not null) throw Refused(select.Limit.Span, "0A000", "LIMIT in a recursive query is not implemented");
        if (!select.Locking.IsEmpty) throw Refused(select.Locking[0].Span, "0A000", "FOR UPDATE/SHARE in a recursive query is not implemented");
    }

    private void StartRecursiveTerm(CommonTable table, BoundQuery nonRecursive)
    {
        // The recursive term sees the non-recursive one's columns; literals there are text by now.
        foreach (BoundTarget target in nonRecursive.Targets)
        {
            if (target.Value.Type == TypeOid.Unknown) target.Value = SettleUnknown(target.Value);
        }

        table.Query = null;
        table.Columns = CommonColumns(table, nonRecursive);
        table.IsInRecursiveTerm = true;
        table.NonRecursive = nonRecursive;
    }

    private RangeColumn[] CommonColumns(CommonTable table, BoundQuery query)
    {
        EquatableArray<Identifier> aliases = table.Syntax.Columns;
        RangeColumn[] columns = ColumnsOf(query);
        if (aliases.Count > columns.Length)
        {
            throw Refused(table.Syntax.Span, "42P10", $"WITH query \"{table.Name}\" has {columns.Length} columns available but {aliases.Count} columns specified");
        }

        for (int i = 0; i < aliases.Count; i++) columns[i] = columns[i] with { Name = aliases[i].Name };
        return columns;
    }

    private void AddSearchAndCycle(Scope scope, CommonTable table)
    {
        CommonTableExpression syntax = table.Syntax;
        if (syntax.Search is null && syntax.Cycle is null) return;
        if (!table.IsRecursive) throw Refused(syntax.Span, "42601", "WITH query is not recursive");
        List<RangeColumn> columns = [.. table.Columns!];
        if (syntax.Search is { } search)
        {
            foreach (Identifier name in search.Columns) RequireColumn(name, "search");
            RequireNew(search.Set, "search sequence");
            columns.Add(new(search.Set.Name, search.IsBreadthFirst ? TypeOid.Record : TypeOid.RecordArray, -1, IsNotNull: true));
        }

        if (syntax.Cycle is { } cycle)
        {
            foreach (Identifier name in cycle.Columns) RequireColumn(name, "cycle");
            RequireNew(cycle.Set, "cycle mark");
            RequireNew(cycle.Using, "cycle path");
            BoundExpression mark = cycle.Mark is null ? new BoundConstant(TypeOid.Bool, -1, cycle.Span, "t") : BindExpression(scope, cycle.Mark, ExpressionPlace.CycleMark);
            BoundExpression unmarked = cycle.MarkDefault is null ? new BoundConstant(TypeOid.Bool, -1, cycle.Span, "f") : BindExpression(scope, cycle.MarkDefault, ExpressionPlace.CycleMark);
            uint type = SelectCommonType([mark, unmarked], "CYCLE");
            table.CycleMarks = (ToCommonType(mark, type, "CYCLE/SET/TO"), ToCommonType(unmarked, type, "CYCLE/SET/DEFAULT"));
            columns.Add(new(cycle.Set.Name, type, -1, IsNotNull: mark is BoundConstant { IsNull: false } && unmarked is BoundConstant { IsNull: false }));
            columns.Add(new(cycle.Using.Name, TypeOid.RecordArray, -1, IsNotNull: true));
        }

        table.ExtraColumns = columns.Count - table.Columns!.Length;
        table.Columns = [.. columns];

        void RequireColumn(Identifier name, string what)
        {
            if (!columns.Exists(column => column.Name == name.Name)) throw Refused(name.Span, "42601", $"{what} column \"{name.Name}\" not in WITH query column list");
        }

        void RequireNew(Identifier name, string what)
        {
            if (columns.Exists(column => column.Name == name.Name)) throw Refused(name.Span, "42601", $"{what} column name \"{name.Name}\" already used in WITH query column list");
        }
    }

    // The innermost barrier is the one that the server names.
    private T Behind<T>(string? barrier, Func<T> bind)
    {
        if (barrier is null || _tablesInWork.Count == 0) return bind();
        string? before = _recursionBarrier;
        _recursionBarrier = barrier;
        T result = bind();
        _recursionBarrier = before;
        return result;
    }

    /// <summary>The common table that an unqualified name means, or null.</summary>
    private static (CommonTable Table, Scope Scope)? FindCommonTable(Scope scope, string name)
    {
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            foreach (CommonTable table in level.CommonTables)
            {
                if (table.Name == name) return (table, level);
            }
        }

        return null;
    }

    private RangeEntry ReferCommonTable(Scope scope, (CommonTable Table, Scope Scope) found, TableItem item)
    {
        CommonTable table = found.Table;
        TextSpan span = item.Relation.Span;
        if (_tablesInWork.Contains(table))
        {
            if (!ReferenceEquals(_tablesInWork[_tablesInWork.Count - 1], table)) throw Refused(span, "0A000", "mutual recursion between WITH items is not implemented");
            bool isUnion = table.Syntax.Query is SelectStatement { Body: SetOperation { Operator: SetOperator.Union } };
            if (table.Syntax.Query is not SelectStatement) throw Refused(span, "42P19", $"recursive query \"{table.Name}\" must not contain data-modifying statements");
            if (!isUnion) throw Refused(table.Syntax.Span, "42P19", $"recursive query \"{table.Name}\" does not have the form non-recursive-term UNION [ALL] recursive-term");
            if (!table.IsInRecursiveTerm) throw Refused(span, "42P19", $"recursive reference to query \"{table.Name}\" must not appear within its non-recursive term");
            if (_recursionBarrier is { } place)
            {
                string advice = place == OuterJoin ? ". Join it inwards, or put it on the other side of the join" : $". Let FROM of the recursive term name {table.Name}";
                throw Refused(span, "42P19", $"recursive reference to query \"{table.Name}\" must not appear within {place}{advice}");
            }

            table.SelfReferences++;
        }
        else if (table.Columns is null)
        {
            // With RECURSIVE the order of the items is free.
            BindCommonTable(found.Scope, table, isRecursiveWith: true);
        }

        if (table.IsWithoutResult) throw Refused(span, "0A000", $"WITH query \"{table.Name}\" does not have a RETURNING clause");
        return new()
        {
            Kind = RangeKind.CommonTable,
            Name = item.Alias?.Name.Name ?? table.Name,
            HasAlias = true,
            Columns = Rename(table.Columns!, item.Alias, span),
            Scope = scope,
            CommonTable = table,
            Query = table.Query,
        };
    }
}
