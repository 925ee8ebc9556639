using Perennial.Testing.Data;
using Perennial.Testing.Discovery;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Tests.Discovery;

/// <summary>Runs the search for binaries with a cache folder of the test's own.</summary>
internal static class Search
{
    public static async Task<ServerBinaries> RunAsync(Machine machine, string cacheFolder, int? version = null)
    {
        PostgresServerOptions options = new() { Machine = machine, CacheFolder = cacheFolder, Version = version };
        ServerAccount? account = await ServerAccount.FindAsync(CancellationToken.None);
        CacheFolder cache = await CacheFolder.FindAsync(options, account, CancellationToken.None);
        SearchReport report = new(version);
        Assert.Null(await NamedServer.FindAsync(options, report, CancellationToken.None));
        return await new ServerSearch(options, cache, account, report).FindAsync(CancellationToken.None);
    }
}
