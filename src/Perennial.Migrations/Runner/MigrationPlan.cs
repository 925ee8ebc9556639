using Perennial.Migrations.Folder;
using Perennial.Migrations.Journal;
using Perennial.Sql;

namespace Perennial.Migrations.Runner;

/// <summary>What an upgrade will do, in this order: undo, seal, finish, apply.</summary>
internal sealed record MigrationPlan
{
    /// <summary>Applied versions to undo, the highest first: open ones whose files have changed, and what stands on them.</summary>
    public EquatableArray<AppliedRecord> Undo { get; init; }

    /// <summary>Versions that ran while open and have been sealed unchanged.</summary>
    public EquatableArray<RunnableVersion> MarkSealed { get; init; }

    /// <summary>The applied version whose online steps an earlier run left, or null.</summary>
    public RunnableVersion? Finish { get; init; }

    /// <summary>Versions to apply, the lowest first.</summary>
    public EquatableArray<RunnableVersion> Apply { get; init; }

    /// <summary>The run makes the database one that takes sealed versions only.</summary>
    public bool Release { get; init; }

    public EquatableArray<string> Notes { get; init; }
}
