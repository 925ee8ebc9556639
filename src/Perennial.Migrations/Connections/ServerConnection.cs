using System.Net.Sockets;
using Npgsql;

namespace Perennial.Migrations.Connections;

/// <summary>Opens the connections of a runner: of its own, not from a pool, and named so that others can see who it is.</summary>
internal static class ServerConnection
{
    /// <exception cref="MigrationException">The connection string is wrong, or the server is not there or refuses.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, string role, CancellationToken ct)
    {
        NpgsqlConnectionStringBuilder settings = Parse(connectionString);
        settings.Pooling = false;
        settings.Multiplexing = false;
        settings.Enlist = false;
        settings.IncludeErrorDetail = true;
        settings.ApplicationName = role;
        // Statements may take as long as they need: locks have timeouts of their own, and people cancel.
        settings.CommandTimeout = 0;
        NpgsqlConnection connection = new(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new MigrationException(Explain(settings, error), error);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The server and database, without the password.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder settings) =>
        $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";

    /// <summary>What a server refused outside of the user's files, and what to do where that is known.</summary>
    public static string Describe(PostgresException error) =>
        $"{error.MessageText} (SQLSTATE {error.SqlState})."
        + (error.SqlState == PostgresErrorCodes.InsufficientPrivilege ? " Connect as the database's owner or another administrator; roles of services may only call procedures." : "");

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken ct)
    {
        await using NpgsqlCommand command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    /// <summary>The rows, each read by <paramref name="read"/>.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using NpgsqlCommand command = Command(connection, sql, values);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        List<T> rows = [];
        while (await reader.ReadAsync(ct).ConfigureAwait(false)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first column of the first row, or the default.</summary>
    public static async Task<T?> QueryValueAsync<T>(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken ct)
    {
        List<T?> rows = await connection.QueryAsync(sql, values, static reader => reader.IsDBNull(0) ? default : reader.GetFieldValue<T>(0), ct).ConfigureAwait(false);
        return rows.Count == 0 ? default : rows[0];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        NpgsqlCommand command = new(sql, connection);
        foreach (object? value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            NpgsqlConnectionStringBuilder settings = new(connectionString);
            if (string.IsNullOrEmpty(settings.Host)) throw new MigrationException("The connection string names no server. Write Host=..., for example: Host=localhost;Username=postgres;Database=app");
            return settings;
        }
        catch (ArgumentException error)
        {
            throw new MigrationException($"The connection string cannot be read: {Unreadable(connectionString, error)}. An example: Host=localhost;Username=postgres;Database=app", error);
        }
    }

    private static string Unreadable(string connectionString, ArgumentException error)
    {
        if (connectionString.Contains("://", StringComparison.Ordinal)) return "it is a URL, and here it is pairs of a keyword and a value";
        // The driver names the keyword that it does not know, or whose value it does not take.
        return error.ParamName is { Length: > 0 } keyword && connectionString.Contains(keyword, StringComparison.OrdinalIgnoreCase)
            ? $"'{keyword}' is no keyword, or has a value that does not fit"
            : error.Message.TrimEnd('.');
    }

    private static string Explain(NpgsqlConnectionStringBuilder settings, Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } server =>
            $"{server.MessageText} on server {settings.Host}:{settings.Port}. Create it first (createdb {settings.Database}), or correct Database in the connection string.",
        PostgresException server when server.SqlState.StartsWith("28", StringComparison.Ordinal) =>
            $"Server {settings.Host}:{settings.Port} refuses user {settings.Username}: {server.MessageText}. Correct Username and Password in the connection string.",
        PostgresException server => $"Server {settings.Host}:{settings.Port} refuses the connection: {server.MessageText}.",
        _ => $"No PostgreSQL server answers at {settings.Host}:{settings.Port} ({Reason(error)}). Start the server, or correct Host and Port in the connection string.",
    };

    private static string Reason(Exception error)
    {
        Exception inner = error;
        while (inner.InnerException is { } next) inner = next;
        return inner.Message.TrimEnd('.');
    }
}
