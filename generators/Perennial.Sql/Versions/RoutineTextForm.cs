using System.Text;
using System.Text.RegularExpressions;

namespace Perennial.Sql.Versions;

/// <summary>
/// Whether two texts of a routine say the same word for word: comments, blanks and the case of words outside of quotes mean nothing to the server. Asked so that
/// formatting a query needs no version.
/// </summary>
internal static class RoutineTextForm
{
    private static readonly Regex Token = new(
        @"(?<skip>\s+|--[^\n]*|/\*(?>[^*/]+|\*(?!/)|/(?!\*)|(?<depth>/\*)|(?<-depth>\*/))*(?(depth)(?!))\*/)|(?<quoted>[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|""(?:[^""]|"""")*"")|(?<tag>\$(?:[A-Za-z_]\w*)?\$)(?<body>.*?)\k<tag>|(?<word>\$?\w+)|(?<sign>.)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex OtherLanguage = new(@"\blanguage\s+'?(?!sql\b|plpgsql\b)\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static bool Same(string one, string other)
    {
        if (ProceduresFile.Normalize(one) == ProceduresFile.Normalize(other)) return true;

        // Blanks and case mean something in Python.
        return !OtherLanguage.IsMatch(one) && !OtherLanguage.IsMatch(other) && Of(one) == Of(other);
    }

    private static string Of(string text)
    {
        StringBuilder form = new(text.Length);
        Write(text, form);
        return form.ToString();
    }

    private static void Write(string text, StringBuilder form)
    {
        foreach (Match token in Token.Matches(text))
        {
            if (token.Groups["skip"].Success) continue;
            if (token.Groups["tag"].Success)
            {
                form.Append("$$ ");
                Write(token.Groups["body"].Value, form);
                form.Append("$$ ");
            }
            else
            {
                form.Append(token.Groups["word"].Success ? token.Value.ToLowerInvariant() : token.Value).Append(' ');
            }
        }
    }
}
