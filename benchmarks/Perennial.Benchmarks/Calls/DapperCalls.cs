using Dapper;
using Npgsql;

namespace Perennial.Benchmarks.Calls;

/// <summary>Dapper; a batch is one call after the other on one connection.</summary>
/// <param name="dataSource">Not owned.</param>
/// <param name="sql">The queries themselves, as its users write them, or the functions: what is left then is the client's own cost.</param>
public sealed class DapperCalls(NpgsqlDataSource dataSource, StatementTexts sql) : IContender
{
    private readonly string _getItem = Named(sql.GetItem, "id");
    private readonly string _listItems = Named(sql.ListItems, "first");
    private readonly string _addItem = Named(sql.AddItem, "name", "price", "quantity", "note");
    private readonly string _claimJob = Named(sql.ClaimJob, "queue");

    public string Name => sql == StatementTexts.Inline ? "Dapper" : "Dapper, function";

    public bool SendsSql => sql == StatementTexts.Inline;

    public async Task<long> GetItemAsync(long id)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryFirstOrDefaultAsync<Item>(_getItem, new { id }).ConfigureAwait(false))!.item_id;
    }

    public async Task<long> ListItemsAsync(long first)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryAsync<Item>(_listItems, new { first }).ConfigureAwait(false)).AsList().Count;
    }

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryFirstAsync<Added>(_addItem, new { name, price, quantity, note }).ConfigureAwait(false)).item_id;
    }

    public async Task<long> ClaimJobAsync(int queue)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await connection.QueryFirstOrDefaultAsync<Job>(_claimJob, new { queue }).ConfigureAwait(false))!.job_id;
    }

    public async Task<long> BatchAsync(long first)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        long sum = 0;
        for (int i = 0; i < 100; i++) sum += (await connection.QueryFirstOrDefaultAsync<Item>(_getItem, new { id = first + i }).ConfigureAwait(false))!.item_id;
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
