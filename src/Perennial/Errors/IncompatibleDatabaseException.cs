namespace Perennial;

/// <summary>The database cannot serve this program: it is too old, was built from other files, or lacks procedures.</summary>
public sealed class IncompatibleDatabaseException : PerennialException
{
    internal IncompatibleDatabaseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
