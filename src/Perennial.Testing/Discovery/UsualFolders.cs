using System.Collections.Immutable;

namespace Perennial.Testing.Discovery;

/// <summary>Where packages and installers of each platform put the server's binaries.</summary>
internal static class UsualFolders
{
    public static ImmutableArray<string> OfThisPlatform()
    {
        if (OperatingSystem.IsWindows())
            return [@"C:\Program Files\PostgreSQL\*\bin"];
        if (OperatingSystem.IsMacOS())
        {
            return
            [
                "/opt/homebrew/opt/postgresql@*/bin",
                "/opt/homebrew/opt/postgresql/bin",
                "/usr/local/opt/postgresql@*/bin",
                "/usr/local/opt/postgresql/bin",
                "/Applications/Postgres.app/Contents/Versions/*/bin",
                "/Library/PostgreSQL/*/bin",
            ];
        }

        return
        [
            "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
            "/usr/pgsql-*/bin", // the PGDG packages of Red Hat's family
            "/usr/libexec/postgresql*", // Alpine
            "/usr/lib/postgresql*/bin", // openSUSE
            "/usr/local/pgsql/bin", // PostgreSQL's own default prefix
            "/opt/postgresql*/bin",
            "/usr/bin",
        ];
    }

    /// <summary>The folders that exist for a pattern, highest version first.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return Directory.Exists(pattern) ? [pattern] : [];

        int start = pattern.LastIndexOfAny(['/', Path.DirectorySeparatorChar], star);
        int end = pattern.IndexOfAny(['/', Path.DirectorySeparatorChar], star);
        string parent = pattern[..start];
        string segment = end < 0 ? pattern[(start + 1)..] : pattern[(start + 1)..end];
        string rest = end < 0 ? "" : pattern[(end + 1)..];
        if (!Directory.Exists(parent))
            return [];
        return Directory.EnumerateDirectories(parent, segment)
            .OrderByDescending(LastNumber)
            .Select(folder => Path.Combine(folder, rest))
            .Where(Directory.Exists);
    }

    private static int LastNumber(string folder)
    {
        string name = Path.GetFileName(folder);
        string digits = new([.. name.Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse()]);
        return int.TryParse(digits, out int number) ? number : 0;
    }
}
