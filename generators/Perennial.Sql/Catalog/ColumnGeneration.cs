namespace Perennial.Sql.Catalog;

/// <summary><c>pg_attribute.attgenerated</c>.</summary>
public enum ColumnGeneration
{
    None,
    Stored,

    /// <summary>Computed on read; from server 18 on.</summary>
    Virtual,
}
