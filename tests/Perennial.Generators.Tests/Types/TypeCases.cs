using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Tests.Types;

/// <summary>A type with a value of it, as SQL.</summary>
/// <param name="Name">Distinct, in snake case: part of the names of the functions that take and return the type.</param>
/// <param name="Literal">The value without its cast; an expression when it begins with <c>row(</c>; null for what is made of another case.</param>
internal sealed record TypeCase(string Name, SignatureType Type, string? Literal)
{
    /// <summary>An array of composites with another case's value.</summary>
    public bool IsPack => Literal is null && Type.Element is { Kind: SignatureTypeKind.Composite } element && element.Name.EndsWith("_pack", StringComparison.Ordinal);
}

/// <summary>Every type of the mapping with a value, its array, and what users build from them.</summary>
internal static class TypeCases
{
    /// <summary>What the types below need, besides the schema <c>types</c>.</summary>
    public const string Setup = """
        create extension if not exists citext with schema public;
        create extension if not exists hstore with schema public;
        create extension if not exists ltree with schema public;
        create extension if not exists cube with schema public;
        create schema types;
        create type types.color as enum ('red', 'dark blue', 'O''Hara');
        create domain types.short_text as text check (length(value) < 10);
        create domain types.colored as types.color;
        create domain types.numbers as integer[];
        create domain types.code as character(3);
        create domain types.flags as bit(3);
        create type types.address as (street text, number integer, kind types.color, "since?" timestamptz);
        create type types.person as (name text, home types.address, tags text[]);
        create domain types.shorter as types.short_text check (length(value) < 5);
        create domain types.home as types.address;
        create domain types.homes as types.address[];
        create type types.street as (name text, houses types.address[], periods int4multirange, open tstzrange, home types.home, homes types.homes, colors types.color[], numbers types.numbers);
        """;

    private static readonly SignatureType Text = Base("text", "text");
    private static readonly SignatureType Integer = Base("int4", "integer");
    private static readonly SignatureType Color = new(SignatureTypeKind.Enum, "types.color", "types", "color") { Labels = ["red", "dark blue", "O'Hara"] };
    private static readonly SignatureType ShortText = new(SignatureTypeKind.Domain, "types.short_text", "types", "short_text") { Element = Text };

    private static readonly SignatureType Address = Composite("address", ("street", Text), ("number", Integer), ("kind", Color), ("since?", Base("timestamptz", "timestamp with time zone")));
    private static readonly SignatureType Person = Composite("person", ("name", Text), ("home", Address), ("tags", Array(Text)));

    private static readonly SignatureType Home = new(SignatureTypeKind.Domain, "types.home", "types", "home") { Element = Address };
    private static readonly SignatureType Homes = new(SignatureTypeKind.Domain, "types.homes", "types", "homes") { Element = Array(Address) };
    private static readonly SignatureType Numbers = new(SignatureTypeKind.Domain, "types.numbers", "types", "numbers") { Element = Array(Integer) };

    private static readonly SignatureType Street = Composite(
        "street",
        ("name", Text),
        ("houses", Array(Address)),
        ("periods", Range("int4multirange", "integer", "int4", "").Type),
        ("open", Range("tstzrange", "timestamp with time zone", "timestamptz", "").Type),
        ("home", Home),
        ("homes", Homes),
        ("colors", Array(Color)),
        ("numbers", Numbers));

