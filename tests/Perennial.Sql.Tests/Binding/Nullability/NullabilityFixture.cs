using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>
/// A file of Fixtures/: definitions and rows up to the first <c>-- name:</c>, then queries. Lines below a name say what is expected: <c>columns</c>, <c>parameters</c> (a <c>?</c> behind a name
/// says that null may occur), <c>rows</c>, <c>types</c>, <c>warnings</c>, <c>reads</c> and <c>writes</c> (where given); <c>postgres</c> the oldest server; <c>unseen</c> columns that are nullable although no run shows it.
/// </summary>
internal sealed record NullabilityFixture(string Name, string Schema, EquatableArray<FixtureQuery> Queries)
{
    public static string Folder { get; } = Path.Combine(DatabaseFiles.SourceFolder(), "Fixtures");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.sql").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static NullabilityFixture Read(string name) => Parse(name, File.ReadAllText(Path.Combine(Folder, name + ".sql")).ReplaceLineEndings("\n"));

    public static NullabilityFixture Parse(string name, string text)
    {
        List<string> schema = [];
        List<FixtureQuery> queries = [];
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("-- name: ", StringComparison.Ordinal)) queries.Add(new(line[9..].Trim()));
            else if (queries.Count == 0) schema.Add(line);
            else queries[^1] = queries[^1].With(line);
        }

        return new(name, string.Join('\n', schema), [.. queries]);
    }

    /// <summary>The oldest server that takes the file's definitions.</summary>
    public int Postgres => Schema.StartsWith("-- postgres: ", StringComparison.Ordinal) ? int.Parse(Schema.AsSpan(13, 2), System.Globalization.CultureInfo.InvariantCulture) : 13;

    /// <summary>The database as the definitions leave it.</summary>
    public DatabaseCatalog Catalog(int version) => SchemaScript.Apply(DatabaseCatalog.Empty(version), new SourceText(Name + ".sql", Schema));
}
