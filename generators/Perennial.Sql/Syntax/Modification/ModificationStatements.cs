namespace Perennial.Sql.Syntax;

/// <summary>A column that receives a value, with subscripts and fields: <c>a</c>, <c>a[1]</c>, <c>a.b</c>.</summary>
/// <param name="Indirection">Null for a plain column; otherwise the column reference wrapped in subscripts, slices and field selections.</param>
public sealed record AssignmentTarget(Identifier Column, Expression? Indirection) : SqlNode;

public enum OverridingKind { None, User, System }

public sealed record InsertStatement(QualifiedName Table) : Statement
{
    public WithClause? With { get; init; }

    public Identifier? Alias { get; init; }

    public EquatableArray<AssignmentTarget> Columns { get; init; }

    public OverridingKind Overriding { get; init; }

    /// <summary>The rows; null for DEFAULT VALUES.</summary>
    public SelectStatement? Source { get; init; }

    public OnConflictClause? OnConflict { get; init; }

    public ReturningClause? Returning { get; init; }
}

/// <summary><c>on conflict [target] do nothing | do update set ...</c>.</summary>
public sealed record OnConflictClause : SqlNode
{
    /// <summary>Inferred columns and expressions; empty when a constraint or nothing is named.</summary>
    public EquatableArray<IndexElement> Target { get; init; }

    public Expression? TargetWhere { get; init; }

    public Identifier? Constraint { get; init; }

    /// <summary>Empty for DO NOTHING.</summary>
    public EquatableArray<Assignment> Assignments { get; init; }

    public Expression? Where { get; init; }
}

/// <summary><c>returning [with (old as o, new as n)] ...</c> (the WITH since 18).</summary>
public sealed record ReturningClause(EquatableArray<SelectItem> Items) : SqlNode
{
    public Identifier? OldAlias { get; init; }

    public Identifier? NewAlias { get; init; }
}

/// <summary>One assignment of SET. Several targets share one row-valued source.</summary>
/// <param name="Targets">One target unless <see cref="IsMultiple"/>.</param>
public sealed record Assignment(EquatableArray<AssignmentTarget> Targets, Expression Value, bool IsMultiple) : SqlNode;

public sealed record UpdateStatement(RelationName Table, EquatableArray<Assignment> Assignments) : Statement
{
    public WithClause? With { get; init; }

    public Identifier? Alias { get; init; }

    public EquatableArray<FromItem> From { get; init; }

    public Expression? Where { get; init; }

    public ReturningClause? Returning { get; init; }
}

public sealed record DeleteStatement(RelationName Table) : Statement
{
    public WithClause? With { get; init; }

    public Identifier? Alias { get; init; }

    public EquatableArray<FromItem> Using { get; init; }

    public Expression? Where { get; init; }

    public ReturningClause? Returning { get; init; }
}

public sealed record MergeStatement(RelationName Table, FromItem Source, Expression On, EquatableArray<MergeWhen> Clauses) : Statement
{
    public WithClause? With { get; init; }

    public Identifier? Alias { get; init; }

    public ReturningClause? Returning { get; init; }
}

public enum MergeMatch { Matched, NotMatchedBySource, NotMatchedByTarget }

public sealed record MergeWhen(MergeMatch Match, Expression? Condition, MergeOperation Operation) : SqlNode;

public abstract record MergeOperation : SqlNode;

public sealed record MergeDoNothing : MergeOperation;

public sealed record MergeDelete : MergeOperation;

public sealed record MergeUpdate(EquatableArray<Assignment> Assignments) : MergeOperation;

/// <param name="Values">Null for DEFAULT VALUES.</param>
public sealed record MergeInsert(EquatableArray<AssignmentTarget> Columns, OverridingKind Overriding, EquatableArray<Expression>? Values) : MergeOperation;
