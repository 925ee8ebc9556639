using System.Text;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>
/// The folder of one running server: its data, socket, output, and a file that its owner keeps locked. A folder whose lock is
/// free has a dead owner.
/// </summary>
internal sealed class ServerFolder : IDisposable
{
    /// <summary>Names the socket file; the folder, not the port, tells servers apart.</summary>
    public const int SocketPort = 5432;

    /// <summary>sun_path holds 104 bytes on macOS and 108 on Linux, with a closing zero.</summary>
    private const int LongestSocketPath = 103;

    private const string SocketFolderPrefix = "/tmp/perennial-";

    private readonly FileLock _owner;

    private ServerFolder(string path, string socket, FileLock owner)
    {
        Root = path;
        Socket = socket;
        _owner = owner;
    }

    public string Root { get; }

    /// <summary>Holds the socket; another folder than <see cref="Root"/> when that path is too long for a socket.</summary>
    public string Socket { get; }

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>Written when the server has exited: its exit status.</summary>
    public string ExitStatus => Path.Combine(Root, "exit");

    public static string DataOf(string root) => Path.Combine(root, "data");

    public static string LockOf(string root) => Path.Combine(root, "owner");

    /// <summary>The socket's folder of a server's folder, if it is another one.</summary>
    public static string? OtherSocketFolderOf(string root)
    {
        string note = SocketNoteOf(root);
        string? folder = File.Exists(note) ? File.ReadAllText(note) : null;

        // The note lies where the server's user can write; the folder is deleted by whoever sweeps.
        return folder is not null && Path.GetFullPath(folder) == folder && folder.StartsWith(SocketFolderPrefix, StringComparison.Ordinal) ? folder : null;
    }

    public static ServerFolder Create(CacheFolder cache, ServerAccount? account)
    {
        while (true)
        {
            string root = Path.Combine(cache.Running, Guid.NewGuid().ToString("n")[..16]);
            if (Directory.Exists(root))
                continue;
            Folders.Create(root, Folders.Private);

            // A sweep in another process may look at the folder just now; then this one is left to it.
            if (FileLock.TryTake(LockOf(root), FileMode.CreateNew) is not FileLock owner)
                continue;
            string socket = SocketFolderFor(root, account);
            return new ServerFolder(root, socket, owner);
        }
    }

    /// <summary>What the server has said, or an empty string; never throws, since it serves error messages.</summary>
    public string ReadLog()
    {
        try
        {
            using FileStream file = new(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Removes a folder in which no server was started.</summary>
    public async Task RemoveAsync()
    {
        await StaleServers.RemoveAsync(Root, CancellationToken.None).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose() => _owner.Dispose();

    private static string SocketNoteOf(string root) => Path.Combine(root, "socket-folder");

    private static string SocketFolderFor(string root, ServerAccount? account)
    {
        string file = Path.Combine(root, $".s.PGSQL.{SocketPort}.lock");

        // Npgsql reads a comma in a host as the start of the next host.
        if (OperatingSystem.IsWindows() || (Encoding.UTF8.GetByteCount(file) <= LongestSocketPath && !root.Contains(',', StringComparison.Ordinal)))
            return root;
        string socket = SocketFolderPrefix + Guid.NewGuid().ToString("n")[..16];
        Directory.CreateDirectory(socket, Folders.Private);
        File.WriteAllText(SocketNoteOf(root), socket);
        account?.Own(socket);
        return socket;
    }
}
