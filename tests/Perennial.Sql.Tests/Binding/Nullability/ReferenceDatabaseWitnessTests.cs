using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Tests.Binding.Nullability.Witness;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>The queries of the reference database, and of any folder with schema.sql and queries/ that PERENNIAL_WITNESS names, on random rows.</summary>
public sealed class ReferenceDatabaseWitnessTests
{
    [Fact]
    public async Task Claims_hold_on_random_rows()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        int version = PostgresVersions.Current[^1];
        DatabaseFiles files = Environment.GetEnvironmentVariable("PERENNIAL_WITNESS") is { Length: > 0 } folder ? DatabaseFiles.Read(folder) : DatabaseFiles.Reference;
        DatabaseCatalog catalog = SchemaScript.Apply(DatabaseCatalog.Empty(version), new SourceText("schema.sql", files.Texts["schema.sql"]));
        PostgresServer server = await TestServer.SharedAsync(version, ct);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await database.ExecuteAsync(files.Texts["schema.sql"], ct);
        List<WitnessedQuery> queries = [];
        foreach ((string path, string text) in files.Texts.Where(static file => file.Key.StartsWith("queries/", StringComparison.Ordinal)))
        {
            ParsedScript script = SqlParser.Parse(new SourceText(path, text), new ParseOptions(version, NamedParameters: true));
            foreach (QueryDefinition query in QueryFileReader.Read(script, path, "public", []))
            {
                SourceText source = new(query.Name, query.Sql);
                ParsedStatement statement = SqlParser.Parse(source, new ParseOptions(version, NamedParameters: true)).Statements[0];
                BoundStatement bound = QueryBinder.Bind(catalog, statement.Node!, source, new BindOptions { QueryAnnotations = true });
                if (!bound.HasErrors && bound.Command != "CALL") queries.Add(new(query.Name, TextReplacement.Apply(source, statement.Span, bound.Replacements), bound));
            }
        }

        List<WitnessedQuery> refused = await NullWitness.RunAsync(database.DataSource, queries, seed: 11, rounds: PostgresVersions.IsLong ? 20 : 2, runs: PostgresVersions.IsLong ? 20 : 6, extraRounds: 0, ct);

        string[] faults = [.. refused.Select(static query => $"{query.Name}: the server refuses it: {query.LastError}"), .. queries.SelectMany(static query => query.Broken)];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, queries.Select(static query => $"{query.Name}: {query.Runs} runs, never null: {string.Join(", ", query.UnseenNulls)} {(query.Runs == 0 ? query.LastError : "")}")));
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
        Assert.True(queries.Count > 0 && queries.Count(static query => query.Runs > 0) > queries.Count / 2, "Most queries fail to run.");
    }
}
