using Npgsql;

namespace Perennial.Tests.Reference;

/// <summary>Procedures written by hand: CALL, OUT arguments, defaults, declared errors.</summary>
public sealed class RoutineTests
{
    public static TheoryData<int> Servers => TestServer.VersionsByDefault;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task Out_arguments_are_a_row(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        QueueOverviewRow? overview = await database.Calls.Queue.QueueOverviewAsync("none", Token);
        Assert.Equal((0L, 0L, (DateTimeOffset?)null), (overview?.Pending, overview?.Running, overview?.OldestPending));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task An_argument_that_is_left_out_takes_the_databases_default(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("insert into queue.queues (queue_name) values ('mail')", Token);
        await database.Calls.Queue.PauseQueueAsync("mail", cancellationToken: Token);
        Assert.True(await database.Server.QueryValueAsync<bool>("select paused from queue.queues", Token));
        await database.Calls.Queue.PauseQueueAsync("mail", false, Token);
        Assert.False(await database.Server.QueryValueAsync<bool>("select paused from queue.queues", Token));
        Assert.Equal(0, await database.Calls.Queue.RedeliverAsync(1, cancellationToken: Token));
        Assert.Equal(0, await database.Calls.Queue.RedeliverAsync(1, DateTimeOffset.Now, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_declared_error_is_an_exception_of_its_own(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        QueueNotFoundException exception = await Assert.ThrowsAsync<QueueNotFoundException>(() => database.Calls.Queue.PauseQueueAsync("none", true, Token));
        Assert.Equal(("queue.pause_queue", "P0002"), (exception.Procedure, exception.SqlState));
        Assert.IsType<PostgresException>(exception.InnerException);
    }
}