    private static readonly TypeCase[] Scalars =
    [
        Case("bool", "boolean", "true"),
        Case("int2", "smallint", "-32768"),
        Case("int4", "integer", "2147483647"),
        Case("int8", "bigint", "9223372036854775807"),
        Case("float4", "real", "1.5"),
        Case("float8", "double precision", "0.1"),
        Case("numeric", "numeric", "12345678901234567890.123456789"),
        Case("money", "money", "12.34"),
        Case("text", "text", "a 'text' \"with\" {signs},\\"),
        Case("varchar", "character varying", "of any length"),
        Case("bpchar", "character", "c"),
        Case("char", "\"char\"", "x"),
        Case("name", "name", "a_name"),
        Case("xml", "xml", "<a>1</a>"),
        Case("citext", "public.citext", "Case"),
        Case("uuid", "uuid", "0d0dc42c-9f52-4b8e-9a7b-3f6f6f6f6f6f"),
        Case("bytea", "bytea", "\\x00ff10"),
        Case("date", "date", "2024-02-29"),
        Case("time", "time without time zone", "23:59:59.999999"),
        Case("timetz", "time with time zone", "10:30:00+02"),
        Case("timestamp", "timestamp without time zone", "2024-02-29 12:34:56.789012"),
        Case("timestamptz", "timestamp with time zone", "2024-02-29 12:34:56.789012+05"),
        Case("interval", "interval", "1 year 2 mons 3 days 04:05:06.789"),
        Case("json", "json", """{"b":1,"a":[true,null,1.50]}"""),
        Case("jsonb", "jsonb", """{"b": 1, "a": [true, null, 1.50]}"""),
        Case("jsonpath", "jsonpath", "$.\"a\"[*]"),
        Case("inet", "inet", "10.1.2.3/24"),
        Case("cidr", "cidr", "10.1.0.0/16"),
        Case("macaddr", "macaddr", "08:00:2b:01:02:03"),
        Case("macaddr8", "macaddr8", "08:00:2b:01:02:03:04:05"),
        Case("bit", "bit", "1"),
        Case("varbit", "bit varying", "10110"),
        Case("oid", "oid", "4294967295"),
        Case("xid", "xid", "4294967295"),
        Case("xid8", "xid8", "18446744073709551615"),
        Case("pg_lsn", "pg_lsn", "16/B374D848"),
        Case("tid", "tid", "(1,2)"),
        Case("tsvector", "tsvector", "'a':1 'fat':2A 'cat':3"),
        Case("tsquery", "tsquery", "'fat' & !'rat' | 'cat':*"),
        Case("point", "point", "(1,2.5)"),
        Case("line", "line", "{1,2,3}"),
        Case("lseg", "lseg", "[(1,2),(3,4)]"),
        Case("box", "box", "(3,4),(1,2)"),
        Case("path", "path", "[(1,2),(3,4)]"),
        Case("polygon", "polygon", "((1,2),(3,4),(5,0))"),
        Case("circle", "circle", "<(1,2),3>"),
        Case("ltree", "public.ltree", "Top.Science"),
        Case("lquery", "public.lquery", "*.science.*"),
        Case("ltxtquery", "public.ltxtquery", "science & !physics"),
        Case("hstore", "public.hstore", "\"a\"=>\"1\", \"b\"=>NULL"),
        Case("cube", "public.cube", "(1, 2),(3, 4)"),
        Range("int4range", "integer", "int4", "[1,5)"),
        Range("int8range", "bigint", "int8", "[1,)"),
        Range("numrange", "numeric", "numeric", "(1.5,2.5]"),
        Range("daterange", "date", "date", "[2024-01-01,2024-02-01)"),
        Range("tsrange", "timestamp without time zone", "timestamp", "[2024-01-01 00:00,2024-02-01 00:00)"),
        Range("tstzrange", "timestamp with time zone", "timestamptz", "[2024-01-01 00:00+02,2024-02-01 00:00+02)"),
        Range("int4multirange", "integer", "int4", "{[1,5),[7,9)}"),
        Range("int8multirange", "bigint", "int8", "{[1,5)}"),
        Range("nummultirange", "numeric", "numeric", "{[1.5,2.5)}"),
        Range("datemultirange", "date", "date", "{[2024-01-01,2024-02-01)}"),
        Range("tsmultirange", "timestamp without time zone", "timestamp", "{[2024-01-01 00:00,2024-02-01 00:00)}"),
        Range("tstzmultirange", "timestamp with time zone", "timestamptz", "{[2024-01-01 00:00+02,2024-02-01 00:00+02)}"),
        // Values at the ends of what C# has, and those that are easily taken for others.
        Value("max_date", "date", "date", "infinity"),
        Value("min_date", "date", "date", "-infinity"),
        Value("early_date", "date", "date", "0001-01-02"),
        Value("max_timestamp", "timestamp", "timestamp without time zone", "infinity"),
        Value("min_timestamp", "timestamp", "timestamp without time zone", "-infinity"),
        Value("max_timestamptz", "timestamptz", "timestamp with time zone", "infinity"),
        Value("min_timestamptz", "timestamptz", "timestamp with time zone", "-infinity"),
        Value("midnight", "time", "time without time zone", "00:00:00"),
        Value("west_timetz", "timetz", "time with time zone", "23:59:59.999999-13:30"),
        Value("mixed_interval", "interval", "interval", "-1 mons +3 days -00:00:00.5"),
        Value("max_numeric", "numeric", "numeric", "-79228162514264337593543950335"),
        Value("tiny_numeric", "numeric", "numeric", "0.0000000000000000000000000001"),
        Value("round_numeric", "numeric", "numeric", "120000000.00"),
        Value("zero_numeric", "numeric", "numeric", "0.000"),
        Value("negative_money", "money", "money", "-0.05"),
        Value("nan_float8", "float8", "double precision", "NaN"),
        Value("infinite_float4", "float4", "real", "-Infinity"),
        Value("empty_text", "text", "text", ""),
        Value("broad_text", "text", "text", "NULL \u00e4\U0001F600, {}()\t\n"),
        Value("empty_bytea", "bytea", "bytea", ""),
        Value("null_json", "json", "json", "null"),
        Value("null_jsonb", "jsonb", "jsonb", "null"),
        Value("inet6", "inet", "inet", "2001:db8::1/64"),
        Value("cidr6", "cidr", "cidr", "2001:db8::/32"),
        Value("empty_bits", "varbit", "bit varying", ""),
        Value("empty_tsvector", "tsvector", "tsvector", ""),
        Value("quoted_tsvector", "tsvector", "tsvector", "'it''s':1A,5 'two words'"),
        Value("phrase_tsquery", "tsquery", "tsquery", "'a' <2> 'b' & 'c':AB"),
        Value("closed_path", "path", "path", "((1,2),(3,4))"),
        Value("empty_hstore", "hstore", "public.hstore", ""),
        Value("point_cube", "cube", "public.cube", "(1, 2)"),
        Empty("int4range", "integer", "int4", "empty"),
        Empty("tstzrange", "timestamp with time zone", "timestamptz", "(,)"),
        Empty("daterange", "date", "date", "[2024-01-01,infinity)"),
        Empty("datemultirange", "date", "date", "{}"),
        new("no_numbers", Numbers, "{}"),
        new("code", new(SignatureTypeKind.Domain, "types.code", "types", "code") { Element = Base("bpchar", "character") }, "abc"),
        new("flags", new(SignatureTypeKind.Domain, "types.flags", "types", "flags") { Element = Base("bit", "bit") }, "101"),
        new("color", Color, "dark blue"),
        new("short_text", ShortText, "short"),
        new("shorter", new(SignatureTypeKind.Domain, "types.shorter", "types", "shorter") { Element = ShortText }, "abc"),
        new("colored", new(SignatureTypeKind.Domain, "types.colored", "types", "colored") { Element = Color }, "O'Hara"),
        new("numbers", Numbers, "{1,2,3}"),
        new("home", Home, "(\"Low Street\",,,)"),
        new("homes", Homes, "{NULL,\"(High,1,red,)\"}"),
        new("address", Address, "(\"High Street\",12,red,\"2024-02-29 12:00:00+00\")"),
        new("empty_address", Address, "(,,,)"),
        new("person", Person, "(Ada,\"(Low,,,)\",\"{a,b}\")"),
        new("homeless_person", Person, "(Bob,,)"),
        new("street", Street, """
            row('A "B" \ (C)', array[row('High, \ "Street"', 12, 'dark blue', '2024-01-01')::types.address, null], '{[1,5),[7,9)}', '["2024-01-01 00:00:00+00",)',
                row('Low', null, null, null)::types.address, array[row(null, null, null, null)]::types.address[], '{red,"dark blue"}', '{1,2}')
            """),
        new("empty_street", Street, "(,,,,,,,)"),
        new("bare_street", Street, "(\"\",{},{},empty,,{},{},{})"),
    ];

