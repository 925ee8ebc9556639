using System.Text;
using System.Text.RegularExpressions;

namespace Perennial.Sql.Versions;

/// <summary>
/// Whether two texts of a routine make the same routine: comments, blanks and the case of words outside of quotes mean nothing to the server, nor does how the
/// statement around the body is spelt. Asked so that formatting a query or a routine needs no version.
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
        if (!OtherLanguage.IsMatch(one) && !OtherLanguage.IsMatch(other) && Of(one) == Of(other)) return true;
        return RoutineDefinitionForm.Of(one) is { } first && RoutineDefinitionForm.Of(other) is { } second && first.Header == second.Header && SameBody(first, second);
    }

    /// <summary>Whether the bodies alone are the same.</summary>
    public static bool SameBody(RoutineDefinitionForm one, RoutineDefinitionForm other) =>
        one.Body == other.Body || (one.Language == other.Language && one.Language is null or "sql" or "plpgsql" && Of(one.Body) == Of(other.Body));

    private static string Of(string text)
    {
        StringBuilder form = new(text.Length);
        Write(text, form, isStatement: true);
        return form.ToString();
    }

    // Dollar quotes hold the body where a statement's AS stands before them, and a constant elsewhere.
    private static void Write(string text, StringBuilder form, bool isStatement)
    {
        bool isBehindAs = false;
        foreach (Match token in Token.Matches(text))
        {
            if (token.Groups["skip"].Success) continue;
            if (token.Groups["tag"].Success && isStatement && isBehindAs)
            {
                form.Append("$$ ");
                Write(token.Groups["body"].Value, form, isStatement: false);
                form.Append("$$ ");
            }
            else if (token.Groups["tag"].Success)
            {
                // The length tells where the constant ends, whatever is in it.
                string constant = token.Groups["body"].Value;
                form.Append("$$").Append(constant.Length).Append(' ').Append(constant).Append(' ');
            }
            else
            {
                form.Append(token.Groups["word"].Success ? token.Value.ToLowerInvariant() : token.Value).Append(' ');
            }

            isBehindAs = token.Groups["word"].Success && token.Value.Equals("as", StringComparison.OrdinalIgnoreCase);
        }
    }
}
