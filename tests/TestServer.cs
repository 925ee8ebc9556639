using Perennial.Testing;

namespace Perennial;

/// <summary>The servers that tests share. A test is skipped, saying where a server was looked for, when this machine has none of the version and npm cannot fetch it.</summary>
internal static class TestServer
{
    // The oldest server of a database that names none.
    private const int OldestByDefault = 14;

    /// <summary>The tier's servers that serve a database which does not say how old they may be.</summary>
    public static IEnumerable<int> CurrentByDefault => PostgresVersions.Current.Where(static version => version >= OldestByDefault);

    /// <inheritdoc cref="CurrentByDefault"/>
    public static TheoryData<int> VersionsByDefault => [.. CurrentByDefault];

    public static Task<PostgresServer> SharedAsync(int version, CancellationToken ct = default) => OrSkipAsync(PostgresServer.SharedAsync(version, ct));

    /// <summary>A server of the test's own.</summary>
    public static Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct = default) => OrSkipAsync(PostgresServer.StartAsync(options, ct));

    private static async Task<PostgresServer> OrSkipAsync(Task<PostgresServer> server)
    {
        try
        {
            return await server;
        }
        catch (PostgresServerException missing) when (missing.IsNotFound)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }
}
