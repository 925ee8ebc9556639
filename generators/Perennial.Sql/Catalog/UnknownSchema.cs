using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>The server's message for a schema that nothing has created, with what to do.</summary>
internal static class UnknownSchema
{
    /// <param name="catalog">Where it was looked for.</param>
    /// <param name="schema">The name.</param>
    public static string Message(DatabaseCatalog catalog, string schema)
    {
        string near = NameSuggestion.For(schema, catalog.UserSchemas.Select(static found => found.Name));
        return $"schema \"{schema}\" does not exist{(near.Length > 0 ? "." + near : ". Create it first (CREATE SCHEMA), or correct the name")}";
    }
}
