namespace Perennial.Sql.Catalog;

/// <summary>An installed extension: one row of <c>pg_extension</c>.</summary>
/// <param name="Oid">Object id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Schema">Where its objects live.</param>
/// <param name="Comment">Text of COMMENT ON EXTENSION; null when there is none.</param>
public sealed record Extension(uint Oid, string Name, string Schema, string? Comment = null)
{
    /// <summary>Oid of its first object; 0 for one without objects of its own.</summary>
    internal uint FirstOid { get; init; }

    /// <summary>Its place among the built-in extensions.</summary>
    internal uint Number { get; init; }

    /// <summary>The objects that it made; they cannot be dropped one by one.</summary>
    public EquatableArray<ObjectReference> Members { get; init; }

    /// <summary>Whether an object is one of those that it made, which have numbers of their own.</summary>
    internal bool Made(uint oid) => FirstOid != 0 && oid >= FirstOid && oid - FirstOid < ExtensionDefinition.NumbersPerExtension;
}
