using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Routines;

/// <summary>
/// What a PL/pgSQL body calls by name. The language is not parsed: a name counts where a parenthesis follows it and no keyword before it says that it is a table or an alias. What a body puts
/// together and runs by EXECUTE is not seen.
/// </summary>
internal static class PlpgsqlCalls
{
    /// <summary>The schemas in which each name would be looked up, and the name; nothing for other languages.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    public static IEnumerable<(EquatableArray<string> Schemas, string Name)> Of(DatabaseCatalog catalog, Routine routine)
    {
        if (routine.Language != "plpgsql" || routine.Source is not { } source) yield break;
        EquatableArray<string> path = BodyInput.OwnSearchPath(routine) ?? catalog.SearchPath.Effective.ToEquatableArray();
        using Lexer lexer = new(source, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i + 1 < lexer.Count; i++)
            {
                if (lexer.WordOf(i + 1) != "(" || !IsName(i)) continue;
                bool isQualified = i > 1 && lexer.WordOf(i - 1) == "." && IsName(i - 2);
                int before = isQualified ? i - 3 : i - 1;
                if (before >= 0 && lexer.WordOf(before) is "into" or "as" or "with" or "recursive" or "table") continue;
                yield return (isQualified ? [lexer.NameOf(i - 2)] : path, lexer.NameOf(i));
            }
        }

        bool IsName(int index) =>
            lexer.Tokens[index].Kind == TokenKind.Identifier || (Keywords.ClassOf(lexer.Tokens[index].Kind) & KeywordClasses.ColumnId) != KeywordClasses.None;
    }
}
