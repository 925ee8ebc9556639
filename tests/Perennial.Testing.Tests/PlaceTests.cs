using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;
using Perennial.Testing.Data;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Tests;

/// <summary>Where a server may live: folders with odd names, taken ports.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("with spaces and 'quotes'")]
    [InlineData("with, comma")]
    [InlineData("a-path-that-is-longer-than-the-hundred-or-so-bytes-that-the-name-of-a-unix-socket-may-have-on-any-platform")]
    public async Task Works_in_a_folder(string name)
    {
        using TestFolder parent = new();
        PostgresServerOptions options = new() { Machine = await Machines.WithRealBinariesAsync(), CacheFolder = parent.Path(name) };

        string socket;
        await using (PostgresServer server = await PostgresServer.StartAsync(options))
        {
            socket = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
            await using TestDatabase database = await server.CreateDatabaseAsync();
            Assert.StartsWith(parent.Path(name), await database.QueryValueAsync<string>("show data_directory"));
        }

        Assert.Empty(Directory.GetDirectories(parent.Path(name, "running")));
        Assert.False(Directory.Exists(socket));
    }

    [Fact]
    public async Task Takes_another_port_when_the_asked_one_is_busy()
    {
        using TcpListener busy = new(IPAddress.Loopback, 0);
        busy.Start();
        int port = ((IPEndPoint)busy.LocalEndpoint).Port;
        PostgresServerOptions options = new() { Machine = Machines.Unnamed, Loopback = true, Port = port };

        await using PostgresServer server = await PostgresServer.StartAsync(options);

        NpgsqlConnectionStringBuilder connection = new(server.ConnectionString);
        Assert.Equal("127.0.0.1", connection.Host);
        Assert.NotEqual(port, connection.Port);
        await using TestDatabase database = await server.CreateDatabaseAsync();
        Assert.Equal(connection.Port, await database.QueryValueAsync<int>("select inet_server_port()"));
    }

    [Fact]
    public async Task Takes_the_asked_port_when_it_is_free()
    {
        int port = LoopbackPort.FindFree();
        PostgresServerOptions options = new() { Machine = Machines.Unnamed, Loopback = true, Port = port };

        await using PostgresServer server = await PostgresServer.StartAsync(options);

        Assert.Equal(port, new NpgsqlConnectionStringBuilder(server.ConnectionString).Port);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Root_runs_it_as_another_user_and_names_a_folder_that_user_may_not_enter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows(), "only root drops to another user");
        using TestFolder cache = new();
        PostgresServerOptions options = new() { Machine = await Machines.WithRealBinariesAsync(), CacheFolder = cache.Root };
        await using (await PostgresServer.StartAsync(options))
        {
            IReadOnlyList<string[]> processes = ServerProcesses.Of(cache.Root);
            Assert.NotEmpty(processes);
            Assert.DoesNotContain(processes, process => process[1] == "root");
        }

        File.SetUnixFileMode(cache.Root, Folders.Private);
        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() => PostgresServer.StartAsync(options));
        Assert.Contains($"may not enter {cache.Root}", error.Message);
    }
}
