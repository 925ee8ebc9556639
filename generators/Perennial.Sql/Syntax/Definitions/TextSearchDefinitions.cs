namespace Perennial.Sql.Syntax;

/// <summary>CREATE TEXT SEARCH { PARSER | TEMPLATE | DICTIONARY | CONFIGURATION }.</summary>
/// <param name="Kind">One of the four kinds of text search objects.</param>
public sealed record CreateTextSearchStatement(ObjectKind Kind, QualifiedName Name, EquatableArray<DefinitionOption> Options) : Statement;

/// <summary>ALTER TEXT SEARCH DICTIONARY with options; one without a value is removed.</summary>
public sealed record AlterTextSearchDictionaryStatement(QualifiedName Name, EquatableArray<DefinitionOption> Options) : Statement;

/// <summary>What ALTER TEXT SEARCH CONFIGURATION does to mappings.</summary>
public enum TextSearchMappingChange
{
    Add,
    Alter,
    Replace,
    Drop,
}

/// <summary>ALTER TEXT SEARCH CONFIGURATION ... { ADD | ALTER | DROP } MAPPING.</summary>
/// <param name="TokenTypes">Of the parser; empty for all of a REPLACE.</param>
/// <param name="Dictionaries">In the order in which they are asked; of a REPLACE the old one and the new one; empty for DROP.</param>
public sealed record AlterTextSearchMappingStatement(
    QualifiedName Name, TextSearchMappingChange Change, EquatableArray<Identifier> TokenTypes, EquatableArray<QualifiedName> Dictionaries, bool IfExists) : Statement;
