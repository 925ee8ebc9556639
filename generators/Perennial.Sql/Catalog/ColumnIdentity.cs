namespace Perennial.Sql.Catalog;

/// <summary><c>pg_attribute.attidentity</c>.</summary>
public enum ColumnIdentity
{
    None,
    Always,
    ByDefault,
}
