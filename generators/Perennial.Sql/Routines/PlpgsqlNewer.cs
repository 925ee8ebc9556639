using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Routines;

/// <summary>What a PL/pgSQL body uses that only servers newer than the catalog's have. The language is not parsed: names that are called and a few words tell.</summary>
internal static class PlpgsqlNewer
{
    // Operators of two words, which stand behind an operand.
    private static readonly (string First, string Second, int Version)[] Operators = [("is", "json", 16), ("at", "local", 17)];

    // Called like functions, and grammar of their own.
    private static readonly Dictionary<string, int> Grammar = new(StringComparer.Ordinal) { ["json_table"] = 17, ["json_exists"] = 17, ["json_value"] = 17, ["json_query"] = 17 };

    /// <summary>The first such thing and the server that brought it; null when there is none, and of a body that looks at the server's version by itself.</summary>
    /// <param name="catalog">The database with the routine, as the oldest supported server has it.</param>
    /// <param name="routine">A routine of it.</param>
    public static (string What, int Version)? Find(DatabaseCatalog catalog, Routine routine)
    {
        if (routine.Language != "plpgsql" || routine.Source is not { } source || catalog.ServerVersion >= BuiltInCatalog.NewestVersion) return null;
        if (source.IndexOf("server_version", StringComparison.OrdinalIgnoreCase) >= 0) return null;
        return FindWords(source, catalog.ServerVersion) ?? FindCall(catalog, routine);
    }

    private static (string What, int Version)? FindWords(string source, int oldest)
    {
        using Lexer lexer = new(source, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            string before = "", word = lexer.WordOf(0);
            for (int i = 0; i + 1 < lexer.Count; i++)
            {
                string next = lexer.WordOf(i + 1);
                if (oldest < 15 && word == "merge" && next == "into" && PlpgsqlStatement.BeginsSqlAt(lexer, i)) return ("MERGE INTO", 15);
                foreach ((string first, string second, int version) in Operators)
                {
                    if (version > oldest && word == first && next == second && IsOperand(before)) return ($"{first} {second}".ToUpperInvariant(), version);
                }

                (before, word) = (word, next);
            }
        }

        return null;
    }

    // Else the first word is a name, and the second one its alias: select p.at local.
    private static bool IsOperand(string before) => before is not ("" or "." or "," or "(" or "select" or "distinct" or "all" or "returning");

    private static (string What, int Version)? FindCall(DatabaseCatalog catalog, Routine routine)
    {
        foreach (PlpgsqlCall call in PlpgsqlCalls.Of(catalog, routine))
        {
            // A name behind that of another schema is none of the server's.
            if (call.IsQualified && (call.IsKeyword || call.Schemas[0] != SchemaName.Catalog)) continue;
            int grammar = 0;
            if (call.IsKeyword && (!Grammar.TryGetValue(call.Name, out grammar) || grammar <= catalog.ServerVersion)) continue;
            if (call.Schemas.Any(schema => !catalog.FindRoutines(schema, call.Name).IsEmpty) || !catalog.FindRoutines(SchemaName.Catalog, call.Name).IsEmpty) continue;
            if (call.IsKeyword) return (call.Name.ToUpperInvariant(), grammar);
            for (int version = catalog.ServerVersion + 1; version <= BuiltInCatalog.NewestVersion; version++)
            {
                if (!BuiltInCatalog.ForVersion(version).FindRoutines(SchemaName.Catalog, call.Name).IsEmpty) return ($"the function {call.Name}", version);
            }
        }

        return null;
    }
}
