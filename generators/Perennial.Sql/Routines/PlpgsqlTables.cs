using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Routines;

/// <summary>
/// Which tables a PL/pgSQL body names in statements of its own. The language is not parsed: a name counts where a keyword before it asks for a table, and where it is one. What a body
/// puts together and runs by EXECUTE is not seen.
/// </summary>
internal static class PlpgsqlTables
{
    /// <summary>The tables and the privilege that each use needs: <c>select</c>, <c>insert</c>, <c>update</c>, <c>delete</c> or <c>merge</c>. Empty for other languages.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    public static IEnumerable<RelationRight> Of(DatabaseCatalog catalog, Routine routine)
    {
        if (routine.Language != "plpgsql" || routine.Source is not { } source) yield break;
        EquatableArray<string>? path = BodyInput.OwnSearchPath(routine);
        using Lexer lexer = new(source, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 1; i < lexer.Count; i++)
            {
                if (lexer.Tokens[i].Kind != TokenKind.Identifier && (Keywords.ClassOf(lexer.Tokens[i].Kind) & KeywordClasses.ColumnId) == KeywordClasses.None) continue;
                int before = lexer.WordOf(i - 1) == "only" ? i - 2 : i - 1;
                if (before < 0 || Privilege(lexer.WordOf(before), before > 0 ? lexer.WordOf(before - 1) : "") is not { } privilege) continue;
                if (privilege == "select" && IsNoFromClause(before)) continue;
                bool isQualified = i + 2 < lexer.Count && lexer.WordOf(i + 1) == ".";
                string name = lexer.NameOf(isQualified ? i + 2 : i);
                if (i + (isQualified ? 3 : 1) < lexer.Count && lexer.WordOf(i + (isQualified ? 3 : 1)) == "(" && privilege == "select") continue;
                Relation? table = isQualified ? catalog.FindRelation(lexer.NameOf(i), name) : IsLocal(i, name) ? null : Find(name);
                if (table is { IsUserDefined: true }) yield return new(table.Schema, table.Name, privilege, null);
            }
        }

        Relation? Find(string name) =>
            path is { } own ? own.Select(schema => catalog.FindRelation(schema, name)).FirstOrDefault(static found => found is not null) : catalog.FindRelation(null, name);

        // FETCH NEXT FROM a cursor, and FROM as a word of a function's own syntax: extract(epoch from at).
        bool IsNoFromClause(int from)
        {
            if (from == 0 || lexer.WordOf(from) != "from") return false;
            if (lexer.WordOf(from - 1) is "next" or "prior" or "first" or "last" or "forward" or "backward" || (from > 1 && lexer.WordOf(from - 2) is "fetch" or "move" or "absolute" or "relative")) return true;
            int depth = 0;
            for (int i = from - 1; i > 0 && lexer.WordOf(i) is not ("select" or ";"); i--)
            {
                if (lexer.WordOf(i) == ")") depth++;
                else if (lexer.WordOf(i) == "(" && depth-- == 0) return lexer.WordOf(i - 1) is "extract" or "trim" or "substring" or "overlay" or "position";
            }

            return false;
        }

        // A query of WITH hides a table of its name.
        bool IsLocal(int index, string name)
        {
            for (int i = 0; i + 1 < lexer.Count; i++)
            {
                if (i != index && lexer.NameOf(i) == name && lexer.WordOf(i + 1) is "as" or "(" && i > 0 && lexer.WordOf(i - 1) is "with" or "recursive" or ",") return true;
            }

            return false;
        }
    }

    /// <summary>Whether the body ends transactions, which no SECURITY DEFINER procedure may (2D000).</summary>
    public static bool EndsTransactions(Routine routine)
    {
        if (routine is not { Language: "plpgsql", Kind: RoutineForm.Procedure, Source: { } source }) return false;
        using Lexer lexer = new(source, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i < lexer.Count; i++)
            {
                if (lexer.Tokens[i].Kind is TokenKind.Commit or TokenKind.Rollback && IsEnd(i + 1) && PlpgsqlStatement.BeginsAt(lexer, i)) return true;
            }
        }

        return false;

        // AND [ NO ] CHAIN
        bool IsEnd(int index) => lexer.Tokens[index].Kind == TokenKind.Semicolon || (lexer.Tokens[index].Kind == TokenKind.And && lexer.WordOf(index + 1) is "no" or "chain");
    }

    private static string? Privilege(string word, string before) => (before, word) switch
    {
        ("delete", "from") => "delete",
        ("distinct", "from") => null,
        (_, "from" or "join") => "select",
        ("insert", "into") => "insert",
        ("merge", "into") => "merge",
        ("for" or "do" or "key" or "or", "update") => null,
        (_, "update") => "update",
        _ => null,
    };
}
