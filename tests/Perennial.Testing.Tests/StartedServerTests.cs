using System.Diagnostics;
using Npgsql;

namespace Perennial.Testing.Tests;

public sealed class StartedServerTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(Versions.Current), MemberType = typeof(Versions))]
    public async Task Has_the_asked_version(int version)
    {
        long start = Stopwatch.GetTimestamp();
        await using PostgresServer server = await TestServer.StartAsync(new PostgresServerOptions { Version = version });
        output.WriteLine($"PostgreSQL {version} started in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");

        Assert.Equal(version, server.Version);
        await using NpgsqlConnection connection = new(server.ConnectionString);
        await connection.OpenAsync();
        Assert.Equal(version, connection.PostgreSqlVersion.Major);
        Assert.Equal("postgres", connection.Database);
    }

    [Theory]
    [MemberData(nameof(Versions.Current), MemberType = typeof(Versions))]
    public async Task Knows_Unicode_and_speaks_UTC(int version)
    {
        await using PostgresServer server = await TestServer.StartAsync(new PostgresServerOptions { Version = version, Machine = Machines.Unnamed });
        await using TestDatabase database = await server.CreateDatabaseAsync();

        Assert.Equal("UTF8", await database.QueryValueAsync<string>("show server_encoding"));
        Assert.Equal("ÄÖΣ", await database.QueryValueAsync<string>("select upper('äöσ')"));
        Assert.Equal("UTC", await database.QueryValueAsync<string>("select setting from pg_file_settings where name = 'timezone' and applied"));
        Assert.True(await database.QueryValueAsync<bool>("select 'Z' < 'a'"));
    }

    [Fact]
    public async Task Takes_settings_and_a_log_for_logical_decoding()
    {
        PostgresServerOptions options = new()
        {
            Machine = Machines.Unnamed,
            WalLevel = WalLevel.Logical,
            Settings = new Dictionary<string, string> { ["work_mem"] = "5MB", ["cluster_name"] = "it's mine" },
        };
        await using PostgresServer server = await PostgresServer.StartAsync(options);
        await using TestDatabase database = await server.CreateDatabaseAsync();

        Assert.Equal("5MB", await database.QueryValueAsync<string>("show work_mem"));
        Assert.Equal("it's mine", await database.QueryValueAsync<string>("show cluster_name"));
        Assert.Equal("slot", await database.QueryValueAsync<string>("select slot_name::text from pg_create_logical_replication_slot('slot', 'pgoutput')"));
    }

    [Fact]
    public async Task Says_in_the_error_what_the_server_said()
    {
        PostgresServerOptions options = new() { Machine = Machines.Unnamed, Settings = new Dictionary<string, string> { ["work_mem"] = "much" } };

        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() => PostgresServer.StartAsync(options));

        Assert.Contains("did not start", error.Message);
        Assert.Contains("invalid value for parameter \"work_mem\": \"much\"", error.Message);
    }

    [Fact]
    public async Task Lives_beside_others_of_this_process()
    {
        PostgresServerOptions options = new() { Machine = Machines.Unnamed };

        PostgresServer[] servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresServer.StartAsync(options)));

        try
        {
            Assert.Equal(4, servers.Select(server => server.ConnectionString).Distinct().Count());
            await Task.WhenAll(servers.Select(async server =>
            {
                await using TestDatabase database = await server.CreateDatabaseAsync();
                await database.ExecuteAsync("create table t (i int)");
            }));
        }
        finally
        {
            await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task Is_one_for_all_who_share_it()
    {
        int version = PostgresVersions.Current[0];

        Assert.Same(await TestServer.SharedAsync(version), await TestServer.SharedAsync(version));
    }

    [Fact]
    public async Task Admits_any_role_without_a_password()
    {
        await using PostgresServer server = await PostgresServer.StartAsync(new PostgresServerOptions { Machine = Machines.Unnamed });
        await using TestDatabase database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("create role queue login");

        await using NpgsqlConnection connection = new(database.GetConnectionString("queue"));
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("select current_user::text", connection);

        Assert.Equal("queue", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Is_gone_with_its_folder_when_disposed()
    {
        using TestFolder cache = new();
        PostgresServerOptions options = new() { Machine = await Machines.WithRealBinariesAsync(), CacheFolder = cache.Root };
        PostgresServer server = await PostgresServer.StartAsync(options);
        string folder = Assert.Single(Directory.GetDirectories(cache.Path("running")));
        Assert.NotEmpty(ServerProcesses.Of(folder));

        await server.DisposeAsync();

        Assert.Empty(ServerProcesses.Of(folder));
        Assert.False(Directory.Exists(folder));
        await server.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => server.CreateDatabaseAsync());
    }
}
