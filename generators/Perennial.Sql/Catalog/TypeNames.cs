namespace Perennial.Sql.Catalog;

/// <summary>The type names that the grammar itself knows, such as <c>integer</c>, and the system names they stand for.</summary>
public static class TypeNames
{
    private static readonly Dictionary<string, string> SystemNames = new(StringComparer.Ordinal)
    {
        ["bigint"] = "int8",
        ["bit"] = "bit",
        ["bit varying"] = "varbit",
        ["boolean"] = "bool",
        ["char"] = "bpchar",
        ["character"] = "bpchar",
        ["character varying"] = "varchar",
        ["dec"] = "numeric",
        ["decimal"] = "numeric",
        ["double precision"] = "float8",
        ["float"] = "float8",
        ["int"] = "int4",
        ["integer"] = "int4",
        ["interval"] = "interval",
        ["json"] = "json",
        ["national char"] = "bpchar",
        ["national character"] = "bpchar",
        ["national character varying"] = "varchar",
        ["nchar"] = "bpchar",
        ["nchar varying"] = "varchar",
        ["numeric"] = "numeric",
        ["real"] = "float4",
        ["smallint"] = "int2",
        ["time"] = "time",
        ["time with time zone"] = "timetz",
        ["time without time zone"] = "time",
        ["timestamp"] = "timestamp",
        ["timestamp with time zone"] = "timestamptz",
        ["timestamp without time zone"] = "timestamp",
        ["varchar"] = "varchar",
    };

    /// <summary>The name in <c>pg_catalog</c> behind an unquoted, lower-case SQL name with single spaces; null for a name that the grammar does not know.</summary>
    public static string? ToSystemName(string sqlName) => SystemNames.TryGetValue(sqlName, out string? name) ? name : null;

    /// <summary>Every name that the grammar knows.</summary>
    internal static IEnumerable<string> Written => SystemNames.Keys;
}
