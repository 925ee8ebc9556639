namespace Perennial.Migrations;

/// <summary>A database could not be brought where it was asked to go. The message says what stands in the way and what to do; nothing is half applied unseen.</summary>
public sealed class MigrationException : Exception
{
    /// <param name="message">One sentence or more for the person who runs the upgrade.</param>
    /// <param name="innerException">What the server or the driver said, or null.</param>
    public MigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
