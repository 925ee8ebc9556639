namespace Perennial.Sql.Syntax;

/// <summary>A query: SELECT, VALUES, TABLE or a set operation, with the clauses that apply to the whole.</summary>
public sealed record SelectStatement(QueryBody Body) : Statement
{
    public WithClause? With { get; init; }

    public EquatableArray<SortItem> OrderBy { get; init; }

    public LimitClause? Limit { get; init; }

    public Expression? Offset { get; init; }

    public EquatableArray<LockingClause> Locking { get; init; }

    /// <summary>The table that this statement makes (SELECT INTO, which stands in the first SELECT of all), or null.</summary>
    public IntoClause? Into
    {
        get
        {
            QueryBody body = Body;
            while (true)
            {
                switch (body)
                {
                    case SelectCore core: return core.Into;
                    case SetOperation operation: body = operation.Left; break;
                    case NestedQuery nested: body = nested.Query.Body; break;
                    default: return null;
                }
            }
        }
    }
}

/// <summary>What produces a query's rows.</summary>
public abstract record QueryBody : SqlNode;

/// <summary><c>select ... from ... where ... group by ... having ... window ...</c>.</summary>
public sealed record SelectCore : QueryBody
{
    public EquatableArray<SelectItem> Items { get; init; }

    public DistinctClause? Distinct { get; init; }

    /// <summary>The table of SELECT INTO, or null.</summary>
    public IntoClause? Into { get; init; }

    public EquatableArray<FromItem> From { get; init; }

    public Expression? Where { get; init; }

    public GroupByClause? GroupBy { get; init; }

    public Expression? Having { get; init; }

    public EquatableArray<WindowDefinition> Windows { get; init; }
}

/// <summary><c>values (...), (...)</c>; rows may differ in length, which binding refuses.</summary>
public sealed record ValuesBody(EquatableArray<ValuesRow> Rows) : QueryBody;

public sealed record ValuesRow(EquatableArray<Expression> Values) : SqlNode;

/// <summary><c>table t</c>.</summary>
public sealed record TableBody(RelationName Relation) : QueryBody;

public enum SetOperator { Union, Intersect, Except }

public sealed record SetOperation(SetOperator Operator, bool IsAll, QueryBody Left, QueryBody Right) : QueryBody;

/// <summary>A query in parentheses that has clauses of its own.</summary>
public sealed record NestedQuery(SelectStatement Query) : QueryBody;

/// <summary>An item of a select or RETURNING list.</summary>
/// <param name="Alias">The name after AS, or the bare label; null without.</param>
public sealed record SelectItem(Expression Value, Identifier? Alias) : SqlNode;

/// <summary><c>distinct</c> (empty) or <c>distinct on (...)</c>.</summary>
public sealed record DistinctClause(EquatableArray<Expression> On) : SqlNode;

public sealed record IntoClause(QualifiedName Table, TablePersistence Persistence) : SqlNode;

public enum SortDirection { Default, Ascending, Descending, Using }

public enum NullsOrder { Default, First, Last }

/// <param name="Using">Present for USING operator.</param>
public sealed record SortItem(Expression Value, SortDirection Direction, OperatorName? Using, NullsOrder Nulls) : SqlNode;

/// <summary><c>limit n</c>, <c>limit all</c> (null) or <c>fetch first n rows only | with ties</c>.</summary>
public sealed record LimitClause(Expression? Count, bool WithTies) : SqlNode;

public enum LockStrength { KeyShare, Share, NoKeyUpdate, Update }

public enum LockWait { Wait, NoWait, SkipLocked }

/// <summary><c>for update of t skip locked</c>.</summary>
public sealed record LockingClause(LockStrength Strength, EquatableArray<QualifiedName> Of, LockWait Wait) : SqlNode;

public sealed record GroupByClause(EquatableArray<GroupingElement> Elements, bool IsDistinct) : SqlNode;

public abstract record GroupingElement : SqlNode;

public sealed record GroupingExpression(Expression Value) : GroupingElement;

/// <summary><c>()</c>.</summary>
public sealed record EmptyGrouping : GroupingElement;

public enum GroupingSetKind { Sets, Rollup, Cube }

/// <summary><c>grouping sets (...)</c>, <c>rollup (...)</c>, <c>cube (...)</c>.</summary>
public sealed record GroupingSet(GroupingSetKind Kind, EquatableArray<GroupingElement> Elements) : GroupingElement;

public sealed record WindowDefinition(Identifier Name, WindowSpecification Specification) : SqlNode;
