using Perennial.Sql;

namespace Perennial.Migrations;

/// <summary>A version that a run applied or undid.</summary>
/// <param name="Folder">The folder's name: <c>0003-split-task-documents</c>.</param>
/// <param name="Undone">True when it was undone.</param>
/// <param name="Statements">How many statements ran, those of procedures included.</param>
/// <param name="Elapsed">From the start of its transaction to the end of its online steps.</param>
public sealed record AppliedVersion(int Number, string Folder, bool Undone, int Statements, TimeSpan Elapsed);

/// <summary>What a run did.</summary>
/// <param name="From">The database's version before; 0 for an empty database.</param>
/// <param name="To">The database's version now.</param>
public sealed record UpgradeReport(int From, int To)
{
    /// <summary>In the order of the work; empty when there was nothing to do.</summary>
    public EquatableArray<AppliedVersion> Versions { get; init; }

    /// <summary>How many online steps of <see cref="FinishedVersion"/> an earlier run had left, and this one did.</summary>
    public int FinishedSteps { get; init; }

    /// <summary>The version that <see cref="FinishedSteps"/> belong to; 0 when there were none. Below <see cref="From"/> where open versions above it were undone first.</summary>
    public int FinishedVersion { get; init; }

    /// <summary>How many procedures were created, replaced or dropped outside of versions, by <see cref="MigrationRunner.DevAsync"/>.</summary>
    public int ChangedProcedures { get; init; }

    /// <summary>What the user should know; one line each.</summary>
    public EquatableArray<string> Notes { get; init; }
}
