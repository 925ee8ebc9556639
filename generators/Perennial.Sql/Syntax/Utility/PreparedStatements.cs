namespace Perennial.Sql.Syntax;

/// <param name="Query">SELECT, INSERT, UPDATE, DELETE or MERGE.</param>
public sealed record PrepareStatement(Identifier Name, EquatableArray<TypeName> Types, Statement Query) : Statement;

/// <summary>EXECUTE of a prepared statement.</summary>
public sealed record ExecuteStatement(Identifier Name, EquatableArray<Expression> Arguments) : Statement;

/// <param name="Name">Null for ALL.</param>
public sealed record DeallocateStatement(Identifier? Name) : Statement;
