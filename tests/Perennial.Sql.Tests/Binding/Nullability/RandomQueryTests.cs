using System.Globalization;
using Npgsql;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Tests.Binding.Nullability.Witness;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>Random queries over random rows: whatever a query looks like, what the binder claims of it holds.</summary>
public sealed class RandomQueryTests
{
    private static readonly int Count = PostgresVersions.IsLong ? 10_000 : 300;

    // Another seed is another set of queries.
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("PERENNIAL_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Claims_hold_for_random_queries()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        int version = PostgresVersions.Current[^1];
        DatabaseCatalog catalog = SchemaScript.Apply(DatabaseCatalog.Empty(version), new SourceText("random.sql", RandomQueries.Schema));
        PostgresServer server = await TestServer.SharedAsync(version, ct);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await database.ExecuteAsync(RandomQueries.Schema, ct);
        RandomQueries source = new(new Random(Seed));
        List<WitnessedQuery> queries = [];
        List<string> faults = [];
        for (int i = 0; i < Count; i++)
        {
            SourceText text = new("", source.Next());
            BoundStatement bound = QueryBinder.Bind(catalog, SqlParser.Parse(text, new ParseOptions(version)).Statements[0].Node!, text);
            if (!bound.HasErrors) queries.Add(new(text.Text, text.Text, bound));
        }

        foreach (WitnessedQuery[] chunk in queries.Chunk(400))
        {
            List<WitnessedQuery> refused = await NullWitness.RunAsync(database.DataSource, chunk, Seed, rounds: 2, runs: 1, extraRounds: 0, ct);

            // An internal error of the planner ("failed to build any 6-way joins") says nothing of the query.
            faults.AddRange(refused.Where(static query => query.LastError?.StartsWith(PostgresErrorCodes.InternalError, StringComparison.Ordinal) != true).Select(static query => $"the server refuses it: {query.LastError}\n{query.Sql}"));
            faults.AddRange(chunk.SelectMany(static query => query.Broken));
        }

        int ran = queries.Count(static query => query.Runs > 0);
        Assert.True(faults.Count == 0, string.Join("\n\n", faults.OrderBy(static fault => fault.Length).Take(20)));
        Assert.True(ran > Count * 0.6, $"Only {ran} of {Count} queries ran.");
    }
}
