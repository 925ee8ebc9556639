using System.Diagnostics;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Tests.Killing;

/// <summary>A process that owns a server, to be killed: this test assembly, told to run only the test below.</summary>
public sealed class ServerOwner
{
    private const string CacheVariable = "PERENNIAL_TEST_OWNER_CACHE";

    /// <summary>Runs in the owner's process, and ends only with it.</summary>
    [Fact(Explicit = true)]
    public async Task Owns_a_server_until_killed()
    {
        string? cache = Environment.GetEnvironmentVariable(CacheVariable);
        Assert.SkipUnless(cache is not null, "runs only as the child of another test");
        await using PostgresServer server = await PostgresServer.StartAsync(new PostgresServerOptions { CacheFolder = cache });
        await using TestDatabase database = await server.CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        await File.WriteAllTextAsync(ReadyFile(cache), "");
        await Task.Delay(TimeSpan.FromMinutes(2));
    }

    internal static async Task<Process> StartAsync(TestFolder cache)
    {
        string[] arguments = ["-explicit", "only", "-method", $"{typeof(ServerOwner).FullName}.{nameof(Owns_a_server_until_killed)}"];
        ProcessStartInfo info = new(Path.Combine(AppContext.BaseDirectory, "Perennial.Testing.Tests"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        info.Environment.Remove(NamedServer.VariableName);
        info.Environment[CacheVariable] = cache.Root;
        info.Environment[NamedBinaries.VariableName] = (await Machines.WithRealBinariesAsync()).Variable(NamedBinaries.VariableName);
        return Process.Start(info)!;
    }

    internal static bool IsReady(TestFolder cache) => File.Exists(ReadyFile(cache.Root));

    private static string ReadyFile(string cache) => Path.Combine(cache, "ready");
}
