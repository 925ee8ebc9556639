using Dapper;
using Npgsql;

namespace Perennial.Benchmarks.Calls;

/// <summary>Dapper with the queries inline; a batch is one call after the other on one connection.</summary>
public sealed class DapperCalls(NpgsqlDataSource dataSource) : IContender
{
    private static readonly StatementTexts Sql = StatementTexts.Inline;

    public string Name => "Dapper";

    public async Task<long> GetItemAsync(long id)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryFirstOrDefaultAsync<Item>(Named(Sql.GetItem, "id"), new { id }).ConfigureAwait(false))!.item_id;
    }

    public async Task<long> ListItemsAsync(long first)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryAsync<Item>(Named(Sql.ListItems, "first"), new { first }).ConfigureAwait(false)).AsList().Count;
    }

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryFirstAsync<Added>(Named(Sql.AddItem, "name", "price", "quantity", "note"), new { name, price, quantity, note }).ConfigureAwait(false)).item_id;
    }

    public async Task<long> ClaimJobAsync()
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryFirstOrDefaultAsync<Job>(Sql.ClaimJob).ConfigureAwait(false))!.job_id;
    }

    public async Task<long> BatchAsync(long first)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        string sql = Named(Sql.GetItem, "id");
        long sum = 0;
        for (int i = 0; i < 100; i++) sum += (await connection.QueryFirstOrDefaultAsync<Item>(sql, new { id = first + i }).ConfigureAwait(false))!.item_id;
        return sum;
    }

    public async Task<long> AddEntriesAsync(AddEntriesItem[] entries)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return await connection.QueryFirstAsync<long>(
            "select bench.add_entries(@Ids, @Names, @Amounts, @Times)",
            new
            {
                Ids = Array.ConvertAll(entries, static entry => entry.EntryId),
                Names = Array.ConvertAll(entries, static entry => entry.Name),
                Amounts = Array.ConvertAll(entries, static entry => entry.Amount),
                Times = Array.ConvertAll(entries, static entry => entry.EnteredAt.UtcDateTime),
            }).ConfigureAwait(false);
    }

    private static string Named(string sql, params string[] names)
    {
        for (int i = 0; i < names.Length; i++) sql = sql.Replace("$" + (i + 1), "@" + names[i], StringComparison.Ordinal);
        return sql;
    }

    // Dapper binds by the columns' names.
#pragma warning disable IDE1006, CA1812, SA1300
    private sealed record Item(long item_id, string name, decimal price, int quantity, string? note, DateTime added_at);

    private sealed record Added(long item_id, DateTime added_at);

    private sealed record Job(long job_id, string payload, int attempts);
#pragma warning restore IDE1006, CA1812, SA1300
}