    /// <summary>The values, an array of each, and each in a composite in an array.</summary>
    public static IReadOnlyList<TypeCase> All { get; } =
    [
        .. Scalars,
        .. Scalars.Select(static item => new TypeCase(item.Name + "_array", Array(item.Type), null)),
        .. Scalars.Select(static item => new TypeCase(item.Name + "_pack", Array(Pack(item)), null)),
    ];

    public static IReadOnlyList<SignatureType> UserTypes { get; } = [Color, Address, Person, Street, .. Scalars.Select(Pack)];

    /// <summary>An expression of the case's value and type.</summary>
    public static string Expression(TypeCase item)
    {
        if (item.Literal?.StartsWith("row(", StringComparison.Ordinal) is true) return $"{item.Literal}::{item.Type.DisplayName}";
        if (item.Literal is { } literal) return $"'{literal.Replace("'", "''", StringComparison.Ordinal)}'::{item.Type.DisplayName}";
        TypeCase scalar = Scalars.Single(scalar => item.Name == scalar.Name + "_array" || item.Name == scalar.Name + "_pack");
        string element = Expression(scalar);
        if (item.Name == scalar.Name + "_array") return $"array[{element}, {element}]";
        string type = Pack(scalar).DisplayName;
        return $"array[row({element}, array[{element}, {element}], null)::{type}, null, row(null, null, {element})::{type}, row({element}, array[]::{scalar.Type.DisplayName}[], null)::{type}]";
    }

