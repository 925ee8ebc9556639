using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Pipeline;

/// <summary>The catalog of schema.sql, and what its files say beyond it.</summary>
/// <param name="Key">Stands for the content that the catalog was made from: equal content, equal key.</param>
/// <param name="Catalog">All objects, with the search path that services use.</param>
internal sealed record SchemaCatalog(string Key, DatabaseCatalog Catalog, SchemaDeclarations Declarations)
{
    /// <summary>Display names of the enums with <c>-- open-enum</c>.</summary>
    public EquatableArray<string> OpenEnumNames =>
        Declarations.OpenEnums.Select(oid => Catalog.FormatType(oid, null, SearchPath.Empty)).ToEquatableArray();
}
