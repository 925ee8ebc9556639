using System.Text;

namespace Perennial.Conformance.Corpus;

/// <summary>Where the SQL files come from.</summary>
public static class CorpusFolder
{
    /// <summary>The variable that names another folder to compare on.</summary>
    public const string Variable = "PERENNIAL_CONFORMANCE_FOLDER";

    /// <summary>The folders that exist: the one that the variable names, or else the repository's db/ and, beside the repository, shared/corpus.</summary>
    public static IReadOnlyList<string> Default()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return [named];
        string? root = RepositoryRoot();
        if (root is null) return [];
        string[] candidates = [Path.Combine(root, "db"), Path.Combine(root, "tests"), Path.Combine(root, "..", "shared", "corpus")];
        return [.. candidates.Where(Directory.Exists).Select(Path.GetFullPath)];
    }

    /// <summary>All .sql files below the folder, in the order of their names. Bytes that are no UTF-8 are read as Latin-1.</summary>
    public static IReadOnlyList<CorpusFile> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
                .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => new CorpusFile(Path.GetRelativePath(folder, path), ReadText(path))),
        ];
    }

    /// <summary>One file, or those below a folder.</summary>
    public static IReadOnlyList<CorpusFile> ReadPath(string path) =>
        Directory.Exists(path) ? Read(path) : path.EndsWith(".sql", StringComparison.Ordinal) ? [new CorpusFile(Path.GetFileName(path), ReadText(path))] : [];

    /// <summary>The repository that this build belongs to, or null when it was moved away from it.</summary>
    public static string? RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DataAccess.sln"))) return folder.FullName;
        }

        return null;
    }

    private static string ReadText(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
