using Perennial.Sql;
using Perennial.Sql.Findings;

namespace Perennial.Migrations;

/// <summary>What <see cref="DatabaseFolder.ShipAsync"/> did.</summary>
public sealed record ShipReport
{
    /// <summary>The files that were written, in order.</summary>
    public EquatableArray<string> Written { get; init; }

    /// <summary>Names of the version folders that are sealed now.</summary>
    public EquatableArray<string> Sealed { get; init; }

    /// <summary>The contract's lines of procedures that are promised from now on.</summary>
    public EquatableArray<string> NewLines { get; init; }

    /// <summary>The errors for which nothing was written; empty when all went well.</summary>
    public EquatableArray<Finding> Refusals { get; init; }
}
