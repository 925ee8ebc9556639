namespace Perennial.Testing;

/// <summary>
/// No PostgreSQL server could be found, fetched or started. The message names what was tried and what to do; where a
/// server was started and failed, it ends with that server's own output.
/// </summary>
public sealed class PostgresServerException : Exception
{
    public PostgresServerException()
    {
    }

    public PostgresServerException(string message)
        : base(message)
    {
    }

    public PostgresServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True when no server of the asked version was found and none could be fetched; false when there was one and it failed.</summary>
    public bool IsNotFound { get; init; }
}
