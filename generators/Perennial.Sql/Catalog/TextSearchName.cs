namespace Perennial.Sql.Catalog;

/// <summary>The full name of a text search object.</summary>
internal readonly record struct TextSearchName(TextSearchKind Kind, string Schema, string Name);
