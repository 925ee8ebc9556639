using Npgsql;

namespace Perennial.Testing.Discovery;

/// <summary>First way: a running server, named by a connection string in PERENNIAL_SERVER.</summary>
/// <param name="ConnectionString">As given.</param>
/// <param name="Major">The server's major version.</param>
internal sealed record NamedServer(string ConnectionString, int Major)
{
    public const string VariableName = "PERENNIAL_SERVER";

    /// <exception cref="PostgresServerException">
    /// The named server cannot be reached or has another version than asked: who names a server wants that one, so the search ends here.
    /// </exception>
    public static async Task<NamedServer?> FindAsync(PostgresServerOptions options, SearchReport report, CancellationToken ct)
    {
        report.Begin($"connection string in {VariableName}");
        string? connectionString = options.Machine.Variable(VariableName);
        if (connectionString is null)
        {
            report.PassOver("not set");
            return null;
        }

        int major = await AskVersionAsync(connectionString, ct).ConfigureAwait(false);
        if (options.Version is int asked && asked != major)
        {
            throw new PostgresServerException(
                $"PERENNIAL_SERVER names a PostgreSQL {major} server, but version {asked} was asked for. " +
                $"Name a PostgreSQL {asked} server, or unset PERENNIAL_SERVER to have one started.");
        }

        return new NamedServer(connectionString, major);
    }

    private static async Task<int> AskVersionAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            var connection = new NpgsqlConnection(connectionString);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(ct).ConfigureAwait(false);
                return connection.PostgreSqlVersion.Major;
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or TimeoutException)
        {
            throw new PostgresServerException(
                $"PERENNIAL_SERVER names a server that cannot be used: {exception.Message} " +
                "Correct its connection string (for example \"Host=localhost;Username=postgres;Password=...\"), or unset it.",
                exception);
        }
    }
}
