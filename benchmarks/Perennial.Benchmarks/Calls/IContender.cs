namespace Perennial.Benchmarks.Calls;

/// <summary>One way to make the calls. Every method returns something that depends on all that it read.</summary>
public interface IContender
{
    /// <summary>As the tables print it.</summary>
    string Name { get; }

    /// <summary>Whether it sends the queries themselves; otherwise it calls the functions. Only contenders that send the same are compared.</summary>
    bool SendsSql { get; }

    Task<long> GetItemAsync(long id);

    Task<long> ListItemsAsync(long first);

    Task<long> AddItemAsync(string name, decimal price, int quantity, string? note);

    /// <summary>Takes the job of a queue that was taken the longest time ago.</summary>
    Task<long> ClaimJobAsync(int queue);

    /// <summary>Reads 100 items by their keys, from <paramref name="first"/> on.</summary>
    Task<long> BatchAsync(long first);

    Task<long> AddEntriesAsync(AddEntriesItem[] entries);
}
