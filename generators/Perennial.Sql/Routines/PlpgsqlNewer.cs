using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Routines;

/// <summary>What a PL/pgSQL body uses that only servers newer than the catalog's have. The language is not parsed: names that are called and a few words tell.</summary>
internal static class PlpgsqlNewer
{
    // Words behind each other, of which the last may be a parenthesis.
    private static readonly (string First, string Second, int Version)[] Words =
    [
        ("merge", "into", 15), ("is", "json", 16), ("json_table", "(", 17), ("json_exists", "(", 17), ("json_value", "(", 17), ("json_query", "(", 17), ("at", "local", 17),
    ];

    /// <summary>The first such thing and the server that brought it; null when there is none.</summary>
    /// <param name="catalog">The database with the routine, as the oldest supported server has it.</param>
    /// <param name="routine">A routine of it.</param>
    public static (string What, int Version)? Find(DatabaseCatalog catalog, Routine routine)
    {
        if (routine.Language != "plpgsql" || routine.Source is not { } source || catalog.ServerVersion >= BuiltInCatalog.NewestVersion) return null;
        using Lexer lexer = new(source, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i + 1 < lexer.Count; i++)
            {
                foreach ((string first, string second, int version) in Words)
                {
                    if (version > catalog.ServerVersion && lexer.WordOf(i) == first && lexer.WordOf(i + 1) == second) return ($"{first} {second}".ToUpperInvariant().Replace(" (", ""), version);
                }
            }
        }

        foreach ((EquatableArray<string> schemas, string name, int _) in PlpgsqlCalls.Of(catalog, routine))
        {
            bool isKnown = schemas.Any(schema => !catalog.FindRoutines(schema, name).IsEmpty) || !catalog.FindRoutines(SchemaName.Catalog, name).IsEmpty;
            // A name behind that of another schema is none of the server's.
            if (isKnown || (schemas.Count == 1 && schemas[0] != SchemaName.Catalog)) continue;
            for (int version = catalog.ServerVersion + 1; version <= BuiltInCatalog.NewestVersion; version++)
            {
                if (!BuiltInCatalog.ForVersion(version).FindRoutines(SchemaName.Catalog, name).IsEmpty) return ($"the function {name}", version);
            }
        }

        return null;
    }
}
