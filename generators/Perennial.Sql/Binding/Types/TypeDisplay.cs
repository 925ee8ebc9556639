using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Types as <c>format_type</c> prints them.</summary>
public static class TypeDisplay
{
    private static readonly SearchPath NoPath = SearchPath.Empty;

    /// <summary>The type with its modifier, schema-qualified only where the search path does not find it.</summary>
    /// <param name="searchPath">Null for the catalog's own.</param>
    public static string Format(DatabaseCatalog catalog, TypeReference type, SearchPath? searchPath = null) => catalog.FormatType(type.Oid, type.Typmod, searchPath);

    /// <summary>The same with the schema of every type that is not in pg_catalog: a form that means the same under any search path.</summary>
    public static string FormatQualified(DatabaseCatalog catalog, TypeReference type) => catalog.FormatType(type.Oid, type.Typmod, NoPath);
}
