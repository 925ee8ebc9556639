namespace Perennial.Sql.Catalog;

/// <summary>A collation: one row of <c>pg_collation</c>.</summary>
/// <param name="Oid">Object id.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDeterministic">False when unequal strings may compare as equal.</param>
public sealed record Collation(uint Oid, string Schema, string Name, bool IsDeterministic = true)
{
    /// <summary>Provider and locale as the definition gives them, in ordinal order; empty for a built-in one.</summary>
    public EquatableArray<StorageOption> Options { get; init; }

    /// <summary>The collation of the database, <c>"default"</c>.</summary>
    public const uint DefaultOid = 100;

    public const uint COid = 950;

    /// <summary>Whether a user made it and not initdb.</summary>
    public bool IsUserDefined => Oid >= DatabaseCatalog.FirstUserOid;
}
