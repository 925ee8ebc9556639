using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;

namespace Perennial.Sql.Versions;

/// <summary>What a database is after a version.</summary>
/// <param name="Folder">The version.</param>
/// <param name="Key">Stands for the content of this and all earlier versions: equal content, equal key.</param>
/// <param name="AfterUpgrade">The catalog after upgrade.sql and procedures.sql, while online.sql still works.</param>
/// <param name="Catalog">The catalog after online.sql.</param>
/// <param name="AfterDowngrade">The catalog after downgrade.sql has undone it; null without one, or when it has errors.</param>
/// <param name="HasErrors">Some statement of upgrade.sql, online.sql or procedures.sql was refused, so the catalogs are not to be relied on.</param>
internal sealed record FoldedVersion(
    VersionFolder Folder, string Key, DatabaseCatalog AfterUpgrade, DatabaseCatalog Catalog, DatabaseCatalog? AfterDowngrade, bool HasErrors)
{
    /// <summary>The catalog after upgrade.sql alone, in which nothing hangs on the bodies of procedures.</summary>
    public required DatabaseCatalog Upgraded { get; init; }

    /// <summary>The routines that upgrade.sql and procedures.sql create or replace, in order.</summary>
    public EquatableArray<FoldedRoutine> Routines { get; init; }

    /// <summary>The routines that upgrade.sql, online.sql and downgrade.sql give other options, in order.</summary>
    public EquatableArray<AlteredRoutine> Altered { get; init; }

    /// <summary>What is wrong with statements that change no catalog. Only open versions are told: sealed ones cannot be changed any more.</summary>
    public EquatableArray<Finding> StatementFindings { get; init; }

    /// <summary>What stops the version from being shipped although nothing is wrong with it: steps that no runner runs yet. Null when nothing does.</summary>
    public Finding? BatchRefusal { get; init; }
}
