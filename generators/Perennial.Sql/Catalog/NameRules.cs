using System.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Rules of names as the server applies them.</summary>
public static class NameRules
{
    /// <summary>Longest name in bytes of UTF-8 (<c>NAMEDATALEN</c> - 1).</summary>
    public const int MaxBytes = 63;

    // Every keyword that is not in the class "unreserved": quote_ident quotes these although they may be allowed as they are.
    private static readonly HashSet<string> Quoted = new(StringComparer.Ordinal)
    {
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between", "bigint", "binary", "bit",
        "boolean", "both", "case", "cast", "char", "character", "check", "coalesce", "collate", "collation", "column", "concurrently",
        "constraint", "create", "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
        "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except",
        "exists", "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from", "full", "grant", "greatest", "group",
        "grouping", "having", "ilike", "in", "initially", "inner", "inout", "int", "integer", "intersect", "interval", "into", "is",
        "isnull", "join", "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query",
        "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading", "least", "left", "like", "limit", "localtime",
        "localtimestamp", "merge_action", "national", "natural", "nchar", "none", "normalize", "not", "notnull", "null", "nullif",
        "numeric", "offset", "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing", "position", "precision",
        "primary", "real", "references", "returning", "right", "row", "select", "session_user", "setof", "similar", "smallint", "some",
        "substring", "symmetric", "system_user", "table", "tablesample", "then", "time", "timestamp", "to", "trailing", "treat", "trim",
        "true", "union", "unique", "user", "using", "values", "varchar", "variadic", "verbose", "when", "where", "window", "with",
        "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot",
        "xmlserialize", "xmltable",
    };

    /// <summary>The name as <c>quote_ident</c> writes it: in double quotes unless it is lower-case, plain and no keyword.</summary>
    public static string Quote(string name)
    {
        bool plain = name.Length > 0 && name[0] is (>= 'a' and <= 'z') or '_';
        for (int i = 1; plain && i < name.Length; i++) plain = name[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';
        return plain && !Quoted.Contains(name) ? name : "\"" + name.Replace("\"", "\"\"") + "\"";
    }

    /// <summary>The first characters of a name that fit into so many bytes of UTF-8; no character is cut in two.</summary>
    public static string Truncate(string name, int maxBytes = MaxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes) return name;
        int bytes = 0;
        int length = 0;
        while (length < name.Length)
        {
            int units = char.IsHighSurrogate(name[length]) && length + 1 < name.Length ? 2 : 1;
            int size = name[length] < 0x80 ? 1 : name[length] < 0x800 ? 2 : units == 2 ? 4 : 3;
            if (bytes + size > maxBytes) break;
            bytes += size;
            length += units;
        }

        return name.Substring(0, length);
    }
}
