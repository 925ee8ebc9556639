using Perennial.Sql.Findings;

namespace Perennial.Sql.Pipeline;

/// <summary>What <c>perennial ship</c> is to write, or why it must not.</summary>
public sealed record ShipPlan
{
    /// <summary>Files to write, procedures.sql before the contract, so that a run that is killed in between can be repeated; empty when everything is shipped.</summary>
    public EquatableArray<FileChange> Changes { get; init; }

    /// <summary>Names of the version folders that are sealed by it.</summary>
    public EquatableArray<string> Sealed { get; init; }

    /// <summary>Contract lines of procedures that are shipped for the first time.</summary>
    public EquatableArray<string> NewLines { get; init; }

    /// <summary>The errors for which nothing is shipped; empty when the plan may be carried out.</summary>
    public EquatableArray<Finding> Refusals { get; init; }

    public bool IsRefused => !Refusals.IsEmpty;
}
