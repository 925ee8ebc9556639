namespace Perennial.Sql.Syntax;

/// <summary>A possibly qualified name: <c>name</c>, <c>schema.name</c> or <c>catalog.schema.name</c>. Never empty.</summary>
public sealed record QualifiedName(EquatableArray<Identifier> Parts) : SqlNode
{
    /// <summary>The last part.</summary>
    public string Name => Parts[Parts.Count - 1].Name;

    /// <summary>The part before the last, or null when the name is not qualified.</summary>
    public string? Schema => Parts.Count > 1 ? Parts[Parts.Count - 2].Name : null;

    /// <summary>The parts joined by dots, unquoted: for messages, not for SQL.</summary>
    public override string ToString() => string.Join(".", Parts.Select(static part => part.Name));
}

/// <summary>An operator's name, <c>+</c> or <c>OPERATOR(schema.+)</c>.</summary>
/// <param name="Schema">Null unless written with <c>OPERATOR()</c> and a schema.</param>
/// <param name="Symbol">The operator's characters; <c>!=</c> is already <c>&lt;&gt;</c>.</param>
public sealed record OperatorName(Identifier? Schema, string Symbol) : SqlNode
{
    /// <summary>Names before the schema, in order: the database's, since the server takes no more; empty almost always.</summary>
    public EquatableArray<Identifier> Outer { get; init; }
}
