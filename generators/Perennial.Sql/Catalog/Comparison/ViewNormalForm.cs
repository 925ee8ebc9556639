using System.Text;
using System.Text.RegularExpressions;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// Brings the query of a view into one form, whether a person wrote it or the server's deparser: a column that only one of the view's relations has needs no
/// qualifier, a literal's type follows from its context, and schemas are left out, since the view's references say which relations are meant.
/// </summary>
internal static class ViewNormalForm
{
    private static readonly Regex Token = new(@"'(?:[^']|'')*'|""(?:[^""]|"""")*""|\w+|::|[^\s\w]", RegexOptions.CultureInvariant);

    public static string Of(Statement query, Relation view, DatabaseCatalog catalog)
    {
        HashSet<string> ambiguous = Ambiguous(view, catalog);
        List<string> tokens = Token.Matches(SqlPrinter.Print(query)).Cast<Match>().Select(static match => match.Value).ToList();
        StringBuilder text = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isQualifier = i + 2 < tokens.Count && tokens[i + 1] == "." && IsName(tokens[i]) && IsName(tokens[i + 2]);
            if (isQualifier && !ambiguous.Contains(tokens[i + 2]))
            {
                i++;
                continue;
            }

            if (tokens[i] == "as") continue;
            if (tokens[i] == "::" && i > 0 && tokens[i - 1][0] == '\'')
            {
                i = EndOfType(tokens, i + 1);
                continue;
            }

            text.Append(tokens[i]).Append(' ');
        }

        return text.ToString();
    }

    private static int EndOfType(List<string> tokens, int start)
    {
        int end = start;
        while (end + 2 < tokens.Count && tokens[end + 1] == ".") end += 2;
        while (end + 2 < tokens.Count && tokens[end + 1] == "[" && tokens[end + 2] == "]") end += 2;
        return end;
    }

    private static bool IsName(string token) => token[0] is '"' or '_' || char.IsLetter(token[0]);

    private static HashSet<string> Ambiguous(Relation view, DatabaseCatalog catalog)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> ambiguous = new(StringComparer.Ordinal);
        foreach (uint oid in view.References.Where(static reference => reference.Class == ObjectClass.Relation).Select(static reference => reference.Oid).Distinct())
        {
            foreach (Column column in catalog.FindRelation(oid)?.Columns ?? default)
            {
                if (!seen.Add(column.Name)) ambiguous.Add(NameRules.Quote(column.Name));
            }
        }

        return ambiguous;
    }
}
