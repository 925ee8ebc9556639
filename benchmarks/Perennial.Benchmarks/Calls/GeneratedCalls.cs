namespace Perennial.Benchmarks.Calls;

/// <summary>The generated methods.</summary>
public sealed class GeneratedCalls(BenchDatabase database) : IContender
{
    public string Name => "generated";

    public bool SendsSql => false;

    public async Task<long> GetItemAsync(long id) => (await database.Items.GetItemAsync(id).ConfigureAwait(false))!.ItemId;

    public async Task<long> ListItemsAsync(long first) => (await database.Items.ListItemsAsync(first).ConfigureAwait(false)).Count;

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note) =>
        (await database.Items.AddItemAsync(name, price, quantity, note).ConfigureAwait(false)).ItemId;

    public async Task<long> ClaimJobAsync(int queue) => (await database.Items.ClaimJobAsync(queue).ConfigureAwait(false))!.JobId;

    public async Task<long> BatchAsync(long first)
    {
        BenchDatabaseBatch batch = database.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            BatchResult<GetItemRow?>[] results = new BatchResult<GetItemRow?>[100];
            for (int i = 0; i < results.Length; i++) results[i] = batch.Items.GetItem(first + i);
            await batch.ExecuteAsync().ConfigureAwait(false);
            long sum = 0;
            foreach (BatchResult<GetItemRow?> result in results) sum += result.Result!.ItemId;
            return sum;
        }
    }

    public Task<long> AddEntriesAsync(AddEntriesItem[] entries) => database.Items.AddEntriesAsync(entries);
}
