namespace Perennial.Sql.Syntax;

/// <summary>A column or whole row by name: <c>a</c>, <c>t.a</c>, <c>s.t.a</c>. Which of them it is, binding decides.</summary>
public sealed record ColumnReference(EquatableArray<Identifier> Parts) : Expression
{
    public string Name => Parts[Parts.Count - 1].Name;
}

/// <summary><c>*</c> (no qualifier) or <c>t.*</c>, <c>s.t.*</c>.</summary>
public sealed record StarReference(EquatableArray<Identifier> Qualifier) : Expression;

/// <summary><c>(row).field</c>.</summary>
public sealed record FieldSelection(Expression Operand, Identifier Field) : Expression;

/// <summary><c>(row).*</c>.</summary>
public sealed record FieldStar(Expression Operand) : Expression;

/// <summary><c>a[1]</c>.</summary>
public sealed record Subscript(Expression Operand, Expression Index) : Expression;

/// <summary><c>a[1:2]</c>; an omitted bound is null.</summary>
public sealed record Slice(Expression Operand, Expression? Lower, Expression? Upper) : Expression;
