using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>A type that a shipped signature uses: one <c>type</c> line.</summary>
/// <param name="Type">An enum with its labels, a composite with its fields, or a domain with its base type and checks.</param>
/// <param name="Since">The version that shipped it.</param>
public sealed record ContractType(SignatureType Type, int Since)
{
    /// <summary>The line as it stands in the file, or as the formatter writes it.</summary>
    public string Line { get; init; } = "";

    /// <summary>Where the line stands; null for one that is in no file yet.</summary>
    public SourceLocation? Location { get; init; }
}
