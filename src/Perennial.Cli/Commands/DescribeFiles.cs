using Perennial.Sql.Descriptions;
using Perennial.Sql.Pipeline;

namespace Perennial.Cli.Commands;

/// <summary>Finds the files that <c>perennial describe</c> is to read.</summary>
internal static class DescribeFiles
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false };

    /// <summary>
    /// The schema at a path, in the order in which its files run: a file; or of a folder its schema.sql, else schema/*.sql, else the upgrades of versions/,
    /// else all .sql files in the order of their numbered names without those that take a database back.
    /// </summary>
    public static async Task<IReadOnlyList<InputFile>> ReadSchemaAsync(string path, CancellationToken ct)
    {
        if (File.Exists(path)) return [await ReadAsync(path, InputKind.Schema, ct).ConfigureAwait(false)];
        if (!Directory.Exists(path)) throw new UsageException($"There is no file or folder '{path}'. --schema names schema.sql, a folder with it, a folder of migrations or a dump.");
        string[] files = Relative(path);
        string[] chosen = Choose(
            files,
            static file => file == "schema.sql",
            static file => file.StartsWith("schema/", StringComparison.Ordinal),
            static file => file.StartsWith("versions/", StringComparison.Ordinal) && Path.GetFileName(file) is "upgrade.sql" or "procedures.sql" or "online.sql",
            static file => !MigrationText.IsBackward(file) && !file.StartsWith("queries/", StringComparison.Ordinal));
        if (chosen.Length == 0) throw new UsageException($"Folder '{path}' holds no .sql file with a schema (--schema).");
        // Within a version the upgrade comes first.
        Array.Sort(chosen, static (left, right) => left.StartsWith("versions/", StringComparison.Ordinal)
            ? string.CompareOrdinal(VersionOrder(left), VersionOrder(right))
            : NumberedNameComparer.Instance.Compare(left, right));
        return await ReadAllAsync(path, chosen, InputKind.Schema, ct).ConfigureAwait(false);
    }

    /// <summary>The queries at a path: a file; or of a folder its queries/, else all .sql files.</summary>
    public static async Task<IReadOnlyList<InputFile>> ReadQueriesAsync(string path, CancellationToken ct)
    {
        if (File.Exists(path)) return [await ReadAsync(path, InputKind.Query, ct).ConfigureAwait(false)];
        if (!Directory.Exists(path)) throw new UsageException($"There is no file or folder '{path}'. --queries names a file of queries or a folder of such files.");
        string[] chosen = Choose(Relative(path), static file => file.StartsWith("queries/", StringComparison.Ordinal), static _ => true);
        if (chosen.Length == 0) throw new UsageException($"Folder '{path}' holds no .sql file (--queries).");
        return await ReadAllAsync(path, chosen, InputKind.Query, ct).ConfigureAwait(false);
    }

    private static string[] Relative(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.sql", Everything).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string[] Choose(string[] files, params Func<string, bool>[] kinds) =>
        kinds.Select(kind => files.Where(kind).ToArray()).FirstOrDefault(static chosen => chosen.Length > 0) ?? [];

    private static string VersionOrder(string file)
    {
        string order = Path.GetFileName(file) switch { "upgrade.sql" => "0", "procedures.sql" => "1", _ => "2" };
        return Path.GetDirectoryName(file) + "/" + order;
    }

    private static async Task<IReadOnlyList<InputFile>> ReadAllAsync(string folder, string[] files, InputKind kind, CancellationToken ct)
    {
        List<InputFile> result = [];
        foreach (string file in files) result.Add(await ReadAsync(Path.Combine(folder, file), kind, ct).ConfigureAwait(false));
        return result;
    }

    private static async Task<InputFile> ReadAsync(string path, InputKind kind, CancellationToken ct)
    {
        string printed = path.Replace('\\', '/');
        return new InputFile(kind, printed, printed, await File.ReadAllTextAsync(path, ct).ConfigureAwait(false));
    }
}
