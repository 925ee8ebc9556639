using System.Runtime.InteropServices;

namespace Perennial.Migrations.Shipping;

/// <summary>What POSIX does with files and .NET does not: flushes of folders, renames that never copy, locks of folders.</summary>
internal static partial class PosixFiles
{
    private const int Busy = 16;
    private const int CrossDevice = 18;
    private const int LockExclusive = 2;
    private const int LockNoWait = 4;
    private const int Unlock = 8;

    // O_RDONLY and O_CLOEXEC: a process that is started meanwhile does not inherit the handle.
    private static readonly int ReadOnly = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    // EAGAIN, which Linux and macOS number differently.
    private static readonly int WouldBlock = OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>
    /// Makes renames in a folder durable before later ones, where the system can do that (open and fsync): without it, a power failure may keep a later rename and lose
    /// an earlier one. Windows journals renames in order.
    /// </summary>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        int handle = Open(directory, ReadOnly);
        // A file system that cannot do it keeps what guarantees it has.
        if (handle < 0) return;
        _ = FSync(handle);
        _ = Close(handle);
    }

    /// <summary>Renames a file, over one that is there, or a folder. Unlike File.Move, it never copies.</summary>
    /// <returns>False where both are on different file systems.</returns>
    /// <exception cref="IOException">The system refuses.</exception>
    public static bool TryRename(string from, string to)
    {
        if (Rename(from, to) == 0) return true;
        int error = Marshal.GetLastPInvokeError();
        return error switch
        {
            CrossDevice => false,
            Busy => throw IsMount(to),
            _ => throw new IOException($"'{to}' cannot be replaced: {Marshal.GetPInvokeErrorMessage(error)}."),
        };
    }

    /// <summary>The error of a place that something is mounted on: no rename can replace it.</summary>
    public static IOException IsMount(string path) => new($"'{path}' is a mount of its own and cannot be replaced as a whole. Mount its folder instead.");

    /// <summary>Locks a folder until <see cref="Release"/>, or the process ends in whatever way.</summary>
    /// <returns>The handle; null where the file system has no such locks; -1 where another one holds it.</returns>
    public static int? TryLock(string directory)
    {
        int handle = Open(directory, ReadOnly);
        if (handle < 0) return null;
        if (FLock(handle, LockExclusive | LockNoWait) == 0) return handle;
        int error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        return error == WouldBlock ? -1 : null;
    }

    /// <summary>Gives a lock back. Closing alone would leave it to a process that is being started and has the handle for an instant.</summary>
    public static void Release(int handle)
    {
        _ = FLock(handle, Unlock);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FLock(int handle, int operation);
}
