using Perennial.Sql.Parsing;

namespace Perennial.Sql.Printing;

/// <summary>Decides whether a name needs double quotes.</summary>
internal static class IdentifierQuoting
{
    public static string Quote(string name, IdentifierPosition position) =>
        IsPlain(name) && MayStandBare(name, position) ? name : "\"" + name.Replace("\"", "\"\"") + "\"";

    /// <summary>Lower-case letters of ASCII, digits and underscores. Others may stand bare as well; like quote_ident, this stays on the safe side of encodings.</summary>
    public static bool IsPlain(string name)
    {
        if (name.Length == 0 || name[0] is not (>= 'a' and <= 'z' or '_')) return false;
        foreach (char c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '_')) return false;
        }

        return true;
    }

    private static bool MayStandBare(string name, IdentifierPosition position)
    {
        TokenKind kind = Keywords.Find(name.AsSpan());
        if (kind == TokenKind.Identifier) return true;
        return position switch
        {
            IdentifierPosition.Label => true,
            IdentifierPosition.FunctionOrType => (Keywords.ClassOf(kind) & KeywordClasses.TypeOrFunction) != KeywordClasses.None,
            IdentifierPosition.Any => (Keywords.ClassOf(kind) & KeywordClasses.Unreserved) != KeywordClasses.None,
            _ => false,
        };
    }
}
