namespace Perennial.Benchmarks.Parsing;

/// <summary>The texts that are measured.</summary>
public static class SqlFiles
{
    /// <summary>Folders with SQL: the one that is named, or the repository's db/ and, beside the repository, shared/corpus.</summary>
    public static IReadOnlyList<string> Folders(string? named)
    {
        if (named is not null) return Directory.Exists(named) ? [named] : [];
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "DataAccess.sln"))) continue;
            string[] candidates = [Path.Combine(folder.FullName, "db"), Path.Combine(folder.FullName, "..", "shared", "corpus")];
            return [.. candidates.Where(Directory.Exists).Select(Path.GetFullPath)];
        }

        return [];
    }

    /// <summary>The texts of all .sql files below the folder, in the order of their names.</summary>
    public static string[] Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
