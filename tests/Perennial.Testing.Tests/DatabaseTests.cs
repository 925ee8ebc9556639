using System.Diagnostics;
using Npgsql;

namespace Perennial.Testing.Tests;

public sealed class DatabaseTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(Versions.Current), MemberType = typeof(Versions))]
    public async Task A_template_is_filled_once_and_cloned_at_will(int version)
    {
        PostgresServer server = await TestServer.SharedAsync(version);
        int fills = 0;
        string name = $"numbers-{Guid.NewGuid():n}";
        Task<string> FillAsync() => server.CreateTemplateAsync(name, async (database, ct) =>
        {
            Interlocked.Increment(ref fills);
            await database.ExecuteAsync("create table number as select i from generate_series(1, 1000) i", ct);
        });

        string[] templates = await Task.WhenAll(FillAsync(), FillAsync(), FillAsync());
        long start = Stopwatch.GetTimestamp();
        await using TestDatabase first = await server.CreateDatabaseAsync(templates[0]);
        output.WriteLine($"cloned in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        await using TestDatabase second = await server.CreateDatabaseAsync(templates[2]);
        await first.ExecuteAsync("delete from number where i > 10");

        Assert.Equal(1, fills);
        Assert.NotEqual(first.Name, second.Name);
        Assert.Equal(10, await first.QueryValueAsync<long>("select count(*) from number"));
        Assert.Equal(1000, await second.QueryValueAsync<long>("select count(*) from number"));
    }

    [Fact]
    public async Task Filling_that_failed_is_tried_again()
    {
        PostgresServer server = await TestServer.SharedAsync(PostgresVersions.Current[0]);
        string name = $"second-try-{Guid.NewGuid():n}";

        await Assert.ThrowsAsync<PostgresException>(() => server.CreateTemplateAsync(name, (database, ct) => database.ExecuteAsync("select nonsense", ct)));
        await server.CreateTemplateAsync(name, (database, ct) => database.ExecuteAsync("create table t (i int)", ct));

        await using TestDatabase clone = await server.CreateDatabaseAsync(name);
        Assert.Equal(0, await clone.QueryValueAsync<long>("select count(*) from t"));
    }

    [Fact]
    public async Task Disposing_drops_a_database_that_is_in_use()
    {
        PostgresServer server = await TestServer.SharedAsync(PostgresVersions.Current[0]);
        TestDatabase database = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync();

        await database.DisposeAsync();

        await using TestDatabase other = await server.CreateDatabaseAsync();
        Assert.False(await other.QueryValueAsync<bool>($"select exists (select from pg_database where datname = '{database.Name}')"));
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Databases_may_outlive_their_server_in_the_order_of_disposal()
    {
        PostgresServer server = await PostgresServer.StartAsync(new PostgresServerOptions { Machine = Machines.Unnamed });
        TestDatabase database = await server.CreateDatabaseAsync();

        await server.DisposeAsync();

        await database.DisposeAsync();
    }

    [Fact]
    public async Task Many_are_made_and_dropped_at_once()
    {
        PostgresServer server = await TestServer.SharedAsync(PostgresVersions.Current[^1]);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            await using TestDatabase database = await server.CreateDatabaseAsync();
            await database.ExecuteAsync($"create table t as select {i} as i");
            Assert.Equal(i, await database.QueryValueAsync<int>("select i from t"));
        }));
    }

    [Fact]
    public async Task A_query_without_a_row_has_no_value()
    {
        PostgresServer server = await TestServer.SharedAsync(PostgresVersions.Current[0]);
        await using TestDatabase database = await server.CreateDatabaseAsync();

        Assert.Null(await database.QueryValueAsync<string>("select 'x'::text where false"));
        Assert.Null(await database.QueryValueAsync<string>("select null::text"));
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("select nonsense"));
    }
}
