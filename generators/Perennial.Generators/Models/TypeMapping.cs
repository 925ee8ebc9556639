using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Which C# type stands for a SQL type (generated-api.md, "Types").</summary>
/// <param name="typeName">Gives the C# name of an enum or composite.</param>
internal sealed class TypeMapping(Func<SignatureType, string> typeName)
{
    /// <summary>The C# type of <paramref name="type"/>, or null when there is none.</summary>
    public CSharpType? Find(SignatureType type) => type.Kind switch
    {
        SignatureTypeKind.Base => BaseTypes.Find(type.Name),
        SignatureTypeKind.Enum => Enum(type),
        SignatureTypeKind.Domain => Domain(type),
        SignatureTypeKind.Array => Array(type),
        SignatureTypeKind.Range or SignatureTypeKind.Multirange => Range(type),
        SignatureTypeKind.Composite => Composite(type),
        _ => null,
    };

    // Labels travel as text, so that no mapping has to be registered with a data source and nothing depends on when it loaded its types.
    private CSharpType Enum(SignatureType type)
    {
        string name = typeName(type);
        return BaseTypes.Text with
        {
            Name = name,
            IsValueType = true,
            Read = name + "Labels.Parse({0})",
            Write = name + "Labels.ToLabel({0})",
            Unpack = name + "Labels.Parse(global::Perennial.BinaryValue.ReadText({0}))",
            Pack = $"writer.Write({name}Labels.ToLabel({{0}}))",
            ParameterCast = "::" + type.DisplayName,
            ColumnCast = "::text",
        };
    }

    // A domain travels as its base type; the cast lets overloads of the base type and of the domain be told apart.
    private CSharpType? Domain(SignatureType type) =>
        type.Element is { } baseType && Find(baseType) is { } mapped
            ? mapped with { ParameterCast = "::" + type.DisplayName, ColumnCast = mapped.ColumnCast.Length > 0 ? mapped.ColumnCast : "::" + baseType.CastName }
            : null;

    private CSharpType? Array(SignatureType type)
    {
        if (type.Element is not { } element || Find(element) is not { } item) return null;
        // The driver has no arrays of composites, and none of what is an array in C# already: multiranges, domains over arrays.
        bool isArray = item.WireName.EndsWith("[]", StringComparison.Ordinal) && item.WireName != "byte[]";
        if (isArray || item.IsPacked || !item.HasArray || !item.Fields.IsEmpty) return Packed(type, item);
        return new CSharpType(item.Name + "[]", false, item.WireName + "[]", item.DriverType + " | global::NpgsqlTypes.NpgsqlDbType.Array")
        {
            Read = ReadArray(item),
            Write = element.Name is "timestamptz" or "tstzrange" ? "global::Perennial.WireValues.ToUniversalTime({0})" : ConvertAll(item.Write),
            ParameterCast = item.ParameterCast.Length > 0 ? "::" + type.DisplayName : "",
            ColumnCast = item.ColumnCast.Length > 0 ? item.ColumnCast + "[]" : "",
            Features = item.Features.Concat(["EnableArrays"]).ToEquatableArray(),
            // An array's binary form names its elements' type, which is not that of an enum or a domain.
            IsBinary = item.IsBinary && item.ParameterCast.Length == 0,
            Unpack = UnpackArray(item),
            Pack = PackArray(item),
        };
    }

    // Text there and the binary form back, both taken apart by generated code: the driver has to know nothing of the type.
    // Elements that are records may be null; others are never, as in the arrays that the driver reads.
    private static CSharpType Packed(SignatureType type, CSharpType item)
    {
        string element = item.Fields.IsEmpty ? item.Name : item.Name + "?";
        return new CSharpType(element + "[]", false, "string", BaseTypes.Text.DriverType)
        {
            IsPacked = true,
            IsBinary = false,
            Read = UnpackArray(item),
            Write = $"global::Perennial.LiteralWriter.Array<{item.Name}>({{0}}, static (writer, item) => {Format(item.Pack, "item")}{Delimiter(item)})",
            ParameterCast = "::" + type.DisplayName,
            Unpack = UnpackArray(item),
            Pack = PackArray(item),
        };
    }

    private static string UnpackArray(CSharpType item) =>
        $"global::Perennial.BinaryValue.{(item.Fields.IsEmpty ? "ReadArray" : "ReadRecords")}<{item.Name}>({{0}}, static value => {Format(item.Unpack, "value")})";

    private static string PackArray(CSharpType item) =>
        $"writer.WriteArray<{item.Name}>({{0}}, static (writer, item) => {Format(item.Pack, "item")}{Delimiter(item)})";

    private static string Delimiter(CSharpType item) => item.Delimiter == ',' ? "" : $", '{item.Delimiter}'";

    private static string Format(string format, string value) => string.Format(CultureInfo.InvariantCulture, format, value);

    // The driver gives null elements of reference types as they are.
    private static string? ReadArray(CSharpType item)
    {
        bool isReference = item.WireName is "string" || !item.IsValueType;
        return isReference ? string.Format(CultureInfo.InvariantCulture, ConvertAll(item.Read) ?? "{0}", "global::Perennial.WireValues.NotNull({0})") : ConvertAll(item.Read);
    }

    private static string? ConvertAll(string? format) =>
        format is null ? null : "global::System.Array.ConvertAll({0}, static item => " + string.Format(CultureInfo.InvariantCulture, format, "item") + ")";

    private CSharpType? Range(SignatureType type)
    {
        if (type.Element is not { } subtype || BaseTypes.FindRange(type.Name) is not { } driverType || Find(subtype) is not { } bound) return null;
        string name = "global::NpgsqlTypes.NpgsqlRange<" + bound.Name + ">";
        bool isRange = type.Kind == SignatureTypeKind.Range;
        CSharpType plain = isRange
            ? CSharpType.Plain(name, true, driverType, "EnableRanges")
            : CSharpType.Plain(name + "[]", false, driverType, "EnableMultiranges");
        string kind = isRange ? "Range" : "Multirange";
        return plain with
        {
            Unpack = $"global::Perennial.BinaryValue.Read{kind}<{bound.Name}>({{0}}, static value => {Format(bound.Unpack, "value")})",
            Write = subtype.Name == "timestamptz" ? "global::Perennial.WireValues.ToUniversalTime({0})" : null,
            Pack = $"writer.Write{kind}<{bound.Name}>({{0}}, static (writer, item) => {Format(bound.Pack, "item")})",
        };
    }

    private CSharpType? Composite(SignatureType type)
    {
        List<CSharpType> types = [];
        foreach (ResultColumn field in type.Fields)
        {
            if (Find(field.Type) is not { } mapped) return null;
            types.Add(mapped);
        }

        if (types.Count == 0) return null;
        string name = typeName(type);
        string[] properties = NameConversion.Distinct(type.Fields.Select(static field => NameConversion.Pascal(field.Name)), name);
        return new CSharpType(name, false, "", "")
        {
            ParameterCast = "::" + type.DisplayName,
            Unpack = name + "Values.Read({0})",
            Pack = name + "Values.Write(writer, {0})",
            Features = types.SelectMany(static field => field.Features).ToEquatableArray(),
            Fields = types.Select((field, index) => new CompositeField(properties[index], type.Fields[index].Name, field)).ToEquatableArray(),
        };
    }
}
