namespace Perennial.Sql.Catalog;

/// <summary>The four kinds of text search objects; each has names of its own.</summary>
public enum TextSearchKind
{
    Parser,
    Template,
    Dictionary,
    Configuration,
}
