using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Reads the options of CREATE TYPE, OPERATOR, AGGREGATE and COLLATION, whose names are in lower case.</summary>
internal static class DefinitionOptions
{
    public static DefinitionOption? Find(EquatableArray<DefinitionOption> options, string name)
    {
        foreach (DefinitionOption option in options)
        {
            if (string.Equals(option.Name.Name, name, StringComparison.Ordinal)) return option;
        }

        return null;
    }

    /// <summary>A word, string or number as text; null when the option is absent or of another form.</summary>
    public static string? Text(EquatableArray<DefinitionOption> options, string name) => Text(Find(options, name)?.Value);

    /// <summary>A value as text; null when there is none or it is of another form.</summary>
    public static string? Text(OptionValue? value) => value switch
    {
        OptionLiteral { Value: StringLiteral literal } => literal.Value,
        OptionLiteral { Value: IntegerLiteral literal } => literal.Value.ToString(CultureInfo.InvariantCulture),
        OptionLiteral { Value: NumericLiteral literal } => literal.Text,
        OptionLiteral { Value: BooleanLiteral literal } => literal.Value ? "true" : "false",
        OptionName { Name.Name: { } written } => written.Name,
        OptionKeyword keyword => keyword.Keyword,
        _ => null,
    };

    public static int? Number(EquatableArray<DefinitionOption> options, string name) =>
        int.TryParse(Text(options, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>True when the option is there and is not off.</summary>
    public static bool Boolean(EquatableArray<DefinitionOption> options, string name)
    {
        if (Find(options, name) is not { } option) return false;
        return option.Value is null || Text(options, name)?.ToLowerInvariant() is "true" or "on" or "1" or "yes";
    }

    public static QualifiedName? Name(EquatableArray<DefinitionOption> options, string name) => Find(options, name) is { } option ? Name(option) : null;

    /// <summary>A value as a name; null when there is none or it is of another form.</summary>
    public static QualifiedName? Name(DefinitionOption option) => option.Value switch
    {
        OptionKeyword keyword => new QualifiedName([new Identifier(keyword.Keyword, keyword.Span)]) { Span = keyword.Span },
        OptionName { Name: { ArrayBounds.IsEmpty: true } written } => written.Name,
        OptionLiteral { Value: StringLiteral literal } => new QualifiedName([new Identifier(literal.Value, literal.Span)]) { Span = literal.Span },
        _ => null,
    };

    /// <summary>The type that an option names; null when it is absent or after an error.</summary>
    public static (uint Oid, int Typmod)? Type(DdlSession session, EquatableArray<DefinitionOption> options, string name) => Find(options, name)?.Value switch
    {
        OptionName option => session.ResolveType(option.Name),
        OptionLiteral { Value: StringLiteral literal } =>
            session.ResolveType(new TypeName(new QualifiedName([new Identifier(literal.Value, literal.Span)]) { Span = literal.Span }) { Span = literal.Span }),
        _ => null,
    };
}
