namespace Perennial.Sql.Catalog;

/// <summary>What PostgreSQL has for names of other databases. An addition to the server's message that there is no such thing.</summary>
internal static class ForeignNames
{
    private static readonly Dictionary<string, string> Routines = Table(
    [
        ("isnull", "coalesce(a, b)"), ("ifnull", "coalesce(a, b)"), ("nvl", "coalesce(a, b)"), ("if", "CASE WHEN a THEN b ELSE c END"), ("iif", "CASE WHEN a THEN b ELSE c END"),
        ("getdate", "now()"), ("sysdate", "now()"), ("getutcdate", "now()"), ("curdate", "CURRENT_DATE"), ("curtime", "CURRENT_TIME"),
        ("unix_timestamp", "extract(epoch from at)"), ("from_unixtime", "to_timestamp(seconds)"), ("dateadd", "at + interval '1 day'"), ("datediff", "a - b"), ("timestampdiff", "a - b"),
        ("date_sub", "at - interval '1 day'"), ("date_format", "to_char(at, 'YYYY-MM-DD')"), ("strftime", "to_char(at, 'YYYY-MM-DD')"), ("str_to_date", "to_date(text, 'YYYY-MM-DD')"),
        ("year", "extract(year from at)"), ("month", "extract(month from at)"), ("day", "extract(day from at)"), ("hour", "extract(hour from at)"), ("len", "length(text)"),
        ("datalength", "octet_length(value)"), ("charindex", "strpos(text, part)"), ("instr", "strpos(text, part)"), ("locate", "strpos(text, part)"), ("ucase", "upper(text)"),
        ("lcase", "lower(text)"), ("group_concat", "string_agg(text, ',')"), ("listagg", "string_agg(text, ',')"), ("find_in_set", "value = any (array)"), ("rand", "random()"),
        ("newid", "gen_random_uuid()"), ("uuid", "gen_random_uuid()"), ("last_insert_id", "INSERT ... RETURNING id"), ("scope_identity", "INSERT ... RETURNING id"),
        ("last_insert_rowid", "INSERT ... RETURNING id"), ("json_extract", "column -> 'key'"), ("json_unquote", "column ->> 'key'"), ("truncate", "trunc(number, digits)"),
        ("try_cast", "value::type"), ("to_varchar", "value::text")
    ]);

    private static readonly Dictionary<string, string> Columns = Table(
    [
        ("sysdate", "write now()"), ("systimestamp", "write now()"), ("getdate", "write now()"), ("rownum", "the number of rows stands at the end: LIMIT 10"), ("dual", "a query without a table has no FROM"),
        ("day", "the difference of two times is b - a, and a part of one extract(day from a)"), ("hour", "a part of a time is extract(hour from a)"), ("month", "a part of a time is extract(month from a)"),
        ("year", "a part of a time is extract(year from a)"), ("varchar", "a value is converted by value::varchar"), ("int", "a value is converted by value::int"), ("rowid", "rows have the key of their table, and no number of their own")
    ]);

    private static readonly Dictionary<string, string> Types = Table(
    [
        ("datetime", "timestamptz"), ("datetime2", "timestamptz"), ("smalldatetime", "timestamptz"), ("datetimeoffset", "timestamptz"), ("tinyint", "smallint"), ("mediumint", "integer"),
        ("number", "numeric"), ("double", "double precision"), ("string", "text"), ("nvarchar", "text"), ("varchar2", "text"), ("nvarchar2", "text"), ("ntext", "text"), ("clob", "text"),
        ("tinytext", "text"), ("mediumtext", "text"), ("longtext", "text"), ("blob", "bytea"), ("tinyblob", "bytea"), ("longblob", "bytea"), ("binary", "bytea"), ("varbinary", "bytea"),
        ("image", "bytea"), ("uniqueidentifier", "uuid"), ("guid", "uuid"), ("long", "bigint"), ("int16", "smallint"), ("int32", "integer"), ("int64", "bigint"), ("short", "smallint"),
        ("unsigned", "bigint"), ("float32", "real"), ("double_precision", "double precision"), ("str", "text"), ("datetimetz", "timestamptz"), ("enum", "CREATE TYPE name AS ENUM ('a', 'b'), whose name is then the column's type"), ("timespan", "interval"), ("object", "jsonb"),
        ("bytes", "bytea"), ("bytearray", "bytea"), ("tsrangetz", "tstzrange")
    ]);

    // Those of extensions that many use. What the extension has is known only where CREATE EXTENSION is written.
    private static readonly Dictionary<string, string> Extensions = Table(
    [
        ("citext", "citext"), ("hstore", "hstore"), ("ltree", "ltree"), ("lquery", "ltree"), ("cube", "cube"), ("seg", "seg"), ("isbn", "isn"), ("isbn13", "isn"), ("ean13", "isn"),
        ("geometry", "postgis"), ("geography", "postgis"), ("vector", "vector"), ("halfvec", "vector")
    ]);

    private static readonly Dictionary<string, string> Operators = Table(
    [
        ("==", "write ="), ("===", "write ="), ("!==", "write <>"), ("<=>", "write IS NOT DISTINCT FROM"), ("!", "write NOT"), ("=!", "write <>"), ("<<>>", "write <>")
    ]);

    /// <summary><c>; PostgreSQL has coalesce(a, b)</c>, or nothing.</summary>
    public static string ForRoutine(string name) => Routines.TryGetValue(name, out string? own) ? $"; PostgreSQL has {own}" : "";

    /// <summary>What to write for a routine that PostgreSQL has too, but with other arguments: <c>; PostgreSQL has CASE ...</c>, or nothing.</summary>
    public static string ForCall(string name, int arguments) => name == "decode" && arguments > 2 ? "; PostgreSQL has CASE a WHEN 1 THEN 'x' ELSE 'y' END" : "";

    /// <summary><c>; write now()</c> for a word that other databases know without a table, or nothing.</summary>
    public static string ForColumn(string name) => Columns.TryGetValue(name, out string? own) ? "; " + own : "";

    /// <summary><c>; PostgreSQL has timestamptz</c>, or nothing.</summary>
    public static string ForType(string name) => Types.TryGetValue(name, out string? own) ? $"; PostgreSQL has {own}" : "";

    /// <summary><c>; it comes with CREATE EXTENSION citext</c>, or nothing.</summary>
    public static string ForExtensionType(string name) => Extensions.TryGetValue(name, out string? extension) ? $"; it comes with CREATE EXTENSION {extension}" : "";

    /// <summary><c>; write =</c>, or nothing.</summary>
    public static string ForOperator(string symbol) => Operators.TryGetValue(symbol, out string? own) ? "; " + own : "";

    private static Dictionary<string, string> Table((string Name, string Own)[] names) => names.ToDictionary(static entry => entry.Name, static entry => entry.Own, StringComparer.Ordinal);
}
