using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>What the text around a routine's CREATE statement says about it: the part that no catalog holds.</summary>
/// <param name="Oid">The routine in the catalog that the statement made.</param>
/// <param name="Location">Its name in the statement.</param>
public sealed record RoutineDeclaration(uint Oid, SourceLocation Location)
{
    /// <summary>The statement that creates or replaces it, with qualified names where the signature needs them, without a semicolon.</summary>
    public required string CreateSql { get; init; }

    /// <summary>Where the body stands in its file: inside of the quotes, or all of an SQL-standard body.</summary>
    public TextSpan BodySpan { get; init; }

    /// <summary>What the server says of an SQL-standard body when the statement runs: it has to find all names by then. Empty for a body in a string.</summary>
    public EquatableArray<Finding> BodyErrors { get; init; }

    public string? Service { get; init; }

    public AccessMode? DeclaredMode { get; init; }

    public string? Deprecated { get; init; }

    public string? RowName { get; init; }

    public EquatableArray<DeclaredError> Raises { get; init; }

    /// <summary><c>-- type:</c> lines.</summary>
    public EquatableArray<TypeOverride> Types { get; init; }

    /// <summary><c>-- not-null:</c>; null without.</summary>
    public NotNullPromise? NotNull { get; init; }

    public string Documentation { get; init; } = "";

    public bool IsInternal { get; init; }
}
