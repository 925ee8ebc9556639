using System.Text;

namespace Perennial.Sql.Procedures;

/// <summary>The rule from a query's name to its procedure's: <c>ClaimTask</c> is <c>claim_task</c>; a name without capitals stays as it is.</summary>
public static class SnakeCase
{
    /// <summary>
    /// An underscore goes before each capital that follows a small letter or digit, and before the last capital of several that a small letter follows
    /// (<c>GetHTTPStatus</c> is <c>get_http_status</c>); then everything is lower case.
    /// </summary>
    public static string Of(string name)
    {
        StringBuilder result = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool isCapital = c is >= 'A' and <= 'Z';
            if (isCapital && i > 0 && name[i - 1] != '_')
            {
                bool afterCapital = name[i - 1] is >= 'A' and <= 'Z';
                bool beforeSmall = i + 1 < name.Length && name[i + 1] is >= 'a' and <= 'z';
                if (!afterCapital || beforeSmall) result.Append('_');
            }

            result.Append(isCapital ? (char)(c + 32) : c);
        }

        return result.ToString();
    }
}
