using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>Copies a prepared data folder for one server.</summary>
internal static class ClusterCopy
{
    public static void Make(string source, string target, ServerAccount? account, CancellationToken ct)
    {
        Directory.CreateDirectory(target);
        foreach (FileSystemInfo entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            ct.ThrowIfCancellationRequested();
            string path = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo)
            {
                Make(entry.FullName, path, account, ct);
            }
            else
            {
                File.Copy(entry.FullName, path);
                account?.Own(path);
            }
        }

        // The server refuses a data folder that others may read.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, Folders.Private);
        account?.Own(target);
    }
}
