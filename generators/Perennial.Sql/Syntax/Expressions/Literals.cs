namespace Perennial.Sql.Syntax;

/// <summary>A constant as written.</summary>
public abstract record Literal : Expression;

public sealed record NullLiteral : Literal;

public sealed record BooleanLiteral(bool Value) : Literal;

/// <summary>An integer constant that fits into 32 bits; underscores and 0x, 0o, 0b forms are already read.</summary>
public sealed record IntegerLiteral(int Value) : Literal;

/// <summary>Any other number, as its characters without underscores: <c>1.5</c>, <c>1e10</c>, <c>9999999999</c>, <c>0xFFFFFFFFF</c>.</summary>
public sealed record NumericLiteral(string Text) : Literal;

/// <summary>A string constant of any form (<c>''</c>, <c>E''</c>, <c>U&amp;''</c>, <c>$$</c>), with its escapes resolved.</summary>
public sealed record StringLiteral(string Value) : Literal;

/// <summary><c>B'101'</c> or <c>X'1F'</c>.</summary>
public sealed record BitStringLiteral(bool IsHexadecimal, string Digits) : Literal;

/// <summary>A constant with its type before it: <c>date '2020-01-01'</c>, <c>interval '1' hour</c>, <c>float8 'NaN'</c>.</summary>
public sealed record TypedLiteral(TypeName Type, string Value) : Literal;

/// <summary>A positional parameter, <c>$1</c>. Numbers start at 1.</summary>
public sealed record PositionalParameter(int Number) : Expression;

/// <summary>A named parameter of a query file, <c>@name</c>.</summary>
/// <param name="Name">The folded name.</param>
/// <param name="IsNullable">True for <c>@name?</c>, false for <c>@name!</c>, null when left to inference.</param>
public sealed record NamedParameter(string Name, bool? IsNullable) : Expression;
