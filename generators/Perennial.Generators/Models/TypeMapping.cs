using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Which C# type stands for a SQL type (generated-api.md, "Types").</summary>
internal static class TypeMapping
{
    private static readonly Dictionary<string, CSharpType> BaseTypes = new(StringComparer.Ordinal)
    {
        ["bool"] = CSharpType.Plain("bool", true, "Boolean"),
        ["int2"] = CSharpType.Plain("short", true, "Smallint"),
        ["int4"] = CSharpType.Plain("int", true, "Integer"),
        ["int8"] = CSharpType.Plain("long", true, "Bigint"),
        ["float4"] = CSharpType.Plain("float", true, "Real"),
        ["float8"] = CSharpType.Plain("double", true, "Double"),
        ["numeric"] = CSharpType.Plain("decimal", true, "Numeric"),
        ["money"] = CSharpType.Plain("decimal", true, "Money"),
        ["text"] = CSharpType.Plain("string", false, "Text"),
        ["varchar"] = CSharpType.Plain("string", false, "Varchar"),
        ["bpchar"] = CSharpType.Plain("string", false, "Char"),
        ["name"] = CSharpType.Plain("string", false, "Name"),
        ["xml"] = CSharpType.Plain("string", false, "Xml"),
        ["citext"] = CSharpType.Plain("string", false, "Citext"),
        ["uuid"] = CSharpType.Plain("global::System.Guid", true, "Uuid"),
        ["bytea"] = CSharpType.Plain("byte[]", false, "Bytea"),
        ["date"] = CSharpType.Plain("global::System.DateOnly", true, "Date"),
        ["time"] = CSharpType.Plain("global::System.TimeOnly", true, "Time"),
        ["timetz"] = CSharpType.Plain("global::System.DateTimeOffset", true, "TimeTz"),
        ["timestamp"] = CSharpType.Plain("global::System.DateTime", true, "Timestamp"),
        // The driver refuses offsets other than zero for timestamptz; the instant is what counts.
        ["timestamptz"] = CSharpType.Plain("global::System.DateTimeOffset", true, "TimestampTz") with { Write = "{0}.ToUniversalTime()" },
        ["interval"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlInterval", true, "Interval"),
        ["json"] = CSharpType.Plain("global::System.Text.Json.JsonElement", true, "Json"),
        ["jsonb"] = CSharpType.Plain("global::System.Text.Json.JsonElement", true, "Jsonb"),
        ["inet"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlInet", true, "Inet"),
        ["cidr"] = CSharpType.Plain("global::System.Net.IPNetwork", true, "Cidr"),
        ["macaddr"] = CSharpType.Plain("global::System.Net.NetworkInformation.PhysicalAddress", false, "MacAddr"),
        ["macaddr8"] = CSharpType.Plain("global::System.Net.NetworkInformation.PhysicalAddress", false, "MacAddr8"),
        ["bit"] = CSharpType.Plain("global::System.Collections.BitArray", false, "Bit"),
        ["varbit"] = CSharpType.Plain("global::System.Collections.BitArray", false, "Varbit"),
        ["oid"] = CSharpType.Plain("uint", true, "Oid"),
        ["tsvector"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlTsVector", false, "TsVector"),
        ["tsquery"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlTsQuery", false, "TsQuery"),
        ["point"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlPoint", true, "Point"),
        ["line"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlLine", true, "Line"),
        ["lseg"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlLSeg", true, "LSeg"),
        ["box"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlBox", true, "Box"),
        ["path"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlPath", true, "Path"),
        ["polygon"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlPolygon", true, "Polygon"),
        ["circle"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlCircle", true, "Circle"),
        ["ltree"] = CSharpType.Plain("string", false, "LTree"),
        ["hstore"] = CSharpType.Plain("global::System.Collections.Generic.Dictionary<string, string?>", false, "Hstore"),
    };

    private static readonly Dictionary<string, string> RangeDbTypes = new(StringComparer.Ordinal)
    {
        ["int4range"] = "IntegerRange", ["int8range"] = "BigIntRange", ["numrange"] = "NumericRange",
        ["tsrange"] = "TimestampRange", ["tstzrange"] = "TimestampTzRange", ["daterange"] = "DateRange",
        ["int4multirange"] = "IntegerMultirange", ["int8multirange"] = "BigIntMultirange", ["nummultirange"] = "NumericMultirange",
        ["tsmultirange"] = "TimestampMultirange", ["tstzmultirange"] = "TimestampTzMultirange", ["datemultirange"] = "DateMultirange",
    };

    /// <summary>The C# type of <paramref name="type"/>, or null when there is none.</summary>
    /// <param name="enumName">Gives the C# name of an enum.</param>
    public static CSharpType? Find(SignatureType type, Func<SignatureType, string> enumName)
    {
        switch (type.Kind)
        {
            case SignatureTypeKind.Base:
                return BaseTypes.TryGetValue(type.Name, out CSharpType? plain) ? plain : null;
            case SignatureTypeKind.Enum:
                return Enum(type, enumName(type));
            case SignatureTypeKind.Domain:
                // A domain travels as its base type; the cast lets overloads of the base type and of the domain be told apart.
                return type.Element is { } baseType && Find(baseType, enumName) is { } mapped
                    ? mapped with { ParameterCast = "::" + type.DisplayName, ColumnCast = "::" + baseType.DisplayName }
                    : null;
            case SignatureTypeKind.Array:
                return type.Element is { } element && Find(element, enumName) is { } item ? Array(type, element, item) : null;
            case SignatureTypeKind.Range or SignatureTypeKind.Multirange:
                return type.Element is { } subtype && Find(subtype, enumName) is { } bound && RangeDbTypes.TryGetValue(type.Name, out string? dbType)
                    ? Range(type.Kind, bound, dbType)
                    : null;
            default:
                return null;
        }
    }

    // Labels travel as text, so that no mapping has to be registered with a data source and nothing depends on when it loaded its types.
    private static CSharpType Enum(SignatureType type, string name) =>
        new(name, true, "string", false, "NpgsqlDbType = " + CSharpType.DbType("Text"), name + "Labels.Parse({0})", name + "Labels.ToLabel({0})", "::" + type.DisplayName, "::text");

    private static CSharpType? Array(SignatureType type, SignatureType element, CSharpType item)
    {
        if (item.WireName.EndsWith("[]", StringComparison.Ordinal) && item.Name != "byte[]") return null;
        string dbType = element.Kind is SignatureTypeKind.Enum ? "NpgsqlDbType = " + CSharpType.DbType("Array") + " | " + CSharpType.DbType("Text")
            : item.ParameterType.Replace("NpgsqlDbType = ", "NpgsqlDbType = " + CSharpType.DbType("Array") + " | ");
        bool isConverted = item.Read is not null || item.Write is not null;
        return new CSharpType(
            item.Name + "[]", false, item.WireName + "[]", false, dbType,
            item.Read is null ? null : "global::System.Array.ConvertAll({0}, static item => " + string.Format(System.Globalization.CultureInfo.InvariantCulture, item.Read, "item") + ")",
            isConverted && item.Write is not null ? "global::System.Array.ConvertAll({0}, static item => " + string.Format(System.Globalization.CultureInfo.InvariantCulture, item.Write, "item") + ")" : null,
            item.ParameterCast.Length > 0 ? "::" + type.DisplayName : "",
            item.ColumnCast.Length > 0 ? item.ColumnCast + "[]" : "");
    }

    private static CSharpType Range(SignatureTypeKind kind, CSharpType bound, string dbType)
    {
        string name = "global::NpgsqlTypes.NpgsqlRange<" + bound.Name + ">";
        return kind == SignatureTypeKind.Range ? CSharpType.Plain(name, true, dbType) : CSharpType.Plain(name + "[]", false, dbType);
    }
}
