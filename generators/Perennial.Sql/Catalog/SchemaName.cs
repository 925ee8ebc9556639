namespace Perennial.Sql.Catalog;

/// <summary>Names of the schemas that have a meaning of their own.</summary>
public static class SchemaName
{
    public const string Catalog = "pg_catalog";
    public const string Temporary = "pg_temp";
    public const string InformationSchema = "information_schema";
    public const string Public = "public";
}
