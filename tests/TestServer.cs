using Perennial.Testing;

namespace Perennial;

/// <summary>The servers that tests share. A test is skipped, saying where a server was looked for, when this machine has none of the version and npm cannot fetch it.</summary>
internal static class TestServer
{
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
