using System.Diagnostics;

namespace Perennial.Testing.Tests.Killing;

/// <summary>Whatever dies, and however: no server and no data stay behind.</summary>
public sealed class KilledOwnerTests : IDisposable
{
    private readonly TestFolder _cache = new();

    public KilledOwnerTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "asks ps");

    private string[] ServerFolders => Directory.Exists(_cache.Path("running")) ? Directory.GetDirectories(_cache.Path("running")) : [];

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Kill_9_of_the_owner_ends_the_server_and_deletes_its_folder()
    {
        using Process owner = await StartOwnerAsync();
        Assert.NotEmpty(ServerProcesses.Of(_cache.Path("running")));
        Assert.Single(ServerFolders);

        owner.Kill();

        Assert.True(await ServerProcesses.EventuallyAsync(() => ServerProcesses.Of(_cache.Path("running")).Count == 0 && ServerFolders.Length == 0));
    }

    [Fact]
    public async Task What_outlives_owner_and_watchdog_is_swept_by_the_next_start()
    {
        using Process owner = await StartOwnerAsync();
        string folder = Assert.Single(ServerFolders);
        foreach (string[] process in ServerProcesses.Of(folder).Where(process => process[3].Contains("perennial-watchdog")))
            Kill(process);
        owner.Kill();
        await owner.WaitForExitAsync();
        Assert.True(await ServerProcesses.EventuallyAsync(() => ServerProcesses.Of(folder).Count == 1));

        await using PostgresServer next = await StartNextAsync();

        Assert.Empty(ServerProcesses.Of(folder));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_living_owners_server_is_not_swept()
    {
        using Process owner = await StartOwnerAsync();
        string folder = Assert.Single(ServerFolders);

        await using (await StartNextAsync())
            Assert.True(File.Exists(Path.Combine(folder, "data", "postmaster.pid")));

        owner.Kill();
        Assert.True(await ServerProcesses.EventuallyAsync(() => ServerFolders.Length == 0));
    }

    /// <summary>From the moment that there is a folder, through the copy and the server's start.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task Killed_while_it_starts_one_the_owner_leaves_nothing_that_the_next_start_does_not_remove(int milliseconds)
    {
        await (await StartNextAsync()).DisposeAsync();
        using Process owner = await ServerOwner.StartAsync(_cache);
        Assert.True(await EventuallySoonAsync(() => ServerFolders.Length > 0));
        await Task.Delay(milliseconds);
        owner.Kill();
        await owner.WaitForExitAsync();

        Assert.True(await ServerProcesses.EventuallyAsync(() => ServerProcesses.Of(_cache.Path("running")).Count == 0));
        await (await StartNextAsync()).DisposeAsync();

        // A folder whose owner died before it could lock it is left alone until nobody can be about to lock it.
        Assert.DoesNotContain(ServerFolders, folder => File.Exists(Path.Combine(folder, "owner")));
    }

    [Fact]
    public async Task Ctrl_C_at_the_terminal_does_not_reach_the_server()
    {
        await using PostgresServer server = await StartNextAsync();
        IReadOnlyList<string[]> processes = ServerProcesses.Of(_cache.Path("running"));

        string own = Assert.Single(ServerProcesses.All(), process => process[0] == $"{Environment.ProcessId}")[2];

        Assert.NotEmpty(processes);
        Assert.DoesNotContain(processes, process => process[2] == own);
    }

    private async Task<Process> StartOwnerAsync()
    {
        Process owner = await ServerOwner.StartAsync(_cache);
        Assert.True(await ServerProcesses.EventuallyAsync(() => ServerOwner.IsReady(_cache)));
        return owner;
    }

    private async Task<PostgresServer> StartNextAsync() =>
        await PostgresServer.StartAsync(new PostgresServerOptions { Machine = await Machines.WithRealBinariesAsync(), CacheFolder = _cache.Root });

    private static async Task<bool> EventuallySoonAsync(Func<bool> condition)
    {
        for (int i = 0; i < 10_000; i++)
        {
            if (condition())
                return true;
            await Task.Delay(1);
        }

        return false;
    }

    private static void Kill(string[] process)
    {
        using var running = Process.GetProcessById(int.Parse(process[0]));
        running.Kill();
    }
}
