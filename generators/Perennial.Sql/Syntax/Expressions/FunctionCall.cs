namespace Perennial.Sql.Syntax;

/// <summary>
/// A call by name. Functions that the grammar spells specially (<c>extract(day from x)</c>) are calls of the function that the server
/// names, with <see cref="Form"/> telling how it was written.
/// </summary>
public sealed record FunctionCall(QualifiedName Name) : Expression
{
    public EquatableArray<FunctionArgument> Arguments { get; init; }

    public FunctionCallForm Form { get; init; }

    /// <summary><c>count(*)</c>.</summary>
    public bool IsStar { get; init; }

    public bool IsDistinct { get; init; }

    /// <summary>The last argument is marked VARIADIC.</summary>
    public bool IsVariadic { get; init; }

    /// <summary><c>order by</c> inside the parentheses, or that of WITHIN GROUP when <see cref="IsWithinGroup"/>.</summary>
    public EquatableArray<SortItem> OrderBy { get; init; }

    public bool IsWithinGroup { get; init; }

    public Expression? Filter { get; init; }

    /// <summary>OVER with a specification or with a window's name.</summary>
    public WindowReference? Over { get; init; }
}

/// <summary>An argument, <c>x</c> or <c>name =&gt; x</c>.</summary>
public sealed record FunctionArgument(Identifier? Name, Expression Value) : SqlNode;

/// <summary>How a call was spelt.</summary>
public enum FunctionCallForm
{
    Plain, Extract, Overlay, Position, Substring, SubstringSimilar, TrimBoth, TrimLeading, TrimTrailing, Normalize, CollationFor, XmlExists, Treat,

    /// <summary><c>(a, b) overlaps (c, d)</c>, with the four as arguments.</summary>
    Overlaps,
}

/// <summary>A function without parentheses: <c>current_date</c>, <c>localtime(3)</c>.</summary>
/// <param name="Precision">Digits, or null.</param>
public sealed record SqlValueFunction(SqlValueFunctionKind Kind, int? Precision) : Expression;

public enum SqlValueFunctionKind
{
    CurrentDate, CurrentTime, CurrentTimestamp, LocalTime, LocalTimestamp,
    CurrentRole, CurrentUser, User, SessionUser, SystemUser, CurrentCatalog, CurrentSchema,
}

/// <summary><c>grouping(a, b)</c>.</summary>
public sealed record GroupingFunction(EquatableArray<Expression> Arguments) : Expression;

/// <summary><c>merge_action()</c> in the RETURNING list of a MERGE (since 17).</summary>
public sealed record MergeAction : Expression;

/// <summary>What follows OVER.</summary>
public abstract record WindowReference : SqlNode;

public sealed record NamedWindow(Identifier Name) : WindowReference;

/// <summary>A window specification in parentheses.</summary>
public sealed record WindowSpecification : WindowReference
{
    /// <summary>An existing window that this one refines, or null.</summary>
    public Identifier? Base { get; init; }

    public EquatableArray<Expression> PartitionBy { get; init; }

    public EquatableArray<SortItem> OrderBy { get; init; }

    public WindowFrame? Frame { get; init; }
}

public enum FrameUnit { Rows, Range, Groups }

public enum FrameExclusion { None, CurrentRow, Group, Ties, NoOthers }

/// <param name="End">Null when only a start is written.</param>
public sealed record WindowFrame(FrameUnit Unit, FrameBound Start, FrameBound? End, FrameExclusion Exclusion) : SqlNode;

public enum FrameBoundKind { UnboundedPreceding, Preceding, CurrentRow, Following, UnboundedFollowing }

/// <param name="Offset">Present for <c>n preceding</c> and <c>n following</c>.</param>
public sealed record FrameBound(FrameBoundKind Kind, Expression? Offset) : SqlNode;
