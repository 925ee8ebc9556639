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
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(path)) || mode == FileMode.Open)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
