namespace Perennial.Sql.Catalog;

public sealed partial class DatabaseCatalog
{
    /// <summary>
    /// The SQL name of a type as <c>format_type(oid, typmod)</c> prints it: <c>integer</c>, <c>character varying(20)[]</c>, <c>app.color</c>. A type outside
    /// <c>pg_catalog</c> is qualified unless the search path finds it.
    /// </summary>
    /// <param name="oid">The type; 0 gives <c>-</c>, an unknown one <c>???</c>.</param>
    /// <param name="typmod">Null asks for the name alone; -1 for a value without modifier, which tells <c>"char"(1)</c>-like types apart (<c>bpchar</c>, <c>"bit"</c>).</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public string FormatType(uint oid, int? typmod = null, SearchPath? searchPath = null)
    {
        if (oid == 0) return "-";
        SqlType? type = FindType(oid);
        if (type is null) return "???";
        bool isArray = type.IsArray && oid is not (TypeOid.Int2Vector or TypeOid.OidVector);
        if (isArray)
        {
            type = FindType(type.ElementType);
            if (type is null) return "???[]";
        }

        string name = FormatScalar(type, typmod, searchPath);
        return isArray ? name + "[]" : name;
    }

    private string FormatScalar(SqlType type, int? typmod, SearchPath? searchPath)
    {
        int modifier = typmod ?? TypeModifier.None;
        bool withTypmod = modifier >= 0;
        string print = withTypmod ? TypeModifier.Print(type.Oid, modifier) : "";
        switch (type.Oid)
        {
            // Given but -1, BIT and BPCHAR are not the SQL types, which mean a length of 1.
            case TypeOid.Bit when withTypmod || typmod is null:
                return "bit" + print;
            case TypeOid.Bpchar when withTypmod || typmod is null:
                return "character" + print;
            case TypeOid.Bool:
                return "boolean";
            case TypeOid.Json:
                return "json"; // A keyword from server 17 on, but never quoted here.
            case TypeOid.Float4:
                return "real";
            case TypeOid.Float8:
                return "double precision";
            case TypeOid.Int2:
                return "smallint";
            case TypeOid.Int4:
                return "integer";
            case TypeOid.Int8:
                return "bigint";
            case TypeOid.Numeric:
                return "numeric" + print;
            case TypeOid.Interval:
                return "interval" + print;
            case TypeOid.Time:
                return "time" + print + " without time zone";
            case TypeOid.TimeTz:
                return "time" + print + " with time zone";
            case TypeOid.Timestamp:
                return "timestamp" + print + " without time zone";
            case TypeOid.TimestampTz:
                return "timestamp" + print + " with time zone";
            case TypeOid.Varbit:
                return "bit varying" + print;
            case TypeOid.Varchar:
                return "character varying" + print;
        }

        string name = NameRules.Quote(type.Name);
        if (FindType(null, type.Name, searchPath)?.Oid != type.Oid) name = NameRules.Quote(type.Schema) + "." + name;
        return name + print;
    }
}
