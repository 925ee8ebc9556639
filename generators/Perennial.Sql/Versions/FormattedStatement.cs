using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>A statement that PL/pgSQL puts together by <c>format</c>, where its shape can be told without running it.</summary>
internal static class FormattedStatement
{
    /// <summary>EXECUTE format('...', ...): the groups <c>format</c> and <c>arguments</c>.</summary>
    public static readonly Regex Execute = new(
        @"\bexecute\s+format\s*\(\s*'(?<format>(?:[^']|'')*)'\s*(,(?<arguments>[^;]*))?\)\s*;", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Specifier = new(@"%(?:%|(?:(?<position>\d+)\$)?-?\d*(?<kind>[sIL]))", RegexOptions.CultureInvariant);

    private static readonly Regex Argument = new(@"\s*(?:'(?<constant>(?:[^']|'')*)'|(?<other>(?:[^,'()]|'(?:[^']|'')*'|\((?:[^()]|\([^()]*\))*\))*))\s*(?:,|$)", RegexOptions.CultureInvariant);

    /// <summary>The statement with its arguments filled in: names and words have to be constants, and a value that only a run knows is null. Null when the statement cannot be told.</summary>
    public static string? Expand(Match execute)
    {
        List<string?> arguments = Arguments(execute.Groups["arguments"].Value);
        int next = 0;
        bool isKnown = true;
        string text = Specifier.Replace(Unquote(execute.Groups["format"].Value), match =>
        {
            if (match.Value == "%%") return "%";
            int index = match.Groups["position"].Success ? int.Parse(match.Groups["position"].Value, CultureInfo.InvariantCulture) - 1 : next;
            next = index + 1;
            string? value = index >= 0 && index < arguments.Count ? arguments[index] : null;
            switch (match.Groups["kind"].Value)
            {
                case "L":
                    return value is null ? "null" : "'" + value.Replace("'", "''") + "'";
                case "I" when value is not null:
                    return NameRules.Quote(value);
                case "s" when value is not null:
                    return value;
                default:
                    isKnown = false;
                    return "";
            }
        });
        return isKnown ? text : null;
    }

    // Constants as they are, null for all else.
    private static List<string?> Arguments(string text)
    {
        List<string?> arguments = [];
        for (int place = 0; place < text.Length;)
        {
            Match match = Argument.Match(text, place);
            if (!match.Success || match.Index != place || match.Length == 0) break;
            arguments.Add(match.Groups["constant"].Success ? Unquote(match.Groups["constant"].Value) : null);
            place += match.Length;
        }

        return arguments;
    }

    private static string Unquote(string text) => text.Replace("''", "'");
}
