namespace Perennial.Testing.Data;

/// <summary>Creates folders with exactly the asked mode, whatever the caller's umask is.</summary>
internal static class Folders
{
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Everybody may read: the user that servers run as may be another than the one that writes.</summary>
    public const UnixFileMode Readable = Private
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>As /tmp: everybody may create, only owners may delete.</summary>
    public const UnixFileMode Shared = Readable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit;

    /// <summary>Creates the folder, and those above it that are missing; an existing folder keeps its mode.</summary>
    public static void Create(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is string parent)
            Create(parent, mode);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    /// <summary>Deletes what can be deleted; returns whether the folder is gone. Somebody else may be deleting it, too.</summary>
    public static bool TryDelete(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(path);
        }
    }

    /// <summary>The first folder on the way to <paramref name="path"/> that other users may not enter, or null.</summary>
    public static string? FirstClosed(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        for (string? folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
                return folder;
        }

        return null;
    }
}
