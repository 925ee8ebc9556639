using Perennial.Conformance.Corpus;
using Perennial.Sql.Descriptions;

namespace Perennial.Conformance.Ddl;

/// <summary>Finds the schemas in a folder.</summary>
internal static class SchemaFiles
{
    private const string Name = "schema.sql";

    /// <summary>
    /// Each <c>schema.sql</c> in the folders of a folder, as one text: a file, or a folder of files in the order of their names. Where there is none, every file below is a schema.
    /// </summary>
    public static IReadOnlyList<CorpusFile> Read(string folder)
    {
        CorpusFile[] schemas =
        [
            .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
                .Select(static path => Path.Combine(path, Name)).Where(static path => File.Exists(path) || Directory.Exists(path))
                .Select(static path => new CorpusFile(Path.GetFileName(Path.GetDirectoryName(path)!), Text(path))),
        ];
        return schemas.Length > 0 ? schemas : CorpusFolder.Read(folder);
    }

    private static string Text(string path) =>
        string.Join(";\n", CorpusFolder.ReadPath(path).Where(static file => !MigrationText.IsBackward(file.Name)).Select(static file => MigrationText.Forward(file.Text)));
}
