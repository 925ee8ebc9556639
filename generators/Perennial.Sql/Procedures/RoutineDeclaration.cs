using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>What the text around a routine's CREATE statement says about it: the part that no catalog holds.</summary>
/// <param name="Oid">The routine in the catalog that the statement made.</param>
/// <param name="Location">Its name in the statement.</param>
public sealed record RoutineDeclaration(uint Oid, SourceLocation Location)
{
    /// <summary>The statement that creates or replaces it, with qualified names where the signature needs them, without a semicolon.</summary>
    public required string CreateSql { get; init; }

    /// <summary>The first character of the body in its file, or null where body and file differ in their characters (a quoted body with escapes).</summary>
    public TextSpan? BodySpan { get; init; }

    public string? Service { get; init; }

    public AccessMode? DeclaredMode { get; init; }

    public string? Deprecated { get; init; }

    public string? RowName { get; init; }

    public EquatableArray<DeclaredError> Raises { get; init; }

    /// <summary><c>-- type:</c> lines.</summary>
    public EquatableArray<TypeOverride> Types { get; init; }

    public string Documentation { get; init; } = "";

    public bool IsInternal { get; init; }
}
