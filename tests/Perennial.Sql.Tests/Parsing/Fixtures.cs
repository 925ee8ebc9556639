using System.Runtime.CompilerServices;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>The SQL files next to the tests, and those of the reference database.</summary>
internal static class Fixtures
{
    public static string Folder { get; } = Path.Combine(SourceFolder(), "..", "fixtures", "parsing");

    private static string DatabaseFolder { get; } = Path.Combine(SourceFolder(), "..", "..", "..", "db");

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.sql").Order(StringComparer.Ordinal);

    public static IEnumerable<string> AllFiles =>
        Files.Concat(Directory.EnumerateFiles(DatabaseFolder, "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    /// <summary>Files that show what is refused; in all others every statement must be accepted.</summary>
    public static bool IsAboutErrors(string file) => Path.GetFileName(file).Contains("errors", StringComparison.Ordinal);

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
