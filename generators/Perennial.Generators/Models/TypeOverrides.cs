using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Applies the C# types that <c>-- type:</c> lines choose.</summary>
/// <param name="overrides">Of one procedure.</param>
/// <param name="types">What stands for a type without a choice.</param>
internal sealed class TypeOverrides(EquatableArray<TypeOverride> overrides, TypeMapping types)
{
    /// <summary>The C# type of an argument or column, or null when there is none.</summary>
    public CSharpType? Find(string name, SignatureType type)
    {
        CSharpType? mapped = types.Find(type);
        return Of(overrides, name) is { } chosen ? Apply(chosen.CSharpType, type, mapped, types) : mapped;
    }

    /// <summary>The choice for a name, or null. An argument that is called as a result column has an underscore behind its name in the database.</summary>
    public static TypeOverride? Of(EquatableArray<TypeOverride> overrides, string name) =>
        overrides.FirstOrDefault(candidate => candidate.Name == name) ?? overrides.FirstOrDefault(candidate => candidate.Name == name.TrimEnd('_'));

    // The usual array, but with elements that may be null.
    private static CSharpType? NullableElements(string chosen, SignatureType type, CSharpType? mapped, TypeMapping types)
    {
        if (type is not { Kind: SignatureTypeKind.Array, Element: { } element } || mapped is not { IsPacked: false } || types.Find(element) is not { } item) return null;
        if (item.Name != chosen && !item.Name.EndsWith("." + chosen, StringComparison.Ordinal) && item.Name != "global::" + chosen) return null;
        bool isWireValue = item.IsValueType && item.WireName != "string";
        return mapped with
        {
            Name = item.Name + "?[]",
            WireName = item.WireName + "?[]",
            Read = Convert(item.Read, item.IsValueType ? $"({item.Name}?)null" : "null"),
            Write = Convert(item.Write, isWireValue ? $"({item.WireName}?)null" : "null"),
        };
    }

    private static string? Convert(string? format, string none) =>
        format is null ? null : "global::System.Array.ConvertAll({0}, static item => item is {{ }} present ? " + string.Format(CultureInfo.InvariantCulture, format, "present") + " : " + none + ")";

    private static CSharpType? Apply(string chosen, SignatureType type, CSharpType? mapped, TypeMapping types)
    {
        if (type.Kind is SignatureTypeKind.Composite or SignatureTypeKind.Pseudo) return null;
        if (chosen is "string" or "System.String") return BaseTypes.Text with { ParameterCast = "::" + type.CastName, ColumnCast = "::text", IsBinary = false };
        if (chosen.EndsWith("?[]", StringComparison.Ordinal)) return NullableElements(chosen.Substring(0, chosen.Length - 3), type, mapped, types);
        if (chosen is "TimeSpan" or "System.TimeSpan") return type.Name == "interval" ? CSharpType.Plain("global::System.TimeSpan", true, "Interval") : null;
        string name = chosen.Contains('.') ? "global::" + chosen : chosen;
        if (type.Name is "json" or "jsonb")
        {
            return new CSharpType(name, true, "string", type.Name == "json" ? BaseTypes.Json : BaseTypes.Jsonb)
            {
                Read = $"global::Perennial.JsonText.Read<{name}>({{0}})",
                Write = $"global::Perennial.JsonText.Write<{name}>({{0}})",
            };
        }

        // A type around the one that would stand there.
        return mapped is null ? null : mapped with
        {
            Name = name,
            IsValueType = true,
            Read = $"{name}.FromDatabase({string.Format(CultureInfo.InvariantCulture, mapped.Read ?? "{0}", "{0}")})",
            Write = string.Format(CultureInfo.InvariantCulture, mapped.Write ?? "{0}", "{0}.ToDatabase()"),
        };
    }
}
