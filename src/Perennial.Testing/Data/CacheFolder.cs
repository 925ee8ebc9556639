using Perennial.Testing.Discovery;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>The folder that all processes of a user share: binaries, prepared data folders, and as a rule running servers.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Running">Has a folder per running server; in memory where that is to be had, see <see cref="MemoryFolder"/>.</param>
internal sealed record CacheFolder(string Path, string Running)
{
    /// <summary>Fetched server binaries, a folder per package.</summary>
    public string Binaries => System.IO.Path.Combine(Path, "binaries");

    /// <summary>Data folders as initdb leaves them, to be copied.</summary>
    public string Clusters => System.IO.Path.Combine(Path, "clusters");

    /// <summary>Files that are locked, never deleted.</summary>
    public string Locks => System.IO.Path.Combine(Path, "locks");

    /// <summary>What is being fetched or made, before it is renamed to its place.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");

    /// <exception cref="PostgresServerException">No candidate is usable; says why for each.</exception>
    public static async Task<CacheFolder> FindAsync(PostgresServerOptions options, ServerAccount? account, CancellationToken ct)
    {
        List<string> reasons = [];
        foreach (string candidate in Candidates(options, account))
        {
            string? whyNot = await PrepareAsync(candidate, account, ct).ConfigureAwait(false);
            if (whyNot is null)
            {
                string? memory = options.CacheFolder is null ? await MemoryFolder.FindAsync(account, ct).ConfigureAwait(false) : null;
                return In(candidate) with { Running = memory ?? In(candidate).Running };
            }

            reasons.Add($"{candidate}: {whyNot}");
        }

        throw new PostgresServerException(
            "No folder can hold server binaries and data.\n  " + string.Join("\n  ", reasons) +
            "\nSet XDG_CACHE_HOME, or PostgresServerOptions.CacheFolder, to a folder that can.");
    }

    /// <summary>A new, empty folder on the same disk, so that what is made there can be renamed to its place.</summary>
    public string NewWorkFolder()
    {
        string folder = System.IO.Path.Combine(Work, Guid.NewGuid().ToString("n"));
        Folders.Create(folder, Folders.Readable);
        return folder;
    }

    /// <summary>The server's user deletes its own folder in there when its owner is dead.</summary>
    public static UnixFileMode RunningMode(ServerAccount? account) => account is null ? Folders.Private : Folders.Shared;

    private static CacheFolder In(string path) => new(path, System.IO.Path.Combine(path, "running"));

    private static IEnumerable<string> Candidates(PostgresServerOptions options, ServerAccount? account)
    {
        if (options.CacheFolder is string chosen)
            return [System.IO.Path.GetFullPath(chosen)];

        Machine machine = options.Machine;
        string temporary = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "perennial-" + Environment.UserName);
        string? home = machine.Variable("HOME");
        string? user = account is not null ? "/var/cache"
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : home is null ? null
            : OperatingSystem.IsMacOS() ? System.IO.Path.Combine(home, "Library", "Caches")
            : System.IO.Path.Combine(home, ".cache");
        IEnumerable<string?> parents = [machine.Variable("XDG_CACHE_HOME"), user];
        return parents.OfType<string>().Where(System.IO.Path.IsPathRooted)
            .Select(parent => System.IO.Path.Combine(parent, "perennial"))
            .Append(temporary);
    }

    /// <summary>Creates the folder and what is in it; returns why it cannot be used, or null.</summary>
    private static async Task<string?> PrepareAsync(string path, ServerAccount? account, CancellationToken ct)
    {
        try
        {
            CacheFolder cache = In(path);
            UnixFileMode mode = account is null ? Folders.Private : Folders.Readable;
            if (account is not null && System.IO.Path.GetDirectoryName(path) is string parent && Folders.FirstClosed(parent) is string above)
                return $"user '{account.Name}', whom servers run as because the caller is root, may not enter {above}";
            Folders.Create(path, mode);
            if (Folders.FirstClosed(path) is string closed && account is not null)
                return $"user '{account.Name}', whom servers run as because the caller is root, may not enter {closed}";
            if (!await IsOwnAsync(path, ct).ConfigureAwait(false))
                return "belongs to another user";
            foreach (string folder in (string[])[cache.Binaries, cache.Clusters, cache.Locks, cache.Work])
                Folders.Create(folder, mode);
            Folders.Create(cache.Running, RunningMode(account));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    /// <summary>A folder in a shared place such as /tmp might be another user's trap; programs are run from it.</summary>
    public static async Task<bool> IsOwnAsync(string path, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
            return true;
        ChildCommand test = new("/bin/sh", ["-c", "[ -O \"$1\" ] && [ ! -L \"$1\" ] && [ -w \"$1\" ]", "sh", path]);
        return (await ChildProcess.RunAsync(test, ct).ConfigureAwait(false)).ExitCode == 0;
    }
}
