using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>
/// A folder in memory for the data of running servers. A server's data is about a thousand small files and a database three
/// hundred; tests make and delete them all the time, which some file systems answer with ever slower creation (ext4 without a
/// journal searches past every recently deleted inode).
/// </summary>
internal static class MemoryFolder
{
    public const string Parent = "/dev/shm";

    /// <summary>Containers have 64 MB by default, which two servers fill.</summary>
    private const long LeastFreeSpace = 2L << 30;

    /// <summary>The user's folder in memory, or null where there is none or too little.</summary>
    public static async Task<string?> FindAsync(ServerAccount? account, CancellationToken ct)
    {
        try
        {
            if (!HasRoom())
                return null;
            string folder = Path.Combine(Parent, "perennial-" + Environment.UserName);
            Folders.Create(folder, CacheFolder.RunningMode(account));
            return await CacheFolder.IsOwnAsync(folder, ct).ConfigureAwait(false) ? folder : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static bool HasRoom() =>
        OperatingSystem.IsLinux() && Directory.Exists(Parent) &&
        new DriveInfo(Parent) is { DriveFormat: "tmpfs", AvailableFreeSpace: >= LeastFreeSpace };
}
