using System.Text;
using System.Text.RegularExpressions;

namespace Perennial.Sql.Descriptions;

/// <summary>The part of a migration tool's file that brings a database forward.</summary>
public static class MigrationText
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    // goose, sql-migrate, dbmate; tern; Flyway's undo files and golang-migrate's and diesel's down files have names of their own.
    private static readonly Regex Direction = new(@"^[ \t]*--[ \t]*(\+goose|\+migrate|migrate:)[ \t]*(?<direction>up|down)\b.*$", Options);

    private static readonly Regex TernDivider = new(@"^---- create above / drop below ----", Options);

    private static readonly Regex BackwardName = new(@"(^|/)(down\.sql|[^/]*\.down\.sql|[^/]*\.(undo|rollback)\.sql|U[0-9][^/]*__[^/]*\.sql)$", Options);

    /// <summary>Whether a file only takes a database back.</summary>
    public static bool IsBackward(string relativePath) => BackwardName.IsMatch(relativePath);

    /// <summary>The text with blanks where it takes a database back, so that every other character keeps its place.</summary>
    public static string Forward(string text)
    {
        Match divider = TernDivider.Match(text);
        if (divider.Success) return Blank(text, divider.Index, text.Length);
        int down = -1;
        foreach (Match match in Direction.Matches(text))
        {
            bool isDown = match.Groups["direction"].Value.Equals("down", StringComparison.OrdinalIgnoreCase);
            if (isDown && down < 0) down = match.Index;
            if (isDown || down < 0) continue;
            text = Blank(text, down, match.Index);
            down = -1;
        }

        return down < 0 ? text : Blank(text, down, text.Length);
    }

    private static string Blank(string text, int start, int end)
    {
        StringBuilder result = new(text);
        for (int i = start; i < end; i++)
        {
            if (result[i] is not ('\n' or '\r')) result[i] = ' ';
        }

        return result.ToString();
    }
}
