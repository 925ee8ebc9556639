namespace Perennial.Migrations.Shipping;

/// <summary>
/// One writer of a database folder at a time. The system gives the lock back when the process ends in whatever way, so that nothing is left over by a kill. On POSIX the folder itself is locked
/// (flock), so that there is no file to clean up, on Windows a file that goes with its handle.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    // ERROR_SHARING_VIOLATION, as .NET gives it.
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly int? _handle;
    private readonly FileStream? _file;

    private FolderLock(int? handle, FileStream? file)
    {
        _handle = handle;
        _file = file;
    }

    /// <summary>False where the file system has no locks: then others may write as well, and what lies aside may be theirs.</summary>
    public bool IsHeld => _handle is not null || _file is not null;

    /// <exception cref="MigrationException">Another one writes.</exception>
    public static FolderLock Take(string directory)
    {
        if (OperatingSystem.IsWindows()) return new(null, OpenAlone(directory));
        int? handle = PosixFiles.TryLock(directory);
        return handle == -1 ? throw IsTaken(directory) : new(handle, null);
    }

    public void Dispose()
    {
        if (_handle is { } handle) PosixFiles.Release(handle);
        _file?.Dispose();
    }

    private static FileStream OpenAlone(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, ".perennial-lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (error.HResult == SharingViolation)
        {
            throw IsTaken(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"'{directory}' cannot be written: {error.Message}", error);
        }
    }

    private static MigrationException IsTaken(string directory) =>
        new($"Another run of perennial writes into '{directory}' right now, so this one wrote nothing. Run the command again when that has ended.");
}
