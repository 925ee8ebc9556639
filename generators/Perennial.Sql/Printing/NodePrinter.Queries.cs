using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void Query(SelectStatement query)
    {
        if (query.With is not null) With(query.With);
        PrintBody(query.Body);
        OrderBy(query.OrderBy);
        if (query.Limit is not null) Limit(query.Limit);
        Clause("offset", query.Offset);
        foreach (LockingClause locking in query.Locking) Locking(locking);
    }

    private void PrintBody(QueryBody body)
    {
        switch (body)
        {
            case SelectCore core: Core(core); break;
            case ValuesBody values:
                output.Word("values");
                List(values.Rows, row => Group(row.Values, Print));
                break;
            case TableBody table:
                output.Word("table");
                Relation(table.Relation);
                break;
            case NestedQuery nested: Subquery(nested.Query); break;
            case SetOperation operation: PrintSetOperation(operation); break;
            default: throw new ArgumentException($"There is no SQL for a {body.GetType().Name}.", nameof(body));
        }
    }

    /// <summary>Long chains lean to the left, so the spine is walked without recursion.</summary>
    private void PrintSetOperation(SetOperation operation)
    {
        Stack<SetOperation> spine = new();
        QueryBody first = operation;
        while (first is SetOperation next && (spine.Count == 0 || Strength(next) >= Strength(spine.Peek())))
        {
            spine.Push(next);
            first = next.Left;
        }

        BodyOperand(first, isParenthesized: first is SetOperation);
        while (spine.Count > 0)
        {
            SetOperation next = spine.Pop();
            output.Word(next.Operator switch { SetOperator.Union => "union", SetOperator.Intersect => "intersect", _ => "except" });
            WordIf(next.IsAll, "all");
            BodyOperand(next.Right, isParenthesized: next.Right is SetOperation right && Strength(right) <= Strength(next));
        }
    }

    private static int Strength(SetOperation operation) => operation.Operator == SetOperator.Intersect ? 1 : 0;

    private void BodyOperand(QueryBody body, bool isParenthesized)
    {
        if (isParenthesized) output.Open();
        PrintBody(body);
        if (isParenthesized) output.Close();
    }

    private void Core(SelectCore core)
    {
        output.Word("select");
        if (core.Distinct is not null) Distinct(core.Distinct);
        List(core.Items, Item);
        if (core.Into is not null) Into(core.Into);
        if (!core.From.IsEmpty)
        {
            output.Word("from");
            List(core.From, PrintFromItem);
        }

        Clause("where", core.Where);
        if (core.GroupBy is not null) GroupBy(core.GroupBy);
        Clause("having", core.Having);
        if (core.Windows.IsEmpty) return;
        output.Word("window");
        List(core.Windows, Definition);
    }

    private void Definition(WindowDefinition window)
    {
        Identifier(window.Name);
        output.Word("as");
        Window(window.Specification);
    }

    private void Distinct(DistinctClause distinct)
    {
        output.Word(distinct.On.IsEmpty ? "distinct" : "distinct on");
        OptionalGroup(distinct.On, Print);
    }

    private void Into(IntoClause into)
    {
        output.Word("into");
        Persistence(into.Persistence);
        WordIf(into.Persistence != TablePersistence.Permanent, "table");
        Name(into.Table);
    }

    private void Item(SelectItem item)
    {
        Print(item.Value);
        if (item.Alias is not { } alias) return;
        output.Word("as");
        Identifier(alias, IdentifierPosition.Label);
    }

    private void GroupBy(GroupByClause group)
    {
        output.Word(group.IsDistinct ? "group by distinct" : "group by");
        List(group.Elements, Grouping);
    }

    private void Grouping(GroupingElement element)
    {
        switch (element)
        {
            case GroupingExpression expression: Print(expression.Value); break;
            case GroupingSet set:
                output.Word(set.Kind switch { GroupingSetKind.Sets => "grouping sets", GroupingSetKind.Rollup => "rollup", _ => "cube" });
                Group(set.Elements, Grouping);
                break;
            default: output.Word("()"); break;
        }
    }

    private void Limit(LimitClause limit)
    {
        if (limit.WithTies)
        {
            output.Word("fetch first");
            if (limit.Count is UnaryOperation { Operand: IntegerLiteral or NumericLiteral } signed && ExpressionPrecedence.IsSign(signed.Operator)) Print(signed);
            else if (limit.Count is not null) Primary(limit.Count);
            output.Word("rows with ties");
        }
        else if (limit.Count is null)
        {
            output.Word("limit all");
        }
        else
        {
            Clause("limit", limit.Count);
        }
    }

    private void Locking(LockingClause locking)
    {
        output.Word(locking.Strength switch
        {
            LockStrength.Update => "for update",
            LockStrength.NoKeyUpdate => "for no key update",
            LockStrength.Share => "for share",
            _ => "for key share",
        });
        if (!locking.Of.IsEmpty)
        {
            output.Word("of");
            List(locking.Of, Name);
        }

        if (locking.Wait == LockWait.NoWait) output.Word("nowait");
        if (locking.Wait == LockWait.SkipLocked) output.Word("skip locked");
    }

    private void With(WithClause with)
    {
        output.Word(with.IsRecursive ? "with recursive" : "with");
        List(with.Tables, CommonTable);
    }

    private void CommonTable(CommonTableExpression table)
    {
        Identifier(table.Name);
        OptionalNameGroup(table.Columns);
        output.Word("as");
        if (table.Materialization == Materialization.Materialized) output.Word("materialized");
        if (table.Materialization == Materialization.NotMaterialized) output.Word("not materialized");
        output.Open();
        Print(table.Query);
        output.Close();
        if (table.Search is not null) Search(table.Search);
        if (table.Cycle is not null) Cycle(table.Cycle);
    }

    private void Search(SearchClause search)
    {
        output.Word(search.IsBreadthFirst ? "search breadth first by" : "search depth first by");
        Names(search.Columns);
        Clause("set", search.Set);
    }

    private void Cycle(CycleClause cycle)
    {
        output.Word("cycle");
        Names(cycle.Columns);
        Clause("set", cycle.Set);
        // The grammar takes constants only, which need no parentheses.
        Clause("to", cycle.Mark);
        Clause("default", cycle.MarkDefault);
        Clause("using", cycle.Using);
    }
}
