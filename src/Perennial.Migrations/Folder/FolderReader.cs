using System.Text;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Migrations.Folder;

/// <summary>Reads the files of a database folder.</summary>
internal static class FolderReader
{
    /// <returns>The SQL files at places where nothing reads them, by relative path in ordinal order.</returns>
    public static EquatableArray<string> FindUnread(string directory) =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path.Replace('\\', '/'), Relative: Path.GetRelativePath(directory, path).Replace('\\', '/')))
            .Where(static file => InputFile.IsUnread(file.Relative))
            .OrderBy(static file => file.Relative, StringComparer.Ordinal)
            .Select(static file => file.Path)
            .ToEquatableArray();

    /// <returns>All files that are the database's, by relative path in ordinal order.</returns>
    /// <exception cref="MigrationException">There is no such folder, or no schema in it.</exception>
    public static async Task<EquatableArray<InputFile>> ReadAsync(string directory, CancellationToken ct)
    {
        if (!Directory.Exists(directory))
            throw new MigrationException($"There is no folder '{directory}'. Name the folder that holds schema.sql, queries/ and versions/ (--dir).");
        List<InputFile> files = [];
        foreach (string path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(directory, path).Replace('\\', '/');
            if (InputFile.Classify(relative) is not { } kind) continue;
            string text = await File.ReadAllTextAsync(path, Encoding.UTF8, ct).ConfigureAwait(false);
            files.Add(new InputFile(kind, path.Replace('\\', '/'), relative, text));
        }

        if (!files.Exists(static file => file.Kind is InputKind.Schema or InputKind.Version))
            throw new MigrationException($"Folder '{directory}' is no database folder: it has neither schema.sql nor versions/. Name the right one (--dir).");
        files.Sort(static (a, b) => string.CompareOrdinal(a.RelativePath, b.RelativePath));
        return files.ToEquatableArray();
    }
}
