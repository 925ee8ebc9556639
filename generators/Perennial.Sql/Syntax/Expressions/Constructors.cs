namespace Perennial.Sql.Syntax;

/// <summary><c>array[a, b]</c>; a nested bare <c>[c, d]</c> is one as well.</summary>
public sealed record ArrayConstructor(EquatableArray<Expression> Elements) : Expression
{
    /// <summary>True for the inner form without the keyword.</summary>
    public bool IsNested { get; init; }
}

/// <summary><c>array(select ...)</c>.</summary>
public sealed record ArraySubquery(SelectStatement Query) : Expression;

/// <summary><c>row(a, b)</c>, or <c>(a, b)</c> when <see cref="HasKeyword"/> is false.</summary>
public sealed record RowConstructor(EquatableArray<Expression> Elements, bool HasKeyword) : Expression;

/// <summary><c>case [operand] when ... end</c>; at least one branch.</summary>
public sealed record CaseExpression(Expression? Operand, EquatableArray<CaseBranch> Branches, Expression? Else) : Expression;

public sealed record CaseBranch(Expression When, Expression Then) : SqlNode;

public sealed record Coalesce(EquatableArray<Expression> Arguments) : Expression;

public sealed record NullIf(Expression Left, Expression Right) : Expression;

public enum ExtremumKind { Greatest, Least }

public sealed record Extremum(ExtremumKind Kind, EquatableArray<Expression> Arguments) : Expression;

/// <summary><c>default</c> in VALUES and assignments.</summary>
public sealed record DefaultValue : Expression;

/// <summary><c>where current of cursor</c>.</summary>
public sealed record CurrentOf(Identifier Cursor) : Expression;
