namespace Perennial.Testing.Tests;

public sealed class CancellationTests
{
    /// <summary>Early, while data is copied, while the server starts, and when it is about ready.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(70)]
    public async Task A_cancelled_start_leaves_nothing(int milliseconds)
    {
        using TestFolder cache = new();
        PostgresServerOptions options = new() { Machine = await Machines.WithRealBinariesAsync(), CacheFolder = cache.Root };
        await (await PostgresServer.StartAsync(options)).DisposeAsync();
        using CancellationTokenSource cancellation = new(milliseconds);

        try
        {
            await (await PostgresServer.StartAsync(options, cancellation.Token)).DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            Assert.True(cancellation.IsCancellationRequested);
        }

        Assert.Empty(Directory.GetDirectories(cache.Path("running")));
        Assert.Empty(Directory.GetDirectories(cache.Path("work")));
        Assert.Empty(ServerProcesses.Of(cache.Root));
    }

    [Fact]
    public async Task A_cancelled_first_start_ends_initdb()
    {
        using TestFolder cache = new();
        PostgresServerOptions options = new() { Machine = await Machines.WithRealBinariesAsync(), CacheFolder = cache.Root };
        using CancellationTokenSource cancellation = new();
        Task<PostgresServer> start = PostgresServer.StartAsync(options, cancellation.Token);
        Assert.True(await ServerProcesses.EventuallyAsync(() => ServerProcesses.Of(cache.Root).Any(process => process[3].Contains("initdb"))));

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);

        Assert.Empty(ServerProcesses.Of(cache.Root));
        Assert.Empty(Directory.GetDirectories(cache.Path("work")));
    }
}
