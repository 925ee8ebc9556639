using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>
/// Removes what dead owners left: of servers the watchdog does that first, but it may have been killed together with its owner.
/// </summary>
internal static class StaleServers
{
    /// <summary>A folder without a lock file this young is being created.</summary>
    private static readonly TimeSpan Creation = TimeSpan.FromMinutes(1);

    /// <summary>Fetching and initdb take seconds; a work folder this old was left by a killed process.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromHours(1);

    public static async Task SweepAsync(CacheFolder cache, CancellationToken ct)
    {
        foreach (string root in Directory.EnumerateDirectories(cache.Running))
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                await RemoveIfStaleAsync(root, ct).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else is removing it, or only another user can: no reason not to start a server.
            }
        }

        foreach (string folder in Directory.EnumerateDirectories(cache.Work))
        {
            if (IsOlderThan(Work, folder))
                Folders.TryDelete(folder);
        }
    }

    private static async Task RemoveIfStaleAsync(string root, CancellationToken ct)
    {
        using FileLock? taken = FileLock.TryTake(ServerFolder.LockOf(root), FileMode.Open);
        bool abandoned = taken is null && !File.Exists(ServerFolder.LockOf(root)) && IsOlderThan(Creation, root);
        if (taken is not null || abandoned)
            await RemoveAsync(root, ct).ConfigureAwait(false);
    }

    private static bool IsOlderThan(TimeSpan age, string folder) => Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - age;

    /// <summary>Stops the server that still runs on the folder, if one does, and deletes the folder.</summary>
    public static async Task RemoveAsync(string root, CancellationToken ct)
    {
        await Postmaster.KillAsync(ServerFolder.DataOf(root), ct).ConfigureAwait(false);
        if (ServerFolder.OtherSocketFolderOf(root) is string socket)
            Folders.TryDelete(socket);
        for (int attempt = 0; !Folders.TryDelete(root) && attempt < 20; attempt++)
            await Task.Delay(50, ct).ConfigureAwait(false);
    }
}
