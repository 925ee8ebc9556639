using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Routines;

/// <summary>
/// What a PL/pgSQL body calls by name. The language is not parsed: a name with a parenthesis behind it counts unless what stands around says that it is a relation, an alias, a cursor, a type, a CTE
/// or part of DDL. What a body puts together and runs by EXECUTE is not seen.
/// </summary>
internal static class PlpgsqlCalls
{
    // PL/pgSQL's own words, which are names to SQL: an expression follows them. Behind any other name a name is an alias, or a variable's type.
    private static readonly HashSet<string> BeforeExpressions = new(["perform", "elsif", "elseif", "while", "assert", "slice", "reverse"], StringComparer.Ordinal);

    // Behind these words a parenthesis holds columns, fields, arguments or lengths.
    private static readonly HashSet<string> BeforeNames =
        new(["into", "as", "with", "recursive", "table", "view", "exists", "references", "copy", "analyze", "vacuum", "function", "procedure", "routine", "aggregate", "type", "of", "open", "::"], StringComparer.Ordinal);

    private static readonly HashSet<string> BeginningsOfQueries = new(["select", "values", "with", "insert", "update", "delete", "merge", "table", "("], StringComparer.Ordinal);

    /// <summary>The calls in their order; nothing for other languages.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    public static IEnumerable<PlpgsqlCall> Of(DatabaseCatalog catalog, Routine routine)
    {
        if (routine.Language != "plpgsql" || routine.Source is not { } source) yield break;
        EquatableArray<string> path = BodyInput.OwnSearchPath(routine) ?? catalog.SearchPath.Effective.ToEquatableArray();
        HashSet<string> cursors = new(StringComparer.Ordinal);
        using Lexer lexer = new(source, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i + 1 < lexer.Count; i++)
            {
                if (Word(i + 1) == "cursor" && IsName(i)) cursors.Add(lexer.NameOf(i));
                else if (Word(i + 1) is "no" or "scroll" && (Word(i + 2) == "cursor" || Word(i + 3) == "cursor") && IsName(i)) cursors.Add(lexer.NameOf(i));
                if (Word(i + 1) != "(" || !IsName(i)) continue;
                bool isQualified = Word(i - 1) == "." && IsName(i - 2);
                int before = isQualified ? i - 3 : i - 1;
                if (BeforeNames.Contains(Word(before)) || IsIndexed(before)) continue;
                int arguments = CountArguments(i + 1, out int close);
                string name = lexer.NameOf(i);
                bool isKeyword = lexer.Tokens[i].Kind != TokenKind.Identifier;
                if (isQualified) yield return new([lexer.NameOf(i - 2)], name, arguments, isQualified, isKeyword);
                else if (!IsAlias(before) && !IsColumnList(before, close) && !(Word(before) == "in" && cursors.Contains(name))) yield return new(Searched(name, arguments), name, arguments, isQualified, isKeyword);
            }
        }

        string Word(int index) => index >= 0 && index < lexer.Count ? lexer.WordOf(index) : "";

        bool IsName(int index) => index >= 0
            && (lexer.Tokens[index].Kind == TokenKind.Identifier || (Keywords.ClassOf(lexer.Tokens[index].Kind) & KeywordClasses.ColumnId) != KeywordClasses.None);

        // The server's own routines come first, unless the path names pg_catalog behind others. Which of them takes the types is not known here.
        EquatableArray<string> Searched(string name, int arguments)
        {
            bool isServers = catalog.FindRoutines(SchemaName.Catalog, name).Any(own => own.VariadicElement != 0 || (own.RequiredCount <= arguments && arguments <= own.ArgumentTypes.Count));
            return isServers ? path.Contains(SchemaName.Catalog) ? path.TakeWhile(static schema => schema != SchemaName.Catalog).ToEquatableArray() : [] : path;
        }

        // create index i on t (...)
        bool IsIndexed(int on)
        {
            if (Word(on) != "on") return false;
            for (int i = on - 1; i >= 0 && i > on - 8; i--)
            {
                if (Word(i) == "index") return true;
            }

            return false;
        }

        // from t x (...), from f() x (...)
        bool IsAlias(int before)
        {
            if (before < 0 || BeforeExpressions.Contains(Word(before))) return false;
            return lexer.Tokens[before].Kind is TokenKind.CloseParen or TokenKind.Identifier || (IsName(before) && Word(before - 1) is "." or "from" or "join" or "using");
        }

        // with a as (...), b (x) as (...); but not from f(x) as (a integer)
        bool IsColumnList(int before, int close)
        {
            if (Word(before) != "," || Word(close + 1) != "as") return false;
            int open = close + 2;
            while (Word(open) is "not" or "materialized") open++;
            return Word(open) == "(" && BeginningsOfQueries.Contains(Word(open + 1));
        }

        int CountArguments(int open, out int close)
        {
            int depth = 0, commas = 0;
            for (close = open; close < lexer.Count; close++)
            {
                TokenKind kind = lexer.Tokens[close].Kind;
                if (kind is TokenKind.OpenParen or TokenKind.OpenBracket) depth++;
                else if (kind is TokenKind.CloseParen or TokenKind.CloseBracket && --depth == 0) break;
                else if (depth == 1 && Word(close) == ",") commas++;
            }

            return close == open + 1 ? 0 : commas + 1;
        }
    }
}
