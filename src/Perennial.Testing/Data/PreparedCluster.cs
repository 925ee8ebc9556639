using System.Security.Cryptography;
using System.Text;
using Perennial.Testing.Discovery;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Data;

/// <summary>
/// A data folder as initdb leaves it. initdb takes most of a second, a copy of its result a few dozen milliseconds, so it runs
/// once per build of the server and its output is kept.
/// </summary>
internal static class PreparedCluster
{
    /// <summary>The folder to copy; made when it is not there yet.</summary>
    /// <exception cref="PostgresServerException">initdb failed; has its output.</exception>
    public static async Task<string> GetAsync(ServerBinaries binaries, CacheFolder cache, ServerAccount? account, CancellationToken ct)
    {
        string key = Key(binaries);
        string target = Path.Combine(cache.Clusters, key);
        if (Directory.Exists(target))
            return target;
        using (await FileLock.TakeAsync(Path.Combine(cache.Locks, key), ct).ConfigureAwait(false))
        {
            if (!Directory.Exists(target))
                await MakeAsync(binaries, target, cache, account, ct).ConfigureAwait(false);
        }

        return target;
    }

    private static async Task MakeAsync(ServerBinaries binaries, string target, CacheFolder cache, ServerAccount? account, CancellationToken ct)
    {
        string work = cache.NewWorkFolder();
        try
        {
            account?.Own(work);
            string data = Path.Combine(work, "data");
            string output = "";
            foreach (string[] locale in Locales(binaries))
            {
                ChildCommand initdb = new(binaries.InitDb, [.. Arguments(data), .. locale]) { Account = account, WorkingFolder = work };
                ChildResult result = await ChildProcess.RunAsync(initdb, ct).ConfigureAwait(false);
                if (result.ExitCode == 0)
                {
                    // Root copies it for every server: nobody else may change what is copied.
                    if (account is not null)
                        ServerAccount.TakeBack(data);
                    Directory.Move(data, target);
                    return;
                }

                output += result.Output;
                Folders.TryDelete(data);
            }

            throw new PostgresServerException($"{binaries.InitDb} failed{ServerAccount.Describe(account)}:\n{output}");
        }
        finally
        {
            Folders.TryDelete(work);
        }
    }

    /// <summary>The same for every caller, so that one prepared folder serves all: settings are added to the copy.</summary>
    private static string[] Arguments(string data) =>
    [
        "--pgdata", data, "--username", PostgresServer.Superuser, "--auth", "trust", "--encoding", "UTF8", "--no-sync",
        "--wal-segsize", "4", // less to copy than with 16 MB, and still few switches
    ];

    /// <summary>Code point order and Unicode character classes everywhere; libc has no C.UTF-8 on each platform, 17 brings its own.</summary>
    private static string[][] Locales(ServerBinaries binaries) =>
        binaries.Major >= 17
            ? [["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]]
            : [["--locale", "C.UTF-8", "--lc-messages", "C"], ["--locale", "C"]];

    /// <summary>Names the exact build: two builds of one version may lay out data differently.</summary>
    private static string Key(ServerBinaries binaries)
    {
        FileInfo program = new(binaries.Postgres);
        string[] parts = [binaries.Postgres, $"{program.Length}", $"{program.LastWriteTimeUtc.Ticks}", .. Arguments(""), .. Locales(binaries).SelectMany(l => l)];
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return $"{binaries.Major}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
