using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>
/// Removes what dead owners left: the watchdog does that first, but may have been killed together with its owner.
/// </summary>
internal static class StaleServers
{
    /// <summary>A folder without a lock file this young is being created.</summary>
    private static readonly TimeSpan Creation = TimeSpan.FromMinutes(1);

    public static async Task SweepAsync(CacheFolder cache, CancellationToken ct)
    {
        foreach (string root in Directory.EnumerateDirectories(cache.Running))
        {
            ct.ThrowIfCancellationRequested();
            FileLock? taken = FileLock.TryTake(ServerFolder.LockOf(root), FileMode.Open);
            bool abandoned = taken is null && !File.Exists(ServerFolder.LockOf(root)) && Directory.GetCreationTimeUtc(root) < DateTime.UtcNow - Creation;
            using (taken)
            {
                if (taken is not null || abandoned)
                    await RemoveAsync(root, ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stops the server that still runs on the folder, if one does, and deletes the folder.</summary>
    public static async Task RemoveAsync(string root, CancellationToken ct)
    {
        await Postmaster.KillAsync(ServerFolder.DataOf(root), ct).ConfigureAwait(false);
        if (File.Exists(ServerFolder.SocketNoteOf(root)))
            Folders.TryDelete(File.ReadAllText(ServerFolder.SocketNoteOf(root)));
        for (int attempt = 0; !Folders.TryDelete(root) && attempt < 20; attempt++)
            await Task.Delay(50, ct).ConfigureAwait(false);
    }
}
