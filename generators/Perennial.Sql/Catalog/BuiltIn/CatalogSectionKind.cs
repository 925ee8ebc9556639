namespace Perennial.Sql.Catalog;

/// <summary>The sections of the built-in resource in the order of its directory. Each is compressed, and decoded when first asked.</summary>
public enum CatalogSectionKind
{
    Types,
    Routines,
    Operators,
    Casts,
    Relations,
    Collations,
    OperatorClasses,
    Extensions,
}
