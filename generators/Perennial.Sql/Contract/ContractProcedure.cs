using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>A shipped procedure: one <c>function</c> or <c>procedure</c> line.</summary>
/// <param name="Signature">
/// What callers rely on. Its types carry their display name; kind, labels and fields come from the catalog or from the file's <c>type</c> lines.
/// </param>
/// <param name="Since">The version that shipped it.</param>
public sealed record ContractProcedure(ProcedureSignature Signature, int Since)
{
    /// <summary>The version that deprecated it, or null.</summary>
    public int? DeprecatedSince { get; init; }

    /// <summary>The line as it stands in the file, or as the formatter writes it.</summary>
    public string Line { get; init; } = "";

    /// <summary>Where the line stands; null for one that is in no file yet.</summary>
    public SourceLocation? Location { get; init; }
}
