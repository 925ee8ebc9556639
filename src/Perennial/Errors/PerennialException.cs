namespace Perennial;

/// <summary>The base of what the runtime itself throws. Errors of the server are <see cref="Npgsql.PostgresException"/>.</summary>
public abstract class PerennialException : Exception
{
    private protected PerennialException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
