using System.Text;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Contract;

/// <summary>How names, enum labels and texts are written in the contract file.</summary>
internal static class ContractNames
{
    // Words that mean something where a name may stand; a name that equals one is quoted.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "out", "inout", "variadic", "setof", "default", "not" };

    /// <summary>The name, in double quotes unless it is plain and lower-case.</summary>
    public static string Quote(string name) => IdentifierQuoting.IsPlain(name) && !Reserved.Contains(name) ? name : "\"" + name.Replace("\"", "\"\"") + "\"";

    /// <summary>An enum label: bare when it consists of letters, digits, underscores and hyphens, else quoted as a name is.</summary>
    public static string QuoteLabel(string label)
    {
        bool bare = label.Length > 0;
        foreach (char c in label) bare &= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
        return bare ? label : QuoteText(label);
    }

    /// <summary>Free text in double quotes; quotes are doubled and line breaks become escapes, since a line is never wrapped.</summary>
    public static string QuoteText(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            quoted.Append(c switch { '"' => "\"\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The inverse of <see cref="QuoteText"/> for the characters between the quotes.</summary>
    public static string UnquoteText(string inner)
    {
        StringBuilder text = new(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            char c = inner[i];
            if (c == '"') i++;
            else if (c == '\\' && i + 1 < inner.Length) c = inner[++i] switch { 'n' => '\n', 'r' => '\r', char other => other };
            text.Append(c);
        }

        return text.ToString();
    }
}
