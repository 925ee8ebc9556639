using System.Text.RegularExpressions;

namespace Perennial.Conformance.Spoiling;

/// <summary>A rough cut of SQL into tokens, on its own so that it shares no fault with the lexer under test.</summary>
public static partial class SqlTokens
{
    public static IReadOnlyList<string> Split(string sql) => [.. Pattern().Matches(sql).Select(static match => match.Value)];

    [GeneratedRegex(
        """
        --[^\n]*\n? | /\*.*?\*/ | \$(?<tag>\w*)\$.*?\$\k<tag>\$ | [eE]'(?:[^'\\]|\\.|'')*' | [bBxXnN]?'(?:[^']|'')*' | [uU]&'(?:[^']|'')*'
        | (?:[uU]&)?"(?:[^"]|"")*" | [\p{L}_][\w$]* | \d+(?:\.\d+)?(?:[eE][+-]?\d+)? | \$\d+ | :: | := | \s+ | [-+*/<>=~!@#%^&|`?]+ | .
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
