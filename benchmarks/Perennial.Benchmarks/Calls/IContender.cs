namespace Perennial.Benchmarks.Calls;

/// <summary>One way to make the calls. Every method returns something that depends on all that it read.</summary>
public interface IContender
{
    /// <summary>As the tables print it.</summary>
    string Name { get; }

    Task<long> GetItemAsync(long id);

    Task<long> ListItemsAsync(long first);

    Task<long> AddItemAsync(string name, decimal price, int quantity, string? note);

    Task<long> ClaimJobAsync();

    /// <summary>Reads 100 items by their keys, from <paramref name="first"/> on.</summary>
    Task<long> BatchAsync(long first);

    Task<long> AddEntriesAsync(EntryColumns entries);
}

/// <summary>Rows to store, by column.</summary>
public sealed record EntryColumns(long[] Ids, string[] Names, decimal[] Amounts, DateTimeOffset[] Times)
{
    public static EntryColumns Create(int count) => new(
        [.. Enumerable.Range(0, count).Select(static n => (long)n)],
        [.. Enumerable.Range(0, count).Select(static n => "entry " + n)],
        [.. Enumerable.Range(0, count).Select(static n => n / 4m)],
        [.. Enumerable.Range(0, count).Select(static n => DateTimeOffset.UnixEpoch.AddSeconds(n))]);
}
