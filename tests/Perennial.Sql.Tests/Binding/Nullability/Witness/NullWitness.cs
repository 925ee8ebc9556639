using Npgsql;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>Runs the queries of one database over its own rows, over empty tables and over random rows with few and many nulls.</summary>
internal static class NullWitness
{
    // Rows in a table, how often a column that may be null is, and how often a table stays empty.
    private static readonly (int Count, double Nulls, double Empty)[] Fillings = [(0, 0, 1), (12, 0.4, 0), (20, 0.1, 0), (8, 0.5, 0.4), (16, 0.9, 0), (24, 0.3, 0), (12, 0, 0.2), (1, 0.3, 0)];

    /// <param name="rounds">How often all fillings are gone through.</param>
    /// <param name="runs">How often each query runs over one filling.</param>
    /// <param name="extraRounds">How often more, for queries that have not shown every null yet.</param>
    /// <returns>Queries that the server refuses to prepare.</returns>
    public static async Task<List<WitnessedQuery>> RunAsync(NpgsqlDataSource source, IReadOnlyList<WitnessedQuery> queries, int seed, int rounds, int runs, int extraRounds, CancellationToken ct)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(ct);
        await SetAsync(connection, "set lock_timeout = '1s'; set client_min_messages = error", ct);
        ServerTypes types = await ServerTypes.ReadAsync(connection, ct);
        RandomValues values = new(types, new Random(seed));
        RandomRows rows = await RandomRows.ReadAsync(connection, ct);
        QueryWitness witness = new(connection, values);
        List<WitnessedQuery> refused = [];
        foreach (WitnessedQuery query in queries)
        {
            if (!await witness.PrepareAsync(query, ct)) refused.Add(query);
        }

        for (int filling = -1; filling < Fillings.Length * (rounds + extraRounds); filling++)
        {
            bool isExtra = filling >= Fillings.Length * rounds;
            if (isExtra && queries.All(static query => query.PreparedName.Length == 0 || query.HasShownAll)) break;
            await SetAsync(connection, "set statement_timeout = 0", ct);
            // First the rows that the definitions themselves left.
            if (filling >= 0) await rows.FillAsync(connection, values, Fillings[filling % Fillings.Length], ct);
            await SetAsync(connection, "set statement_timeout = '1s'", ct);
            foreach (WitnessedQuery query in queries)
            {
                if (query.PreparedName.Length == 0 || (isExtra && query.HasShownAll)) continue;
                int times = query.Statement.Parameters.IsEmpty && query.Statement.Writes.IsEmpty ? 1 : runs;
                for (int i = 0; i < times; i++) await witness.RunAsync(query, ct);
            }
        }

        return refused;
    }

    private static async Task SetAsync(NpgsqlConnection connection, string settings, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(settings, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
