namespace Perennial.Sql.Catalog;

/// <summary>An option of a relation, index or column as WITH and SET give it: an element of <c>reloptions</c> or <c>attoptions</c>.</summary>
/// <param name="Name">Folded; with <c>toast.</c> in front for the table's large values.</param>
/// <param name="Value">As the server would understand it: <c>true</c> or <c>false</c>, a number, a word in lower case.</param>
public sealed record StorageOption(string Name, string Value);
