namespace Perennial;

/// <summary>The base of what the runtime itself throws. Errors of the server are <see cref="Npgsql.PostgresException"/>.</summary>
public abstract class PerennialException : Exception
{
    /// <summary>
    /// Under this key the <see cref="Exception.Data"/> of every exception that a call throws, the driver's included, has the procedure's schema and name: the stack shows who has called, but the
    /// generated method is no frame of it, because it only hands on the executor's task.
    /// </summary>
    public const string ProcedureKey = "Perennial.Procedure";

    private protected PerennialException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
