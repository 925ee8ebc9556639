using System.Collections.Concurrent;
using Npgsql;

namespace Perennial.Testing.Databases;

/// <summary>The databases that this process has made in one server.</summary>
internal sealed class DatabaseSet
{
    private readonly PostgresServer _server;
    private readonly string _prefix;
    private readonly NpgsqlDataSource _maintenance;
    private readonly ConcurrentDictionary<string, TestDatabase> _open = new();
    private readonly ConcurrentDictionary<string, Template> _templates = new();
    private int _lastNumber;
    private volatile bool _disposed;

    public DatabaseSet(PostgresServer server, string prefix)
    {
        _server = server;
        _prefix = prefix;

        // A statement here runs for the whole of a copy; the default timeout of 30 s is for queries.
        _maintenance = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { CommandTimeout = 0 });
    }

    public async Task<TestDatabase> CreateAsync(string? template, CancellationToken ct)
    {
        // Nobody can be connected to template0, and what someone left in template1 stays out.
        string source = template is null ? "template0" : _templates.TryGetValue(template, out Template? known) ? known.Database : template;
        string name = $"{_prefix}{Interlocked.Increment(ref _lastNumber)}";
        try
        {
            await ExecuteAsync($"create database {Quote(name)} template {Quote(source)}" + (template is null ? " encoding 'UTF8'" : ""), ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server may have finished just before it heard of the cancellation.
            await DropAsync(name, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        return _open[name] = new TestDatabase(_server, name, DropAsync);
    }

    public async Task<string> CreateTemplateAsync(string name, Func<TestDatabase, CancellationToken, Task> fill, CancellationToken ct)
    {
        Template template = _templates.GetOrAdd(name, static (_, prefix) => new Template(NewTemplateName(prefix)), _prefix);
        await template.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (!template.IsFilled)
            {
                await FillAsync(template.Database, fill, ct).ConfigureAwait(false);
                template.IsFilled = true;
            }
        }
        finally
        {
            template.Turn.Release();
        }

        return name;
    }

    /// <summary>Forgets the databases, and drops them from a server that lives on.</summary>
    public async Task DisposeAsync(bool dropAll)
    {
        _disposed = !dropAll;
        foreach (TestDatabase database in _open.Values)
        {
            if (dropAll)
                await database.DisposeAsync().ConfigureAwait(false);
            else
                await CloseAsync(database).ConfigureAwait(false);
        }

        foreach (Template template in _templates.Values)
        {
            if (dropAll)
                await DropTemplateAsync(template.Database).ConfigureAwait(false);
            template.Turn.Dispose();
        }

        _disposed = true;
        await _maintenance.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FillAsync(string name, Func<TestDatabase, CancellationToken, Task> fill, CancellationToken ct)
    {
        try
        {
            await ExecuteAsync($"create database {Quote(name)} template template0 encoding 'UTF8'", ct).ConfigureAwait(false);
            TestDatabase database = new(_server, name, CloseAsync);
            await using (database.ConfigureAwait(false))
                await fill(database, ct).ConfigureAwait(false);

            // A database cannot be copied while anybody is connected to it: nobody may be, from now on.
            await ExecuteAsync($"alter database {Quote(name)} with allow_connections false is_template true", ct).ConfigureAwait(false);
            await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'", ct).ConfigureAwait(false);
        }
        catch
        {
            await DropTemplateAsync(name).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask DropAsync(TestDatabase database)
    {
        _open.TryRemove(database.Name, out _);
        await CloseAsync(database).ConfigureAwait(false);

        // Whoever disposes the server before its databases has dropped them with it.
        if (!_disposed)
            await DropAsync(database.Name, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task DropTemplateAsync(string name)
    {
        if (await ExistsAsync(name).ConfigureAwait(false))
            await ExecuteAsync($"alter database {Quote(name)} with is_template false", CancellationToken.None).ConfigureAwait(false);
        await DropAsync(name, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<bool> ExistsAsync(string name)
    {
        NpgsqlCommand command = _maintenance.CreateCommand("select exists (select from pg_database where datname = $1)");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = name });
            return (bool)(await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false))!;
        }
    }

    private Task DropAsync(string name, CancellationToken ct) => ExecuteAsync($"drop database if exists {Quote(name)} with (force)", ct);

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        NpgsqlCommand command = _maintenance.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Ends pooled connections, also of callers who used the connection string by themselves.</summary>
    private static async ValueTask CloseAsync(TestDatabase database)
    {
        await database.DataSource.DisposeAsync().ConfigureAwait(false);
        var connection = new NpgsqlConnection(database.ConnectionString);
        await using (connection.ConfigureAwait(false))
            NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>Callers' names may be long or odd; the server cuts names after 63 bytes.</summary>
    private static string NewTemplateName(string prefix) => $"{prefix}template_{Guid.NewGuid().ToString("n")[..16]}";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
