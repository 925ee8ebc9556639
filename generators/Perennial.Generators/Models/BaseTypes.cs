namespace Perennial.Generators.Models;

/// <summary>The types that come with PostgreSQL or one of its extensions. A test reads and writes each of them on real servers.</summary>
internal static class BaseTypes
{
    public const string Json = "global::NpgsqlTypes.NpgsqlDbType.Json";
    public const string Jsonb = "global::NpgsqlTypes.NpgsqlDbType.Jsonb";

    public static CSharpType Text { get; } = CSharpType.Plain("string", false, "Text");

    private static readonly Dictionary<string, CSharpType> ByName = new(StringComparer.Ordinal)
    {
        ["bool"] = CSharpType.Plain("bool", true, "Boolean"),
        ["int2"] = CSharpType.Plain("short", true, "Smallint"),
        ["int4"] = CSharpType.Plain("int", true, "Integer"),
        ["int8"] = CSharpType.Plain("long", true, "Bigint"),
        ["float4"] = CSharpType.Plain("float", true, "Real"),
        ["float8"] = CSharpType.Plain("double", true, "Double"),
        ["numeric"] = CSharpType.Plain("decimal", true, "Numeric"),
        ["money"] = CSharpType.Plain("decimal", true, "Money"),
        ["text"] = Text,
        ["varchar"] = CSharpType.Plain("string", false, "Varchar"),
        ["bpchar"] = CSharpType.Plain("string", false, "Char"),
        ["name"] = CSharpType.Plain("string", false, "Name"),
        ["xml"] = CSharpType.Plain("string", false, "Xml"),
        ["citext"] = CSharpType.Plain("string", false, "Citext"),
        ["uuid"] = CSharpType.Plain("global::System.Guid", true, "Uuid"),
        ["bytea"] = CSharpType.Plain("byte[]", false, "Bytea"),
        ["date"] = CSharpType.Plain("global::System.DateOnly", true, "Date"),
        ["time"] = CSharpType.Plain("global::System.TimeOnly", true, "Time"),
        ["timetz"] = CSharpType.Plain("global::System.DateTimeOffset", true, "TimeTz") with { Pack = "writer.WriteTimeTz({0})" },
        ["timestamp"] = CSharpType.Plain("global::System.DateTime", true, "Timestamp"),
        // The driver refuses offsets other than zero for timestamptz; the instant is what counts.
        ["timestamptz"] = CSharpType.Plain("global::System.DateTimeOffset", true, "TimestampTz") with { Write = "{0}.ToUniversalTime()" },
        ["interval"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlInterval", true, "Interval"),
        ["json"] = CSharpType.Plain("global::System.Text.Json.JsonElement", true, "Json", "EnableJsonTypes"),
        ["jsonb"] = CSharpType.Plain("global::System.Text.Json.JsonElement", true, "Jsonb", "EnableJsonTypes"),
        ["inet"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlInet", true, "Inet", "EnableNetworkTypes"),
        ["cidr"] = CSharpType.Plain("global::System.Net.IPNetwork", true, "Cidr", "EnableNetworkTypes"),
        ["macaddr"] = CSharpType.Plain("global::System.Net.NetworkInformation.PhysicalAddress", false, "MacAddr", "EnableNetworkTypes"),
        ["macaddr8"] = CSharpType.Plain("global::System.Net.NetworkInformation.PhysicalAddress", false, "MacAddr8", "EnableNetworkTypes"),
        ["bit"] = CSharpType.Plain("global::System.Collections.BitArray", false, "Bit"),
        ["varbit"] = CSharpType.Plain("global::System.Collections.BitArray", false, "Varbit"),
        ["oid"] = CSharpType.Plain("uint", true, "Oid"),
        ["tsvector"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlTsVector", false, "TsVector", "EnableFullTextSearch"),
        ["tsquery"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlTsQuery", false, "TsQuery", "EnableFullTextSearch"),
        ["point"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlPoint", true, "Point", "EnableGeometricTypes"),
        ["line"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlLine", true, "Line", "EnableGeometricTypes"),
        ["lseg"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlLSeg", true, "LSeg", "EnableGeometricTypes"),
        ["box"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlBox", true, "Box", "EnableGeometricTypes") with { Delimiter = ';' },
        ["path"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlPath", true, "Path", "EnableGeometricTypes"),
        ["polygon"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlPolygon", true, "Polygon", "EnableGeometricTypes"),
        ["circle"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlCircle", true, "Circle", "EnableGeometricTypes"),
        ["ltree"] = CSharpType.Plain("string", false, "LTree", "EnableLTree"),
        ["hstore"] = CSharpType.Plain("global::System.Collections.Generic.Dictionary<string, string?>", false, "Hstore"),
        ["char"] = CSharpType.Plain("char", true, "InternalChar"),
        ["jsonpath"] = CSharpType.Plain("string", false, "JsonPath"),
        ["xid"] = CSharpType.Plain("uint", true, "Xid"),
        ["xid8"] = CSharpType.Plain("ulong", true, "Xid8"),
        ["tid"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlTid", true, "Tid") with { HasArray = false },
        ["pg_lsn"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlLogSequenceNumber", true, "PgLsn") with { HasArray = false },
        ["lquery"] = CSharpType.Plain("string", false, "LQuery", "EnableLTree"),
        ["ltxtquery"] = CSharpType.Plain("string", false, "LTxtQuery", "EnableLTree"),
        ["cube"] = CSharpType.Plain("global::NpgsqlTypes.NpgsqlCube", true, "Cube", "EnableCube"),
    };

    private static readonly Dictionary<string, string> RangeDriverTypes = new(StringComparer.Ordinal)
    {
        ["int4range"] = "IntegerRange",
        ["int8range"] = "BigIntRange",
        ["numrange"] = "NumericRange",
        ["tsrange"] = "TimestampRange",
        ["tstzrange"] = "TimestampTzRange",
        ["daterange"] = "DateRange",
        ["int4multirange"] = "IntegerMultirange",
        ["int8multirange"] = "BigIntMultirange",
        ["nummultirange"] = "NumericMultirange",
        ["tsmultirange"] = "TimestampMultirange",
        ["tstzmultirange"] = "TimestampTzMultirange",
        ["datemultirange"] = "DateMultirange",
    };

    /// <summary>The names in pg_type of all types that have one, ranges among them.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Concat(RangeDriverTypes.Keys);

    /// <summary>The C# type of a base type by its name in pg_type, or null.</summary>
    public static CSharpType? Find(string name) => ByName.TryGetValue(name, out CSharpType? type) ? type : null;

    /// <summary>The driver's type of a built-in range or multirange, or null.</summary>
    public static string? FindRange(string name) => RangeDriverTypes.TryGetValue(name, out string? type) ? type : null;
}
