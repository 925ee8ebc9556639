namespace Perennial.Sql.Catalog;

/// <summary>The key of a named object: names are folded and truncated already, so the comparison is ordinal.</summary>
public readonly record struct CatalogName(string Schema, string Name)
{
    /// <summary>Both parts, quoted as an identifier where that is needed.</summary>
    public override string ToString() => $"{NameRules.Quote(Schema)}.{NameRules.Quote(Name)}";
}
