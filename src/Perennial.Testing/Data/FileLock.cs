namespace Perennial.Testing.Data;

/// <summary>
/// An exclusive lock between processes, held by an open file: the system releases it when the holder dies, however it dies.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits until the lock is free.</summary>
    public static async Task<FileLock> TakeAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (TryTake(path, FileMode.OpenOrCreate) is FileLock taken)
                return taken;
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }
    }

    /// <summary>The lock, or null when somebody holds it (or, with <see cref="FileMode.Open"/>, when there is no such file).</summary>
    public static FileLock? TryTake(string path, FileMode mode)
    {
        try
        {
            return new FileLock(new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && mode == FileMode.Open)
        {
            return null;
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    /// <summary>The runtime passes on the platform's error: EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    public void Dispose() => _file.Dispose();
}
