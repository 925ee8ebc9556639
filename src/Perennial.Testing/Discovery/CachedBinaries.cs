namespace Perennial.Testing.Discovery;

/// <summary>Fourth way: binaries that an earlier run fetched into the cache.</summary>
internal static class CachedBinaries
{
    public static async Task<ServerBinaries?> FindAsync(ServerSearch search, CancellationToken ct)
    {
        search.Report.Begin("binaries fetched earlier");
        string[] folders = [.. Folders(search)];
        if (folders.Length == 0)
            search.Report.PassOver($"none in {search.Cache.Binaries}");
        return await search.FirstMatchAsync(folders, ct).ConfigureAwait(false);
    }

    /// <summary>The cached folders of this architecture, newest version first.</summary>
    private static IEnumerable<string> Folders(ServerSearch search) =>
        NpmPackage.All(search.Machine)
            .OrderByDescending(package => package.Major)
            .Select(package => Path.Combine(search.Cache.Binaries, package.FolderName))
            .Where(Directory.Exists);
}
