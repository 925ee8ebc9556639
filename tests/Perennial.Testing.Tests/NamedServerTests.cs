using System.Net;
using System.Net.Sockets;
using Npgsql;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Tests;

/// <summary>The door for whoever has a server already, a container's for example.</summary>
public sealed class NamedServerTests : IAsyncLifetime
{
    private PostgresServer _real = null!;

    private PostgresServerOptions Options =>
        new() { Machine = Machines.Bare.With(NamedServer.VariableName, _real.ConnectionString) };

    public async ValueTask InitializeAsync() => _real = await PostgresServer.StartAsync(new PostgresServerOptions { Machine = Machines.Unnamed });

    public ValueTask DisposeAsync() => _real.DisposeAsync();

    [Fact]
    public async Task Is_used_as_it_is_and_keeps_nothing_of_a_run()
    {
        string[] before = await DatabasesAsync();
        await using (PostgresServer server = await PostgresServer.StartAsync(Options))
        {
            Assert.Equal(_real.ConnectionString, server.ConnectionString);
            Assert.Equal(_real.Version, server.Version);
            await server.CreateTemplateAsync("t", (database, ct) => database.ExecuteAsync("create table t as select 7 as i", ct));
            TestDatabase kept = await server.CreateDatabaseAsync("t");
            Assert.Equal(7, await kept.QueryValueAsync<int>("select i from t"));
        }

        Assert.Equal(before, await DatabasesAsync());
    }

    [Fact]
    public async Task Goes_before_named_binaries()
    {
        PostgresServerOptions options = Options with { Machine = Options.Machine.With(NamedBinaries.VariableName, "/nonexistent") };

        await using PostgresServer server = await PostgresServer.StartAsync(options);

        Assert.Equal(_real.ConnectionString, server.ConnectionString);
    }

    [Fact]
    public async Task Of_another_version_is_an_error_that_says_both()
    {
        int other = _real.Version == 18 ? 15 : 18;

        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() =>
            PostgresServer.StartAsync(Options with { Version = other }));

        Assert.StartsWith($"PERENNIAL_SERVER names a PostgreSQL {_real.Version} server, but version {other} was asked for.", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_cannot_be_used_is_an_error_that_names_the_variable(bool wellFormed)
    {
        using TcpListener port = new(IPAddress.Loopback, 0);
        port.Start();
        string nobodyListens = $"Host=127.0.0.1;Port={((IPEndPoint)port.LocalEndpoint).Port};Username=postgres;Timeout=1";
        port.Stop();
        PostgresServerOptions options = new() { Machine = Machines.Bare.With(NamedServer.VariableName, wellFormed ? nobodyListens : "Hots=nowhere") };

        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() => PostgresServer.StartAsync(options));

        Assert.StartsWith("PERENNIAL_SERVER names a server that cannot be used: ", error.Message);
    }

    [Fact]
    public async Task Databases_of_a_dead_owner_are_dropped_and_those_of_a_living_one_are_not()
    {
        await using TestDatabase maintenance = await _real.CreateDatabaseAsync();
        await maintenance.ExecuteAsync("create database perennial_test_0badcafe_template_x is_template true");
        await maintenance.ExecuteAsync("create database perennial_test_0badcafe_1");
        await using PostgresServer living = await PostgresServer.StartAsync(Options);
        await using TestDatabase livingDatabase = await living.CreateDatabaseAsync();

        // The second owner connects to another database of the server than the first.
        string elsewhere = _real.GetConnectionString(maintenance.Name);
        await using PostgresServer second = await PostgresServer.StartAsync(Options with { Machine = Machines.Bare.With(NamedServer.VariableName, elsewhere) });

        string[] databases = await DatabasesAsync();
        Assert.DoesNotContain(databases, name => name.StartsWith("perennial_test_0badcafe", StringComparison.Ordinal));
        Assert.Contains(livingDatabase.Name, databases);
    }

    private async Task<string[]> DatabasesAsync()
    {
        await using NpgsqlConnection connection = new(_real.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("select array_agg(datname::text order by datname) from pg_database", connection);
        return (string[])(await command.ExecuteScalarAsync())!;
    }
}