    /// <summary>A composite with a value, an array and a null.</summary>
    public static string CreatePack(TypeCase scalar) =>
        $"create type {Pack(scalar).DisplayName} as (value {scalar.Type.DisplayName}, many {scalar.Type.DisplayName}[], other {scalar.Type.DisplayName});";

    public static IEnumerable<TypeCase> Values => Scalars;

    private static SignatureType Pack(TypeCase item) => Composite(item.Name + "_pack", ("value", item.Type), ("many", Array(item.Type)), ("other", item.Type));

    private static TypeCase Case(string name, string displayName, string literal) => new(name == "char" ? "single_char" : name, Base(name, displayName), literal);

    private static TypeCase Value(string name, string typeName, string displayName, string literal) => new(name, Base(typeName, displayName), literal);

    private static TypeCase Empty(string name, string subtype, string subtypeName, string literal) => Range(name, subtype, subtypeName, literal) with { Name = "empty_" + name };

    private static TypeCase Range(string name, string subtype, string subtypeName, string literal) =>
        new(name, new(name.EndsWith("multirange", StringComparison.Ordinal) ? SignatureTypeKind.Multirange : SignatureTypeKind.Range, name, "pg_catalog", name) { Element = Base(subtypeName, subtype) }, literal);

    private static SignatureType Composite(string name, params (string Name, SignatureType Type)[] fields) =>
        new(SignatureTypeKind.Composite, "types." + name, "types", name) { Fields = fields.Select(static field => new ResultColumn(field.Name, field.Type, IsNullable: true)).ToEquatableArray() };

    private static SignatureType Base(string name, string displayName) => new(SignatureTypeKind.Base, displayName, "pg_catalog", name);

    private static SignatureType Array(SignatureType element) => new(SignatureTypeKind.Array, element.DisplayName + "[]", element.Schema, "_" + element.Name) { Element = element };
}
