namespace Perennial.Sql.Catalog;

/// <summary>A schema: one row of <c>pg_namespace</c>.</summary>
/// <param name="Oid">Object id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Comment">Text of COMMENT ON SCHEMA; null when there is none.</param>
public sealed record Schema(uint Oid, string Name, string? Comment = null)
{
    /// <summary>Who may use it and create in it; null where nothing was granted or revoked (see <see cref="DatabaseCatalog.AccessOf(Schema)"/>).</summary>
    public AccessList? Access { get; init; }
}
