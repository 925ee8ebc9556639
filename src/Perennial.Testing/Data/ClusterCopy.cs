namespace Perennial.Testing.Data;

/// <summary>Copies a prepared data folder for one server. The copy is the caller's; <see cref="Processes.ServerAccount.OwnAll"/> hands it over.</summary>
internal static class ClusterCopy
{
    public static void Make(string source, string target, CancellationToken ct)
    {
        Directory.CreateDirectory(target);
        foreach (FileSystemInfo entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            ct.ThrowIfCancellationRequested();
            string path = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo)
            {
                Make(entry.FullName, path, ct);
            }
            else
            {
                File.Copy(entry.FullName, path);
            }
        }

        // The server refuses a data folder that others may read.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, Folders.Private);
    }
}
