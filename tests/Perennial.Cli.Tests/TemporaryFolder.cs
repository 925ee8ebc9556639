namespace Perennial.Cli.Tests;

/// <summary>A folder in the temporary directory, removed in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "perennial-cli-" + Guid.NewGuid().ToString("N"));

    public TemporaryFolder Write(string relativePath, string text)
    {
        string path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string Read(string relativePath) => File.ReadAllText(System.IO.Path.Combine(Path, relativePath));

    public bool Has(string relativePath) => File.Exists(System.IO.Path.Combine(Path, relativePath));

    /// <summary>Relative paths and contents of all files, for comparing states.</summary>
    public string Snapshot() => string.Join(
        '\n',
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{System.IO.Path.GetRelativePath(Path, file)}\n{File.ReadAllText(file)}"));

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A small database: one table, one version.</summary>
    public static TemporaryFolder Notes() => new TemporaryFolder()
        .Write("schema.sql", "create schema app;\n\ncreate table app.notes (\n    note_id integer primary key,\n    body text not null\n);\n")
        .Write("versions/0001-initial/upgrade.sql", "create schema app;\n\ncreate table app.notes (\n    note_id integer primary key,\n    body text not null\n);\n")
        .Write("versions/0001-initial/downgrade.sql", "drop table app.notes;\ndrop schema app;\n");
}
