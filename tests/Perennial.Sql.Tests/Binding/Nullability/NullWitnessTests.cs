using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Tests.Binding.Nullability.Witness;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>The binder's claims about nulls, rows and effects against real servers on random data: what is said to be not null never is, and what may be null is seen to be.</summary>
public sealed class NullWitnessTests
{
    private static readonly int Rounds = PostgresVersions.IsLong ? 12 : 1;

    private static readonly int Runs = PostgresVersions.IsLong ? 20 : 4;

    public static TheoryData<string, int> Fixtures
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string name in NullabilityFixture.Names)
            {
                int oldest = NullabilityFixture.Read(name).Postgres;
                foreach (int version in PostgresVersions.IsLong ? PostgresVersions.Current : PostgresVersions.Current.Where(static version => version >= 18))
                {
                    if (version >= oldest) data.Add(name, version);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Claims_hold_on_random_rows(string name, int version)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        NullabilityFixture fixture = NullabilityFixture.Read(name);
        DatabaseCatalog catalog = fixture.Catalog(version);
        FixtureQuery[] fixtureQueries = [.. fixture.Queries.Where(query => query.Postgres <= version)];
        WitnessedQuery[] queries = [.. fixtureQueries.Select(query => Witnessed(query, catalog))];
        PostgresServer server = await TestServer.SharedAsync(version, ct);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await database.ExecuteAsync(fixture.Schema, ct);

        List<WitnessedQuery> refused = await NullWitness.RunAsync(database.DataSource, queries, seed: 20_240_229, Rounds, Runs, extraRounds: 30, ct);

        List<string> faults = [.. refused.Select(static query => $"{query.Name}: the server refuses it: {query.LastError}"), .. queries.SelectMany(static query => query.Broken)];
        for (int i = 0; i < queries.Length; i++)
        {
            WitnessedQuery query = queries[i];
            if (query.Runs == 0 && fixtureQueries[i].Warnings is null) faults.Add($"{query.Name}: no run succeeds: {query.LastError}");
            faults.AddRange(query.UnseenNulls.Except(fixtureQueries[i].Unseen).Select(column => $"{query.Name}: \"{column}\" is said to be nullable and never seen null"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static WitnessedQuery Witnessed(FixtureQuery query, DatabaseCatalog catalog)
    {
        (BoundStatement statement, string sql) = query.Bind(catalog);
        return new(query.Name, sql, statement);
    }
}
